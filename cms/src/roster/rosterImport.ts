import { labelOf, reviewPerson, rosterColumns, rosterMatchAdvice, rosterMatches, type RosterKey, type RosterMatch, type RosterValues } from '@medregistry/config';
import { defineImport, note, problem, type AnyImport, type Checked, type ImportContext, type Remark } from '@medregistry/exchange';
import { civilDate, say, type Json } from '@medregistry/language';
import type { Services } from '../endpoints/services';
import { importColumn } from '../registers/importColumn';
import { registerTable } from '../registers/RegisterTable';
import { builtOn, builtOnSentence, removeRecords } from '../registers/takeBack';
import { institutionPlace } from './institutionPlace';
import { nurseMatch } from './rosterMatch';
import { createStaffRecords, type StaffRecord } from './staffRecords';

/** The largest hospitals have some 10,000 people. */
const ROWS = 20_000;

/** What is said of somebody who does not agree with the registers. */
function matchRemark(match: RosterMatch): Remark[] {
  const advice = rosterMatchAdvice[match];
  return advice ? [note(null, `match-${match}`, `${labelOf(rosterMatches, match)}：${say(advice)}`)] : [];
}

/** Whether a person is known to be just so already. */
const isSame = (before: RosterValues, after: RosterValues): boolean =>
  Object.entries(after).every(([key, value]) => (before[key as RosterKey] ?? null) === value);

/** What a line means for somebody who is known: who is listed and not said to have left is on post again. */
function meant(values: RosterValues, before: StaffRecord | undefined): RosterValues {
  const returns = values.onPost === true || (values.onPost === undefined && before?.values.onPost === false);
  return returns ? { ...values, onPost: true, leftOn: null } : values;
}

/** What the roster's rules ask of somebody who is written down for the first time. */
export const newcomerRemarks = ({ category, doctorCategory, onPost }: RosterValues): Remark[] => [
  ...(category === 'doctor' && (doctorCategory ?? null) === null ? [problem('doctorCategory', 'doctor-category-needed', '医师请填写执业类别。')] : []),
  ...(onPost === false ? [problem('onPost', 'left-unknown', '名录中没有这个人，离职的人员不需要登记，请删除这一行。')] : []),
];

/**
 * The import of an institution's roster (人员名录, F34): doctors and technicians by their identity number, both of its
 * forms; nurses, who are registered elsewhere, are only compared. An empty cell leaves what is stored as it is.
 */
export function rosterImport({ strapi, access }: Services): AnyImport {
  const staff = createStaffRecords(strapi, () => access('cipher'));
  const columns = rosterColumns({ allowDemoRegion: process.env['NODE_ENV'] !== 'production' });
  const today = (): string => civilDate(access('clock').now());

  /** How nurses of the file stand in the nurses' register. */
  async function nurses(rows: readonly { idNumber: string }[], { trx, place, now }: ImportContext): Promise<Map<string, RosterMatch>> {
    const indexes = rows.map(({ idNumber }) => staff.indexOf(idNumber));
    const { rows: found } = await trx.raw<{ rows: { index: string; match: RosterMatch }[] }>(
      `SELECT DISTINCT ON (n.id_number_index) n.id_number_index AS index, ${nurseMatch('CAST(? AS date)')} AS match
       FROM institutions i CROSS JOIN nurses n LEFT JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current
       WHERE i.id = ? AND n.id_number_index = ANY(?::text[]) ORDER BY n.id_number_index, n.id DESC`,
      [civilDate(now), place.key, indexes],
    );
    return new Map(found.map(({ index, match }) => [index, match]));
  }

  function judged(values: RosterValues, before: StaffRecord | undefined): Checked {
    if (!before) {
      const remarks = newcomerRemarks(values);
      return { verdict: 'create', remarks: [...remarks, ...((values.practiceNumber ?? null) === null && values.category === 'doctor' ? matchRemark('unlisted') : [])] };
    }
    const remarks = [
      ...(before.values.name !== values.name ? [note('name', 'renamed', `姓名将由“${String(before.values.name)}”改为“${String(values.name)}”，请确认证件号码没有填错。`)] : []),
      ...(before.values.onPost === false && values.onPost !== false ? [note('onPost', 'returned', '这个人曾登记离职，保存后将重新列为在岗。')] : []),
    ];
    return { verdict: isSame(before.values, meant(values, before)) ? 'same' : 'update', remarks };
  }

  return defineImport<RosterKey>({
    kind: 'roster',
    label: '人员名录',
    roles: ['institution'],
    rows: ROWS,
    columns: columns.map(importColumn),
    place: institutionPlace(access),
    title: ({ name }) => String(name ?? ''),
    keysOf: ({ idNumber }) => (typeof idNumber === 'string' ? [{ key: idNumber, column: null }] : []),
    review: (values) => reviewPerson(staff.complete(values), today()),

    async check(rows, context) {
      const people = rows.map(({ values }) => ({ values: values as RosterValues, idNumber: String(values.idNumber) }));
      const known = await staff.byNumber(context.trx, context.place.key, people.map(({ idNumber }) => staff.indexOf(idNumber)));
      const nursing = people.filter(({ values }) => values.category === 'nurse');
      const matches = nursing.length > 0 ? await nurses(nursing, context) : new Map<string, RosterMatch>();
      return people.map(({ values, idNumber }): Checked => {
        const index = staff.indexOf(idNumber);
        if (values.category === 'nurse') return { verdict: 'matched', remarks: matchRemark(matches.get(index) ?? 'unlisted') };
        return judged(values, known.get(index));
      });
    },

    async save(rows, context) {
      const { trx, place, now } = context;
      const known = await staff.byNumber(trx, place.key, rows.map(({ values }) => staff.indexOf(String(values.idNumber))));
      const people = rows.map(({ values }) => ({ values: values as RosterValues, record: known.get(staff.indexOf(String(values.idNumber))) }));
      const added = await staff.add(trx, place, people.filter(({ record }) => !record).map(({ values }) => values), now);
      await context.wrote('staff-member', added.map(({ id }) => ({ record: id, before: null })));
      await context.wrote('staff-member', people.flatMap(({ record }) => (record ? [{ record: record.id, before: record.values as Json }] : [])));
      await staff.change(trx, people.flatMap(({ record, values }) => (record ? [{ record, values: { ...record.values, ...meant(values, record) } }] : [])), now);
    },

    async undo(written, { trx, place, now, savedAt }) {
      const table = registerTable(strapi, 'staff-member');
      const ids = written.map(({ record }) => record);
      const changed = await builtOn(trx, table, ids, savedAt);
      if (changed > 0) return builtOnSentence(changed, '名人员');
      await removeRecords(trx, table, written.filter(({ before }) => before === null).map(({ record }) => record));
      const before = new Map(written.flatMap((one) => (one.before === null ? [] : [[one.record, one.before as RosterValues] as const])));
      const records = await staff.byKey(trx, place.key, [...before.keys()]);
      await staff.change(trx, records.map((record) => ({ record, values: before.get(record.id) ?? record.values })), now);
      return null;
    },
  });
}
