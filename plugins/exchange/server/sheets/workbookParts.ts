import type { Archive } from './Archive';
import { showsDate } from './cellText';
import { SheetRefusal } from './SheetRefusal';
import { readXml } from './xmlStream';

/** What the cells of a sheet refer to. */
export interface WorkbookParts {
  /** Path of the first sheet that is not hidden. */
  sheet: string;
  strings: string[];
  /** For each cell style, whether it shows a date. */
  dates: boolean[];
  macintosh: boolean;
}

/** Texts that cells may share; more of them than this belong into several files. */
const MOST_STRINGS = 4_000_000;

const pathFrom = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`).replace(/[^/]+\/\.\.\//g, '');

async function outlineOf(archive: Archive): Promise<{ sheet: string; macintosh: boolean }> {
  const sheets: { id: string; hidden: boolean }[] = [];
  let macintosh = false;
  await readXml(await archive.read('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') macintosh = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet') sheets.push({ id: attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '', hidden: (attributes['state'] ?? 'visible') !== 'visible' });
    },
  });
  const targets = new Map<string, string>();
  await readXml(await archive.read('xl/_rels/workbook.xml.rels'), {
    open(name, { Id: id, Target: target }) {
      if (name === 'Relationship' && id && target) targets.set(id, pathFrom(target));
    },
  });
  const first = sheets.find(({ hidden }) => !hidden);
  const sheet = first && targets.get(first.id);
  if (!sheet) throw new SheetRefusal('damaged');
  return { sheet, macintosh };
}

async function stringsOf(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  if (!archive.has('xl/sharedStrings.xml')) return strings;
  let [text, within, phonetic] = ['', false, false];
  await readXml(await archive.read('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 't') within = true;
      if (name === 'rPh') phonetic = true;
    },
    text(piece) {
      if (within && !phonetic) text += piece;
    },
    close(name) {
      if (name === 't') within = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si' && strings.push(text) > MOST_STRINGS) throw new SheetRefusal('bomb');
    },
  });
  return strings;
}

async function datesOf(archive: Archive): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const dates: boolean[] = [];
  let cells = false;
  if (!archive.has('xl/styles.xml')) return dates;
  await readXml(await archive.read('xl/styles.xml'), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') cells = true;
      if (name === 'xf' && cells) dates.push(showsDate(Number(attributes['numFmtId']), codes.get(Number(attributes['numFmtId']))));
    },
    close(name) {
      if (name === 'cellXfs') cells = false;
    },
  });
  return dates;
}

/** @throws SheetRefusal unsupported for another kind of archive; damaged */
export async function partsOf(archive: Archive): Promise<WorkbookParts> {
  if (!archive.has('xl/workbook.xml')) throw new SheetRefusal('unsupported');
  return { ...(await outlineOf(archive)), strings: await stringsOf(archive), dates: await datesOf(archive) };
}
