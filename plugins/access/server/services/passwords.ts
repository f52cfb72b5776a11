import type { Problem } from '@medregistry/language';
import { dictionary } from '@zxcvbn-ts/language-common';

/** What makes a password good enough, for whoever makes accounts. */
export interface Passwords {
  problemsOf(password: string, about: readonly string[]): Problem[];
}

const MINIMUM = 8;
const MAXIMUM = 64;
/** bcrypt looks at no more than this. */
const MAXIMUM_BYTES = 72;

/**
 * Words that people put first when they are told to invent a password; compared without case, digits and signs. The list
 * is that of zxcvbn-ts (49,000 out of known leaks, MIT); added to it is what people here think of.
 */
const COMMON_WORDS: ReadonlySet<string> = new Set([
  ...dictionary['passwords-common'],
  'password', 'passwd', 'admin', 'administrator', 'root', 'qwerty', 'qwertyuiop', 'asdfgh', 'asdfghjkl', 'zxcvbnm',
  'welcome', 'letmein', 'iloveyou', 'woaini', 'mima', 'wodemima', 'beijing', 'chaoyang', 'yiyuan', 'hushi', 'weisheng',
  'jiankang', 'hospital', 'nurse', 'health', 'test', 'guest', 'user', 'login', 'master', 'monkey', 'dragon', 'abc', 'aaa',
  'qwe', 'qweasd', 'qweasdzxc', 'qazwsx', 'qazwsxedc', 'zaq', 'huawei', 'china', 'zhongguo', 'woaibeijing', 'princess', 'football',
]);
const KEYBOARD_ROWS = ['01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik'];

const reversed = (text: string): string => [...text].reverse().join('');

const isRepetition = (text: string): boolean => new Set(text).size <= 2 || /^(.{1,4})\1+$/u.test(text);

const isRun = (text: string): boolean =>
  KEYBOARD_ROWS.some((row) => row.includes(text) || reversed(row).includes(text) || (row + row).includes(text));

const isDate = (text: string): boolean => /^(19|20)\d{2}[-/.]?(0?[1-9]|1[0-2])[-/.]?(0?[1-9]|[12]\d|3[01])$/.test(text);

const isCommon = (text: string): boolean => {
  const letters = text.toLowerCase().replaceAll('@', 'a').replaceAll('0', 'o').replaceAll('$', 's').replace(/[^a-z]/g, '');
  const plain = text.toLowerCase().replace(/[^a-z]/g, '');
  const tail = text.replace(/[a-z@$]/gi, '');
  if (COMMON_WORDS.has(text.toLowerCase())) return true;
  return (COMMON_WORDS.has(letters) || COMMON_WORDS.has(plain)) && (tail.length <= 4 || isRun(tail) || isRepetition(tail) || isDate(tail));
};

/**
 * What is wrong with a new password, as problems to show; empty when it is fine. Length counts, composition does
 * not (ASVS 6.2): what is guessed first is refused instead.
 *
 * @param about names of the account and its holder, which the password may not contain
 */
export function passwordProblems(password: string, about: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const refuse = (code: string, message: string): void => void problems.push({ path: 'password', code, message });
  const length = [...password].length;
  const folded = password.toLowerCase();

  if (length < MINIMUM) refuse('too-short', `密码至少需要 ${MINIMUM} 个字符，请再加长一些。`);
  if (length > MAXIMUM || Buffer.byteLength(password) > MAXIMUM_BYTES) refuse('too-long', `密码最多 ${MAXIMUM} 个字符（汉字最多 24 个），请缩短。`);
  if (isRepetition(folded)) refuse('repeated', '密码不能由重复的字符组成，请换一个。');
  else if (isRun(folded) || /^\d{8,9}$/.test(password) && isDate(password)) refuse('sequence', '密码不能是连续的键位、数字或日期，请换一个。');
  else if (isCommon(password)) refuse('common', '这个密码太常见，容易被猜到，请换一个。');
  const names = about.map((name) => name.trim().toLowerCase()).filter((name) => [...name].length >= 2);
  if (names.some((name) => folded.includes(name) || (name.length >= MINIMUM && name.includes(folded)))) {
    refuse('contains-name', '密码中不能包含账号或姓名，请换一个。');
  }
  return problems;
}
