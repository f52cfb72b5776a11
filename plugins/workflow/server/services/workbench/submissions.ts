import { compareSubmissions, refuse, sensitivePaths, type FormData, type Submission, type SubmissionChanges } from '@medregistry/language';
import type { SlotView } from '@medregistry/dossier';
import type { Knex } from 'knex';
import { iso } from '../../ApplicationRow';
import type { Sealer } from '../../Ports';
import type { OpenCase } from '../cases';
import { masked } from '../maskForm';

/** The pages of each slot as a submission keeps them. */
export const pagesOf = (slots: SlotView[]): Submission['pages'] =>
  Object.fromEntries(slots.filter(({ pages }) => pages.length > 0).map(({ slot, pages }) => [slot, pages.map(({ id, rotation }) => ({ id, rotation }))]));

interface Kept {
  round: number;
  at: string;
  form: FormData;
  pages: Submission['pages'];
}

/** A submission as it was kept, its sealed values opened. One statement. */
async function submissionOf(connection: Knex, { row, procedure }: OpenCase, round: number, cipher: Sealer): Promise<Kept | undefined> {
  const { rows } = await connection.raw<{ rows: Kept[] }>(
    `SELECT s.round, ${iso('s.at')} AS at, CAST(s.form AS json) AS form, CAST(s.pages AS json) AS pages
     FROM case_submissions s WHERE s.application_key = ? AND s.round = ?`,
    [row.id, round],
  );
  const [kept] = rows;
  return kept && { ...kept, form: cipher.open(kept.form, sensitivePaths(procedure.form)) };
}

/** What stands in the case now. */
const present = ({ world, slots }: OpenCase): Submission => ({ form: world.application.form, pages: pagesOf(slots) });

/** The case with the submission of the round before beside the present one, from the second round on. */
export async function withRounds(connection: Knex, current: OpenCase, cipher: Sealer): Promise<OpenCase> {
  const { world, row } = current;
  const before = row.round > 1 ? await submissionOf(connection, current, row.round - 1, cipher) : undefined;
  if (!before) return current;
  return { ...current, world: { ...world, application: { ...world.application, rounds: { before, now: present(current) } } } };
}

export interface Comparison extends SubmissionChanges {
  before: { round: number; at: string };
  after: { round: number };
}

/** Values shown as they may be seen: what has changed is found in clear, and masked afterwards. */
function shown(changes: SubmissionChanges, { procedure }: OpenCase): SubmissionChanges {
  const hidden = (path: string, value: FormData[string][string]): FormData[string][string] => {
    const [section = '', field = ''] = path.split('.');
    return masked({ [section]: { [field]: value } }, procedure.form)[section]?.[field] ?? null;
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
  const kept = await submissionOf(connection, current, round, cipher);
  if (!kept) throw refuse.notFound('没有这一轮提交的内容。');
  const changes = compareSubmissions(current.procedure.form, kept, present(current));
  return { before: { round: kept.round, at: kept.at }, after: { round: current.row.round }, ...(applicant ? changes : shown(changes, current)) };
}
