import type { NoteVerdict } from '@medregistry/language';
import type { Knex } from 'knex';
import { iso } from '../../ApplicationRow';
import type { Lease } from './lease';

/** Who looked at a review point in a round, and when. */
export interface TickView {
  point: string;
  round: number;
  author: string;
  at: string;
}

export interface RoundView {
  round: number;
  at: string;
}

export const TICKS_SQL = `COALESCE((SELECT json_agg(json_build_object('point', t.point, 'round', t.round, 'author', t.author_name, 'at', ${iso('t.at')}) ORDER BY t.at)
  FROM review_ticks t WHERE t.application_key = :id), '[]')`;

export const ROUNDS_SQL = `COALESCE((SELECT json_agg(json_build_object('round', s.round, 'at', ${iso('s.at')}) ORDER BY s.round)
  FROM case_submissions s WHERE s.application_key = :id), '[]')`;

export interface Tick {
  applicationKey: number;
  round: number;
  point: string;
}

export async function writeTick(trx: Knex.Transaction, { applicationKey, round, point }: Tick, ticked: boolean, author: { id: number; name: string }, now: Date): Promise<void> {
  if (ticked) {
    await trx.raw(
      `INSERT INTO review_ticks (application_key, round, point, author_id, author_name, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      [applicationKey, round, point, author.id, author.name, now.toISOString()],
    );
  } else await trx.raw('DELETE FROM review_ticks WHERE application_key = ? AND round = ? AND point = ?', [applicationKey, round, point]);
}

/** Writes what a reviewer finds of a note of an earlier round; false where there is no such note. */
export async function writeVerdict(trx: Knex.Transaction, note: { applicationKey: number; round: number; documentId: string }, verdict: NoteVerdict | null, author: string, now: Date): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `UPDATE review_notes SET verdict = :verdict, verdict_name = :name, verdict_at = :at, updated_at = :now
     WHERE application_key = :applicationKey AND document_id = :documentId AND round < :round RETURNING 1`,
    { ...note, verdict, name: verdict && author, at: verdict && now.toISOString(), now: now.toISOString() },
  );
  return rows.length > 0;
}

/** Writes who has a case in hand; the case's own version stays, since nothing of its content has changed. */
export const writeLease = (trx: Knex.Transaction, applicationKey: number, lease: Lease | null, now: Date): Promise<unknown> =>
  trx.raw('UPDATE applications SET assignee_id = :id, assignee_name = :name, assigned_until = :until, updated_at = :now WHERE id = :applicationKey', {
    applicationKey,
    id: lease?.id ?? null,
    name: lease?.name ?? null,
    until: lease?.until ?? null,
    now: now.toISOString(),
  });
