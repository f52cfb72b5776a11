import { element, find } from '../plain/elements';
import { COMPARISONS, factsOf, type Verified } from './facts';

const [form, input, answer] = [find<HTMLFormElement>('#ask'), find<HTMLInputElement>('#code'), find('#answer')];
const [offer, file, result] = [find<HTMLFormElement>('#compare'), find<HTMLInputElement>('#file'), find('#result')];

function boxOf(className: string, title: string, sentence: string, facts: [string, string][] = []): HTMLElement {
  const box = element('section', '', className);
  box.append(element('h2', title));
  if (sentence) box.append(element('p', sentence));
  if (facts.length) {
    const list = document.createElement('dl');
    facts.forEach(([label, value]) => list.append(element('dt', label), element('dd', value)));
    box.append(list);
  }
  return box;
}

const show = (...told: Parameters<typeof boxOf>): void => answer.replaceChildren(boxOf(...told));

/** Lets a person compare a file with what was issued: it is sent, compared and forgotten. */
async function compare(code: string, file: File): Promise<void> {
  result.replaceChildren(element('p', '正在比对…'));
  try {
    const body = new FormData();
    body.append('files', file);
    const response = await fetch(`/api/verify/${encodeURIComponent(code)}/file`, { method: 'POST', body });
    const read = (await response.json().catch(() => ({}))) as { data?: { comparison: string }; error?: { message?: string } };
    const [good, title, sentence] = COMPARISONS[read.data?.comparison ?? ''] ?? [false, '暂时无法比对', read.error?.message ?? '请稍后再试。'];
    result.replaceChildren(boxOf(good ? 'genuine' : 'unknown', title, sentence));
  } catch {
    result.replaceChildren(boxOf('unknown', '暂时无法比对', '连接不上服务器，请检查网络后重试。'));
  }
}

async function check(code: string): Promise<void> {
  answer.replaceChildren(element('p', '正在核验…'));
  result.replaceChildren();
  offer.hidden = true;
  try {
    const response = await fetch(`/api/verify/${encodeURIComponent(code)}`);
    const body = (await response.json().catch(() => ({}))) as { data?: Verified; error?: { message?: string } };
    offer.hidden = !body.data?.signature;
    if (body.data?.state === 'genuine') show('genuine', '✓ 文书真实', '本文书由登记机关通过本系统出具。请核对下列内容与纸面是否一致。', factsOf(body.data));
    else if (body.data?.state === 'revoked') show('unknown', '× 文书已撤销', '本文书曾由登记机关出具，现已撤销，不再有效。', factsOf(body.data));
    else if (body.data?.state === 'shown') show(body.data.good ? 'genuine' : 'unknown', `${body.data.good ? '✓' : '×'} ${body.data.verdict ?? ''}`, body.data.sentence ?? '', factsOf(body.data));
    else if (body.data?.state === 'lapsed') show('unknown', '二维码已过期', '电子证照的二维码只在几分钟内有效。请持证人在手机上重新出示后再扫描；不要采信截图。');
    else if (response.status === 429) show('unknown', '请稍后再试', body.error?.message ?? '核验过于频繁，请几分钟后再试。');
    else show('unknown', '× 未查到该文书', body.error?.message ?? '没有与这个核验码相符的文书。请核对核验码；如确认无误，请向登记机关核实。');
  } catch {
    show('unknown', '暂时无法核验', '连接不上服务器，请检查网络后重试。');
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const code = (/\/check\/([^/?#\s]+)/.exec(input.value)?.[1] ?? input.value).trim();
  if (!code) return;
  history.replaceState(null, '', `/check/${encodeURIComponent(code)}`);
  void check(code);
});

offer.addEventListener('submit', (event) => {
  event.preventDefault();
  const [chosen] = file.files ?? [];
  const code = decodeURIComponent(/^\/check\/([^/]+)/.exec(location.pathname)?.[1] ?? '');
  if (chosen && code) void compare(code, chosen);
});

const given = decodeURIComponent(/^\/check\/([^/]+)/.exec(location.pathname)?.[1] ?? '');
if (given) {
  input.value = given;
  void check(given);
}
