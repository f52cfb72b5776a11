import { at, fieldsOf, say, type FormData, type Json, type Procedure } from '@medregistry/language';
import type { Knex } from 'knex';
import { z } from 'zod';
import { iso } from '../../ApplicationRow';
import { newDocumentId } from '../../newDocumentId';

export const CONTACT_CHANNELS = ['phone', 'visit', 'message'] as const;
export const CONTACT_OUTCOMES = ['reached', 'not-reached', 'call-back'] as const;

/** One call or visit about a case (联系记录, F58). */
export const ContactInput = z.strictObject({
  person: z.string().trim().min(1).max(60),
  channel: z.enum(CONTACT_CHANNELS),
  outcome: z.enum(CONTACT_OUTCOMES),
  summary: z.string().trim().min(2).max(2000),
  nextStep: z.string().trim().max(500).default(''),
});
export type ContactInput = z.infer<typeof ContactInput>;

export interface ContactEntry extends ContactInput {
  documentId: string;
  author: string;
  at: string;
}

/** Whom the form names for calls about the case, masked. */
export const contactOf = (procedure: Procedure, form: FormData): { path: string; label: string; value: Json; sealed: boolean }[] =>
  procedure.review.contact.flatMap((path) => {
    const declared = fieldsOf(procedure.form).find((candidate) => candidate.path === path);
    return declared ? [{ path, label: say(declared.field.label), value: at(form, path), sealed: Boolean(declared.field.sensitive) }] : [];
  });

export const CONTACTS_SQL = `COALESCE((SELECT json_agg(json_build_object('documentId', c.document_id, 'person', c.person, 'channel', c.channel,
  'outcome', c.outcome, 'summary', c.summary, 'nextStep', c.next_step, 'author', c.author_name, 'at', ${iso('c.at')}) ORDER BY c.id)
  FROM contact_entries c WHERE c.application_key = :id), '[]')`;

export async function insertContact(trx: Knex.Transaction, applicationKey: number, entry: ContactInput, author: { id: number; name: string }, now: Date): Promise<ContactEntry> {
  const documentId = newDocumentId();
  await trx.raw(
    `INSERT INTO contact_entries (document_id, application_key, person, channel, outcome, summary, next_step, author_id, author_name, at)
     VALUES (:documentId, :applicationKey, :person, :channel, :outcome, :summary, :nextStep, :authorId, :authorName, :now)`,
    { documentId, applicationKey, ...entry, authorId: author.id, authorName: author.name, now: now.toISOString() },
  );
  return { documentId, ...entry, author: author.name, at: now.toISOString() };
}
