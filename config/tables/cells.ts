import type { Json } from '@medregistry/language';
import { optionsOf, type EnumTable } from '../enums/Enumeration';
import { residentId, type ResidentIdOptions, type Validation } from '../validators';

/** A text understood, or why it cannot be taken. */
export type CellParsed = { value: Json } | { code: string; message: string };

/** Words as they are compared: no spaces, no brackets, no case. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/[\s()（）]/gu, '').toLowerCase();

/** Takes the key, the label or another usual word for a value. */
export function choice(table: EnumTable, label: string, words: Readonly<Record<string, readonly string[]>> = {}): (text: string) => CellParsed {
  const known = new Map<string, string>();
  for (const { key, label: own } of optionsOf(table)) for (const word of [key, own, ...(words[key] ?? [])]) known.set(plain(word), key);
  const choices = optionsOf(table).map(({ label: own }) => own);
  return (text) => {
    const value = known.get(plain(text));
    return value === undefined ? { code: 'unknown-choice', message: `“${label}”中没有“${text.slice(0, 20)}”这一项，请从${choices.slice(0, 8).join('、')}${choices.length > 8 ? '等' : ''}中选择。` } : { value };
  };
}

/** Takes what a validator takes, as the validator writes it. */
export const checked = (check: (text: string) => Validation) => (text: string): CellParsed => {
  const result = check(text);
  return result.ok ? { value: result.value } : { code: result.code, message: result.message };
};

/** Any words, up to a length. */
export const text = (most: number) => (value: string): CellParsed =>
  value.length > most ? { code: 'too-long', message: `不能超过 ${most} 个字，请缩短。` } : { value: value.trim() };

/** A number of a certificate: no spaces, half-width. */
export const number = (value: string): CellParsed => text(40)(value.normalize('NFKC').replace(/\s+/gu, ''));

/** 是 or 否, and what people write for them. */
export function yesNo(value: string): CellParsed {
  const word = plain(value);
  const answer: Json = ['是', 'true', 'y', 'yes', '有', '√', '1'].includes(word) ? true : ['否', 'false', 'n', 'no', '无', '×', '0'].includes(word) ? false : null;
  return answer === null ? { code: 'yes-no', message: '请填写“是”或“否”。' } : { value: answer };
}

/** Passports and travel permits: letters, then digits. */
const FOREIGN = /^[A-Z]{1,3}\d{6,10}$/u;

/** An identity number: 18 digits, the old 15, or the number of a passport or travel permit. */
export const identity = (options: ResidentIdOptions) => (value: string): CellParsed => {
  const tidy = value.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
  return FOREIGN.test(tidy) ? { value: tidy } : checked((given) => residentId(given, { ...options, acceptOld: true }))(tidy);
};
