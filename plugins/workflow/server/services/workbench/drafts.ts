import { NOTE_CATEGORIES, NOTE_SEVERITIES, refuse, type NoteInput } from '@medregistry/language';
import type { Knex } from 'knex';
import { z } from 'zod';
import { iso } from '../../ApplicationRow';

/** A note that is being written: it may still be empty, which a sent one may not. */
export const DraftNote = z.strictObject({
  key: z.string().min(1).max(64),
  target: z.string().max(300).default(''),
  category: z.enum(NOTE_CATEGORIES),
  severity: z.enum(NOTE_SEVERITIES).default('must'),
  code: z.string().max(20).optional(),
  text: z.string().max(2000).default(''),
  lateReason: z.string().max(500).optional(),
});
export type DraftNote = z.infer<typeof DraftNote>;

export const DraftInput = z.strictObject({ revision: z.number().int().nonnegative(), notes: z.array(DraftNote).max(200) });

export interface DraftView {
  author: string;
  mine: boolean;
  round: number;
  revision: number;
  savedAt: string;
  notes: DraftNote[];
}

export const DRAFTS_SQL = `COALESCE((SELECT json_agg(json_build_object('author', d.author_name, 'mine', d.author_id = :me, 'round', d.round,
  'revision', d.revision, 'savedAt', ${iso('d.saved_at')}, 'notes', d.notes) ORDER BY d.saved_at)
  FROM review_drafts d WHERE d.application_key = :id), '[]')`;

export interface DraftKey {
  applicationKey: number;
  round: number;
  author: { id: number; name: string };
}

/**
 * Keeps a person's draft of a case where it is still the one that was read: a second tab does not write over the first.
 *
 * @throws Refusal 412 with the draft that is there
 */
export async function saveDraft(trx: Knex.Transaction, { applicationKey, round, author }: DraftKey, revision: number, notes: DraftNote[], now: Date): Promise<number> {
  const values = { applicationKey, authorId: author.id, authorName: author.name, round, notes: JSON.stringify(notes), revision, now: now.toISOString() };
  const { rows } = await trx.raw<{ rows: { revision: number }[] }>(
    `INSERT INTO review_drafts AS d (application_key, author_id, author_name, round, notes, revision, saved_at)
     VALUES (:applicationKey, :authorId, :authorName, :round, :notes, 1, :now)
     ON CONFLICT (application_key, author_id) DO UPDATE
       SET notes = excluded.notes, round = excluded.round, author_name = excluded.author_name, revision = d.revision + 1, saved_at = excluded.saved_at
       WHERE d.revision = :revision
     RETURNING d.revision`,
    values,
  );
  if (rows[0]) return rows[0].revision;
  const { rows: kept } = await trx.raw<{ rows: { revision: number; notes: DraftNote[] }[] }>(
    'SELECT revision, CAST(notes AS json) AS notes FROM review_drafts WHERE application_key = :applicationKey AND author_id = :authorId',
    { applicationKey, authorId: author.id },
  );
  throw refuse.stale({ revision: kept[0]?.revision ?? 0, notes: kept[0]?.notes ?? [] });
}

/** The places of draft notes, as the hints of a second round look at them. */
export const pointOf = ({ target, code }: DraftNote): Pick<NoteInput, 'target' | 'code'> => ({ target, code });
