import { auditActionLabel } from '@medregistry/config';
import type { AccessService } from '@medregistry/access';
import type { Json, Principal } from '@medregistry/language';
import { z } from 'zod';

export const AUDITORS = ['auditor'];

const civil = z.iso.date('请选择日期。');
/** What an auditor narrows the trail by. */
export const AuditFilter = z.object({
  kind: z.string().trim().max(60).optional(),
  actor: z.string().trim().max(100).optional(),
  outcome: z.enum(['ok', 'refused']).optional(),
  /** Civil days in Shanghai, both included. */
  from: civil.optional(),
  to: civil.optional(),
  subject: z.string().trim().max(64).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

interface Row {
  id: number;
  chain: string;
  sequence: number;
  at: string;
  actor: string;
  action: string;
  subjectType: string | null;
  subjectId: string | null;
  address: string | null;
  outcome: 'ok' | 'refused';
  details: string;
  hash: string;
}

export interface AuditLine extends Omit<Row, 'id' | 'details'> {
  actionLabel: string;
  details: Json;
}

/** Ids in a refused address name records that may be anybody's; their beginning is enough to recognise a repetition. */
const shortened = (text: string): string => text.replace(/[a-z0-9]{20,}/g, (id) => `${id.slice(0, 6)}…`);

const told = ({ id: _id, details, ...row }: Row): AuditLine => ({
  ...row,
  subjectId: row.subjectType === 'endpoint' && row.subjectId ? shortened(row.subjectId) : row.subjectId,
  actionLabel: auditActionLabel(row.action),
  details: JSON.parse(details) as Json,
});

/**
 * One page of the trail, newest first, in one statement: what happened to records within the auditor's scope, and what
 * people who hold a role within it did or had done to them where no record is named (sign-ins, refusals).
 */
export async function auditPage(access: AccessService, principal: Principal, filter: AuditFilter, { cursor, limit }: { cursor?: number | undefined; limit: number }): Promise<{ lines: AuditLine[]; nextCursor: string | null }> {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const records = access('scope').sql(principal, AUDITORS, 'e.scope_path', values);
  const people = access('scope').sql(principal, AUDITORS, 'a.scope_path', values);
  const conditions = [
    `((e.scope_path <> '/' AND ${records}) OR (coalesce(e.scope_path, '/') = '/' AND EXISTS (SELECT FROM assignments a WHERE (a.user_id = e.actor_id OR (e.subject_type = 'user' AND a.user_id::text = e.subject_id)) AND ${people})))`,
  ];
  if (filter.kind) conditions.push(`(e.action = ${put(filter.kind)} OR starts_with(e.action, ${put(`${filter.kind}.`)}))`);
  if (filter.actor) conditions.push(`e.actor_name LIKE ${put(`%${filter.actor.replace(/[\\%_]/g, '\\$&')}%`)}`);
  if (filter.outcome) conditions.push(`e.outcome = ${put(filter.outcome)}`);
  if (filter.subject) conditions.push(`e.subject_id = ${put(filter.subject)}`);
  if (filter.from) conditions.push(`e.at >= ${put(new Date(`${filter.from}T00:00:00+08:00`))}`);
  if (filter.to) conditions.push(`e.at < ${put(new Date(new Date(`${filter.to}T00:00:00+08:00`).getTime() + 86_400_000))}`);
  if (cursor) conditions.push(`e.id < ${put(cursor)}`);
  const found = await access('reads').query<Row>(
    'audit_page',
    `SELECT e.id, e.chain, e.sequence, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, e.actor_name AS actor, e.action, e.subject_type AS "subjectType", e.subject_id AS "subjectId",
       e.address, e.outcome, e.details, e.hash
     FROM audit_entries e WHERE ${conditions.join(' AND ')} ORDER BY e.id DESC LIMIT ${put(limit + 1)}`,
    values,
  );
  const page = found.slice(0, limit);
  return { lines: page.map(told), nextCursor: found.length > limit ? String(page.at(-1)?.id) : null };
}
