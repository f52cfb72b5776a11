import type { PageChecks, SlotView } from '@medregistry/dossier';

/** Something that a reviewer would probably send back. It warns and never stands in the way. */
export interface Hint {
  /** The page that it is about; null for the whole slot. */
  page: string | null;
  code: string;
  /** What was seen and what to do. */
  message: string;
}

type Page = SlotView['pages'][number];

/** A slot with what is asked of it. */
export interface HintedSlot {
  label: string;
  seal: boolean;
  pages: readonly Page[];
  /** The paper that the system printed for this slot, and its pages. */
  printed: { label: string; pages: number } | null;
}

/** Below this a stamp or small print can no longer be read; scanners are set to 300. */
const LEAST_DPI = 120;
const MOST_SKEW = 3;
/** From a card or a square photograph to a strip: beyond these a sheet was cut off, or two lie in one picture. */
const RATIO = { least: 1.12, most: 1.8 };

const checksOf = ({ checks }: Page): PageChecks | null => (checks && !('failed' in checks) ? checks : null);

type Look = (checks: PageChecks, page: Page) => { code: string; says: string } | null;

/** What is wrong with one page, most serious first; only the first few of these are worth a person's time. */
const LOOKS: Look[] = [
  ({ blank }) => (blank === 'blank' ? { code: 'blank', says: '是空白页，请移出，或者重新扫描。' } : null),
  ({ blank }) => (blank === 'nearly' ? { code: 'nearly-blank', says: '几乎没有内容，请确认没有扫描到反面。' } : null),
  ({ dpi }) => (dpi !== null && dpi < LEAST_DPI ? { code: 'low-resolution', says: `不够清晰（约 ${dpi} dpi），请用 300 dpi 重新扫描，或靠近一些重新拍照。` } : null),
  ({ sideways }, { rotation }) => (sideways && rotation % 180 === 0 ? { code: 'sideways', says: '是横着的，请点“旋转”转正。' } : null),
  ({ skew }) => (skew !== null && Math.abs(skew) >= MOST_SKEW ? { code: 'skewed', says: `歪斜约 ${Math.abs(Math.round(skew))} 度，请摆正后重新扫描。` } : null),
  ({ ratio }) => (ratio < RATIO.least || ratio > RATIO.most ? { code: 'not-a4', says: '不是 A4 纸的比例，请确认整页都拍进去了。' } : null),
];

function pageHints(page: Page, index: number): Hint[] {
  const checks = checksOf(page);
  if (!checks) return [];
  return LOOKS.flatMap((look) => {
    const found = look(checks, page);
    return found ? [{ page: page.id, code: found.code, message: `第 ${index + 1} 页${found.says}` }] : [];
  });
}

/** The same page twice, in one slot or in two. */
function duplicateHints({ pages }: HintedSlot, elsewhere: ReadonlyMap<string, string>): Hint[] {
  return pages.flatMap((page, index) => {
    const first = pages.findIndex(({ sha256 }) => sha256 === page.sha256);
    if (first < index) return [{ page: page.id, code: 'duplicate', message: `第 ${index + 1} 页与第 ${first + 1} 页相同，请移出重复的页。` }];
    const other = elsewhere.get(page.sha256);
    return other ? [{ page: page.id, code: 'duplicate', message: `第 ${index + 1} 页与“${other}”中的一页相同，请确认没有传错地方。` }] : [];
  });
}

/** Whether a seal was seen where one is asked for. One page of a slot with it is enough. */
function sealHints({ seal, pages }: HintedSlot): Hint[] {
  const answers = pages.map((page) => checksOf(page)?.seal);
  if (!seal || pages.length === 0 || answers.includes(undefined) || answers.includes('stamped')) return [];
  const hint = (code: string, message: string): Hint[] => [{ page: null, code, message }];
  if (answers.includes('review')) return hint('seal-unclear', '有红色痕迹，但没有看清圆形公章，请核对印章是否清晰、完整。');
  if (answers.includes('unknown')) return hint('seal-unknown', '页面没有颜色，看不出是否盖章；请确认已加盖公章，最好用彩色重新扫描。');
  return hint('seal-missing', '没有看到红色公章，请核对是否已盖章。');
}

function missingPages({ pages, printed }: HintedSlot): Hint[] {
  if (!printed || pages.length === 0 || pages.length >= printed.pages) return [];
  return [{ page: null, code: 'pages-missing', message: `系统打印的“${printed.label}”有 ${printed.pages} 页，这里只有 ${pages.length} 页，请检查是否缺页。` }];
}

/**
 * What to look at once more before submitting (P21), by slot.
 *
 * @param elsewhere the label of another slot in which a page with this digest lies
 */
export const hintsOf = (slot: HintedSlot, elsewhere: ReadonlyMap<string, string>): Hint[] => [
  ...sealHints(slot),
  ...missingPages(slot),
  ...slot.pages.flatMap(pageHints),
  ...duplicateHints(slot, elsewhere),
];
