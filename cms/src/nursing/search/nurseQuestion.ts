import { NurseSearchList } from '@medregistry/config';
import { residentId18 } from '@medregistry/config/validators';
import { refuse } from '@medregistry/language';
import type { NurseQuestion } from './nurseSearchSql';

const NUMBER = /^[\dA-Z()-]*\d[\dA-Z()-]*$/u;
/** Characters that a number has at least, so that nobody guesses one. */
const SHORTEST_NUMBER = 6;
/** Characters of a word that are kept as keys (`medregistry_parts`). */
const LONGEST_PART = 20;

const escaped = (word: string): string => `%${word.replace(/[\\%_]/gu, '\\$&')}%`;

/**
 * What was typed into the one field of a search: a number where it has digits, else parts of the name or its initials.
 *
 * @param indexOf the blind index of an identity number
 * @throws Refusal 422 for what is too short to be looked for
 */
export function nurseQuestion(typed: string, list: NurseSearchList, indexOf: (idNumber: string) => string): NurseQuestion {
  const text = typed.trim().toLowerCase();
  if (text === '') return { by: 'list', list };
  const number = text.replace(/\s/gu, '').toUpperCase();
  if (NUMBER.test(number)) {
    if (number.length < SHORTEST_NUMBER) throw refuse.invalid([{ path: 'q', code: 'short', message: '请填写完整的证件号码或者护士执业证书编号。' }]);
    return { by: 'number', idNumberIndex: indexOf(residentId18(number)), certificateNumber: number };
  }
  const [longest = '', ...others] = text.split(/\s+/u).sort((a, b) => b.length - a.length);
  if (longest.length < 2) throw refuse.invalid([{ path: 'q', code: 'short', message: '请至少填写姓名中相连的两个字，或者两个以上拼音首字母。' }]);
  const part = longest.slice(0, LONGEST_PART);
  return { by: 'name', part, words: [...(part === longest ? [] : [longest]), ...others].map(escaped), list };
}
