import { compareSubmissions, formTogether, officeSlots, refuse, sensitivePaths, submissionTogether, type Form, type FormData, type Part, type Rounds, type Submission, type SubmissionChanges } from '@medregistry/language';
import type { Knex } from 'knex';
import { iso } from '../../ApplicationRow';
import type { Sealer } from '../../Ports';
import type { OpenCase } from '../cases';
import { masked } from '../maskForm';

/** The pages of each slot as a submission keeps them, the marks over them included; what the office laid in is no part of it. */
export const pagesOf = ({ slots, procedure }: Pick<OpenCase, 'slots' | 'procedure'>): Submission['pages'] =>
  Object.fromEntries(slots.filter(({ pages, slot }) => pages.length > 0 && !officeSlots(procedure.materials).has(slot)).map(({ slot, pages }) => [slot, pages.map(({ id, rotation, mark }) => ({ id, rotation, ...(mark ? { mark: mark.lines } : {}) }))]));

interface Kept {
  id: number;
  round: number;
  at: string;
  form: FormData;
  pages: Submission['pages'];
}

interface Handed extends Part<OpenCase> {
  kept: Kept;
}

/** A case and what goes along with it. */
const partsOf = (current: OpenCase): Part<OpenCase>[] => [{ joined: null, content: current }, ...current.joined.map((part) => ({ joined: part.row.procedure, content: part }))];

/**
 * What the parts of a case handed in in one of its rounds, sealed values opened; a part that came along later is left
 * out. A joined case goes through its rounds together with the leading one, but may have begun earlier. One statement.
 */
async function handedIn(connection: Knex, current: OpenCase, round: number, cipher: Sealer): Promise<Handed[]> {
  const parts = partsOf(current);
  const wanted = parts.flatMap(({ content: { row } }) => [row.id, row.round - current.row.round + round]);
  const { rows } = await connection.raw<{ rows: Kept[] }>(
    `SELECT s.application_key AS id, s.round, ${iso('s.at')} AS at, CAST(s.form AS json) AS form, CAST(s.pages AS json) AS pages
     FROM case_submissions s WHERE (s.application_key, s.round) IN (${parts.map(() => '(?, ?)').join(', ')})`,
    wanted,
  );
  return parts.flatMap(({ joined, content }) => {
    const kept = rows.find(({ id }) => id === content.row.id);
    return kept ? [{ joined, content, kept: { ...kept, form: cipher.open(kept.form, sensitivePaths(content.procedure.form)) } }] : [];
  });
}

/** What stands in a case now. */
const present = (current: OpenCase): Submission => ({ form: current.world.application.form, pages: pagesOf(current) });

/** What was handed in beside what stands there now, as one under the names of the whole. */
const compared = (parts: Handed[]): Rounds => ({
  before: submissionTogether(parts.map(({ joined, kept }) => ({ joined, content: kept }))),
  now: submissionTogether(parts.map(({ joined, content }) => ({ joined, content: present(content) }))),
  form: formTogether(parts.map(({ joined, content }) => ({ joined, content: content.procedure.form }))),
  parts: parts.flatMap(({ joined }) => joined ?? []),
});

/** The case with the submission of the round before beside the present one, from the second round on. */
export async function withRounds(connection: Knex, current: OpenCase, cipher: Sealer): Promise<OpenCase> {
  const { world, row } = current;
  const parts = row.round > 1 ? await handedIn(connection, current, row.round - 1, cipher) : [];
  if (!parts.some(({ joined }) => joined === null)) return current;
  return { ...current, world: { ...world, application: { ...world.application, rounds: compared(parts) } } };
}

export interface Comparison extends SubmissionChanges {
  before: { round: number; at: string };
  after: { round: number };
}

/** Values shown as they may be seen: what has changed is found in clear, and masked afterwards. */
function shown(changes: SubmissionChanges, form: Form): SubmissionChanges {
  const hidden = (path: string, value: FormData[string][string]): FormData[string][string] => {
    const [section = '', field = ''] = path.split('.');
    return masked({ [section]: { [field]: value } }, form)[section]?.[field] ?? null;
  };
  return {
    ...changes,
    fields: changes.fields.map(({ path, from, to }) => ({ path, from: hidden(path, from), to: hidden(path, to) })),
    rows: changes.rows.map((row) => {
      const cell = (column: string, value: FormData[string][string]): FormData[string][string] => {
        const [only] = hidden(row.path, [{ [column]: value }]) as { [column: string]: FormData[string][string] }[];
        return only?.[column] ?? null;
      };
      return { ...row, columns: row.columns.map(({ path, from, to }) => ({ path, from: cell(path, from), to: cell(path, to) })) };
    }),
  };
}

/**
 * Old beside new (新旧对照): an earlier submission against what stands in the case now.
 *
 * @throws Refusal 404 for a round that was not handed in
 */
export async function comparison(connection: Knex, current: OpenCase, round: number, cipher: Sealer, applicant: boolean): Promise<Comparison> {
  const parts = await handedIn(connection, current, round, cipher);
  const own = parts.find(({ joined }) => joined === null)?.kept;
  if (!own) throw refuse.notFound('没有这一轮提交的内容。');
  const { form, before, now } = compared(parts);
  const changes = compareSubmissions(form, before, now);
  return { before: { round: own.round, at: own.at }, after: { round: current.row.round }, ...(applicant ? changes : shown(changes, form)) };
}
