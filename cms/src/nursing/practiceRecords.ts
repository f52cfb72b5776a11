import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { labelOf, practiceRecordCategories, PracticeRecordCategory, practiceRecordChoices, PracticeRecordKind, practiceRecordKinds } from '@medregistry/config';
import { CivilDate, civilDate, refuse, type Principal, type Problem } from '@medregistry/language';
import type { Outbox, Templates } from '@medregistry/outbox';
import type { Knex } from 'knex';
import { z } from 'zod';
import { newDocumentId } from '../registers/newDocumentId';
import type { Services } from '../endpoints/services';
import { nurseNotice } from './nurseNotice';

/** Who keeps the records of nurses, and who at the authority reads them (护士条例 Art. 11). */
export const RECORD_KEEPERS = ['reviewer'] as const;
export const RECORD_READERS = ['reviewer', 'approver', 'counter', 'administrator', 'provincial'] as const;

const text = (what: string, least: number, most: number) => z.string().trim().min(least, what).max(most);

/** What is written down. */
export const PracticeRecordInput = z.strictObject({
  kind: PracticeRecordKind,
  category: PracticeRecordCategory,
  facts: text('请写明事实，至少 4 个字。', 4, 2000),
  basis: z.string().trim().max(500).default(''),
  evidence: text('请写明凭据，例如表彰文件或者处分决定的名称和文号。', 2, 200),
  occurredOn: CivilDate,
});
export type PracticeRecordInput = z.infer<typeof PracticeRecordInput>;

/** A correction: all of it anew, or the record withdrawn; the reason stays with it. */
export const PracticeRecordCorrection = z.strictObject({ ...PracticeRecordInput.shape, withdrawn: z.boolean().default(false), reason: text('请写明更正的理由，至少 2 个字。', 2, 500) });
export type PracticeRecordCorrection = z.infer<typeof PracticeRecordCorrection>;

/** A record as it is read, with the versions before it, the newest first. */
export interface PracticeRecordView {
  id: string;
  kind: PracticeRecordKind;
  kindLabel: string;
  category: PracticeRecordCategory;
  categoryLabel: string;
  facts: string;
  basis: string;
  evidence: string;
  occurredOn: CivilDate;
  authority: string;
  recordedOn: CivilDate;
  withdrawn: boolean;
  /** Why it was corrected or withdrawn; null for one that never was. */
  reason: string | null;
  version: number;
  /** It came with a decision of a penalty, which alone takes it back. */
  decided: boolean;
  earlier: { version: number; facts: string; evidence: string; recordedOn: CivilDate; reason: string | null }[];
}

interface Row extends Omit<PracticeRecordView, 'kindLabel' | 'categoryLabel' | 'earlier' | 'withdrawn'> {
  status: string;
  earlier: PracticeRecordView['earlier'] | null;
}

const LIST = `SELECT p.record AS id, p.kind, p.category, p.facts, coalesce(p.basis, '') AS basis, p.evidence, p.occurred_on::text AS "occurredOn", a.name AS authority, p.recorded_on::text AS "recordedOn", p.status, p.reason,
    p.version, p.application_id IS NOT NULL AS decided,
    (SELECT json_agg(json_build_object('version', e.version, 'facts', e.facts, 'evidence', e.evidence, 'recordedOn', e.recorded_on::text, 'reason', e.reason) ORDER BY e.version DESC)
      FROM practice_records e WHERE e.record = p.record AND NOT e.current) AS earlier
  FROM practice_records p JOIN nurses n ON n.id = p.nurse_id JOIN authorities a ON a.id = p.authority_id WHERE p.current AND n.document_id = $1 ORDER BY p.occurred_on DESC, p.id DESC`;

/** The good and bad records of a nurse, the latest first. */
export async function practiceRecordsOf(access: AccessService, nurse: string): Promise<PracticeRecordView[]> {
  const rows = await access('reads').query<Row>('practice_records', LIST, [nurse]);
  return rows.map(({ status, earlier, ...row }) => ({
    ...row, kindLabel: labelOf(practiceRecordKinds, row.kind), categoryLabel: labelOf(practiceRecordCategories, row.category), withdrawn: status === 'withdrawn', earlier: earlier ?? [],
  }));
}

/** A nurse as the authority that keeps her records knows her. */
export interface FiledNurse {
  key: number;
  documentId: string;
  name: string;
  certificateNumber: string | null;
  institution: string | null;
  scopePath: string;
  authority: number;
  authorityPath: string;
}

/** The registering authority; for who was never registered, that of the institution where she works. */
const NURSE = `SELECT n.id AS key, n.document_id AS "documentId", n.name, r.certificate_number AS "certificateNumber", i.name AS institution, n.scope_path AS "scopePath", a.id AS authority, a.scope_path AS "authorityPath"
  FROM nurses n LEFT JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current JOIN institutions i ON i.id = COALESCE(r.institution_id, n.workplace_id)
  JOIN authorities a ON a.id = COALESCE(r.authority_id, i.authority_id) WHERE n.document_id = $1`;

/** @throws Refusal 404 outside the person's scope */
export async function filedNurse({ access }: Services, principal: Principal, roles: readonly string[], nurse: string): Promise<FiledNurse> {
  const [found] = await access('reads').query<FiledNurse>('filed_nurse', NURSE, [nurse]);
  if (!found || !access('scope').within(principal, roles, found.authorityPath)) throw refuse.notFound();
  return found;
}

interface Asking {
  principal: Principal;
  address: string;
  now: Date;
}

function problemsOf({ kind, category, occurredOn }: PracticeRecordInput, today: CivilDate, decided = false): Problem[] {
  const problems: Problem[] = [];
  const allowed: readonly PracticeRecordCategory[] = practiceRecordChoices[kind];
  if (category === 'penalty' && !decided) problems.push({ path: 'category', code: 'penalty', message: '行政处罚的记录在决定处罚时自动写入，请在“立案处罚”办理。' });
  else if (category !== 'penalty' && !allowed.includes(category)) problems.push({ path: 'category', code: 'category', message: `${labelOf(practiceRecordKinds, kind)}请从${allowed.map((key) => labelOf(practiceRecordCategories, key)).join('、')}中选择。` });
  if (occurredOn > today) problems.push({ path: 'occurredOn', code: 'future', message: '日期不能晚于今天。' });
  return problems;
}

const INSERT = `INSERT INTO practice_records (document_id, nurse_id, authority_id, application_id, record, kind, category, facts, basis, evidence, occurred_on, recorded_by, recorded_on, reason, version, current, status, scope_path, created_at, updated_at, published_at)
  VALUES (:documentId, :nurse, :authority, :application, :record, :kind, :category, :facts, :basis, :evidence, :occurredOn, :by, :today, :reason, :version, true, :status, :scopePath, :now, :now, :now)`;

interface Version {
  record: string;
  version: number;
  reason: string | null;
  status: 'in-force' | 'withdrawn';
  scopePath: string;
}

const write = (trx: Knex.Transaction, nurse: FiledNurse, { principal, now }: Asking, input: PracticeRecordInput, version: Version): Promise<unknown> =>
  trx.raw(INSERT, {
    ...input, ...version, documentId: newDocumentId(), nurse: nurse.key, authority: nurse.authority, application: null, by: principal.name || principal.username, today: civilDate(now), now: now.toISOString(),
  });

/** What follows from writing a version down: the trail, and that the nurse is told. */
async function announce({ strapi }: Services, trx: Knex.Transaction, nurse: FiledNurse, { principal, address, now }: Asking, what: { action: string; record: string; version: number; kind: PracticeRecordKind; kindOfMessage: string; about: string }): Promise<void> {
  const { fill } = strapi.plugin('outbox').service('templates') as Templates;
  await (strapi.plugin('outbox').service('outbox') as Outbox).enqueue(trx, [
    nurseNotice(fill, { to: 'nurse', nurse: nurse.documentId, authorityPath: nurse.authorityPath, kind: what.kindOfMessage, values: { kind: labelOf(practiceRecordKinds, what.kind), about: what.about }, dedupeKey: `practice-record:${what.record}:${what.version}` }),
  ]);
  await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
    chain: nurse.authorityPath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: what.action, subjectType: 'nurse', subjectId: nurse.documentId, scopePath: nurse.scopePath, address, outcome: 'ok',
    details: { record: what.record, version: what.version, kind: what.kind },
  });
}

/** Writes a record down. @throws Refusal 404 outside the person's scope, 422 with every fault */
export async function keepRecord(services: Services, asking: Asking, nurseId: string, input: PracticeRecordInput): Promise<{ id: string; version: number }> {
  const { principal, now } = asking;
  const nurse = await filedNurse(services, principal, RECORD_KEEPERS, nurseId);
  const problems = problemsOf(input, civilDate(now));
  if (problems.length > 0) throw refuse.invalid(problems);
  const record = newDocumentId();
  await services.strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    await write(trx, nurse, asking, input, { record, version: 1, reason: null, status: 'in-force', scopePath: nurse.scopePath });
    await announce(services, trx, nurse, asking, { action: 'practice-record.keep', record, version: 1, kind: input.kind, kindOfMessage: 'nurse.record', about: labelOf(practiceRecordCategories, input.category) });
  });
  return { id: record, version: 1 };
}

/**
 * Corrects or withdraws a record: a new version beside those before it, which stay readable.
 *
 * @param ifMatch the version that the person saw
 * @throws Refusal 404, 409 for one that a decision wrote or that is withdrawn, 412, 422, 428
 */
export async function correctRecord(services: Services, asking: Asking & { ifMatch?: number | undefined }, nurseId: string, record: string, { withdrawn, reason, ...input }: PracticeRecordCorrection): Promise<{ version: number }> {
  const { principal, now, ifMatch } = asking;
  const nurse = await filedNurse(services, principal, RECORD_KEEPERS, nurseId);
  if (ifMatch === undefined) throw refuse.precondition();
  return (await services.strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    const { rows } = await trx.raw<{ rows: { id: number; version: number; status: string; application: string | null; scopePath: string }[] }>(
      'SELECT id, version, status, application_id AS application, scope_path AS "scopePath" FROM practice_records WHERE record = ? AND nurse_id = ? AND current FOR UPDATE', [record, nurse.key]);
    const [held] = rows;
    if (!held) throw refuse.notFound('没有找到这条记录。');
    if (held.version !== ifMatch) throw refuse.stale({ version: held.version });
    if (held.application !== null) throw refuse.notAvailable('这条记录由处罚决定写入，不能单独更正；处罚决定被撤销的，请在处罚案件中办理，记录随之撤销。');
    if (held.status === 'withdrawn') throw refuse.notAvailable('这条记录已经撤销，不能再更正。');
    const problems = problemsOf(input, civilDate(now));
    if (problems.length > 0) throw refuse.invalid(problems);
    const version = held.version + 1;
    await trx.raw('UPDATE practice_records SET current = false, updated_at = ? WHERE id = ?', [now.toISOString(), held.id]);
    await write(trx, nurse, asking, input, { record, version, reason, status: withdrawn ? 'withdrawn' : 'in-force', scopePath: held.scopePath });
    await announce(services, trx, nurse, asking, { action: withdrawn ? 'practice-record.withdraw' : 'practice-record.correct', record, version, kind: input.kind, kindOfMessage: withdrawn ? 'nurse.record-withdrawn' : 'nurse.record-corrected', about: labelOf(practiceRecordCategories, input.category) });
    return { version };
  })) as { version: number };
}
