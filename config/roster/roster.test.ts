import { residentIdCheck } from '../validators';
import { reviewPerson, withIdentityFacts } from './reviewPerson';
import type { CellParsed } from '../tables';
import { ROSTER_KEYS, type RosterKey } from './RosterColumn';
import { rosterColumns } from './rosterColumns';

const columns = rosterColumns({ allowDemoRegion: true, today: '2026-11-10' });
const parse = (key: RosterKey, text: string): CellParsed => columns.find((column) => column.key === key)?.parse(text) ?? { value: null };
const said = (values: Parameters<typeof reviewPerson>[0]): string[] => reviewPerson(values, '2026-11-10').map(({ level, code }) => `${level} ${code}`);
/** An invented number of region 99: a woman born on 17 May 1980. */
const first17 = '99010519800517002';
const woman = first17 + residentIdCheck(first17);

it('has each thing that may be said of a person once, each understood from its own example', () => {
  expect(columns.map(({ key }) => key)).toEqual([...ROSTER_KEYS]);
  for (const { key, example } of columns) if (example !== '') expect({ key, parsed: parse(key, example) }).toEqual({ key, parsed: { value: expect.anything() as unknown } });
});

it('takes an old number and a new one as the same person', () => {
  expect(parse('idNumber', '110105491231002')).toEqual({ value: '11010519491231002X' });
  expect(parse('idNumber', ' 11010519491231002x ')).toEqual({ value: '11010519491231002X' });
  expect(parse('idNumber', 'e12345678')).toEqual({ value: 'E12345678' });
  expect(parse('idNumber', '110105194912310021')).toMatchObject({ code: 'check-digit' });
});

it('understands days and choices as people write them, and says what may be chosen', () => {
  for (const text of ['2026-3-1', '2026/03/01', '2026年3月1日', '20260301', '2026.3.1']) expect(parse('validTo', text)).toEqual({ value: '2026-03-01' });
  expect(parse('validTo', '2026-02-30')).toMatchObject({ code: 'no-such-day' });
  expect(parse('validTo', '长期')).toMatchObject({ code: 'pattern' });
  for (const [text, value] of [['医生', 'doctor'], ['药师', 'pharmacist'], ['药师(士)', 'pharmacist'], ['检验', 'laboratory'], ['护士', 'nurse']]) expect(parse('category', text ?? '')).toEqual({ value });
  expect(parse('category', '保安')).toMatchObject({ code: 'unknown-choice', message: expect.stringContaining('医师') as unknown });
  expect([parse('onPost', '离职'), parse('onPost', '是'), parse('multiSite', '√')]).toEqual([{ value: false }, { value: true }, { value: true }]);
});

it('takes sex and birth date from an identity number, and says where they differ', () => {
  expect(withIdentityFacts({ idNumber: woman })).toMatchObject({ gender: 'female', birthDate: '1980-05-17' });
  expect(said({ idNumber: woman, gender: 'male', birthDate: '1980-05-18' })).toEqual(['problem gender-differs', 'problem birth-date-differs']);
  expect(said({ idNumber: 'E12345678', gender: 'male' })).toEqual(['problem needed-without-id-card']);
});

it('lets nobody carry the title of another trade, or leave without a day', () => {
  expect(said({ category: 'doctor', title: 'pharmacist' })).toEqual(['problem title-of-another-kind']);
  expect(said({ category: 'pharmacist', title: 'pharmacist' })).toEqual([]);
  expect(said({ onPost: false })).toEqual(['problem left-on-needed']);
  expect(said({ onPost: true, leftOn: '2026-01-01' })).toEqual(['problem left-or-not']);
  expect(said({ onPost: false, leftOn: '2026-11-11' })).toEqual(['problem left-in-future']);
});

it('only notes what may well be right', () => {
  expect(said({ category: 'doctor', practiceNumber: '1234', validTo: '2026-11-09' })).toEqual(['note practice-number-format', 'note expired']);
});
