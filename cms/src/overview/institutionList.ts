import type { AccessService } from '@medregistry/access';
import { isRemindable, labelOf, institutionCategories, RegulationCategory, Standing, standings } from '@medregistry/config';
import { z } from 'zod';
import { cohort } from './cohort';
import { categoriesOf } from './figures';
import { draft, type Draft, type Question } from './Question';

/** Which institutions stand behind a figure of progress. */
export const InstitutionFilter = z.object({ campaign: z.string().max(64).optional(), standing: Standing.optional(), kind: RegulationCategory.optional() });
export type InstitutionFilter = z.infer<typeof InstitutionFilter>;

/** The outbox's name for a reminder: one for an institution, a rule and a day, however often somebody asks. */
export const reminderKey = (institution: string, standing: string, today: string): string => `remind:${institution}:${standing}:${today}`;

export function institutionConditions({ put }: Draft, { standing, kind }: Pick<InstitutionFilter, 'standing' | 'kind'>): string {
  return [...(standing ? [`s.standing = ${put(standing)}`] : []), ...(kind ? [`s.category = ANY(${put(categoriesOf(kind))}::text[])`] : []), 'true'].join(' AND ');
}

interface Found {
  id: number;
  documentId: string;
  name: string;
  registrationNumber: string;
  category: string;
  standing: Standing;
  dueOn: string | null;
  phone: string | null;
  contact: string | null;
  caseId: string | null;
  caseNumber: string | null;
  remindedToday: boolean;
  total: number | null;
}

/** One page of the institutions behind a figure, with whom to call: one statement. */
export async function institutionPage(access: AccessService, question: Question, filter: InstitutionFilter, page: { cursor?: number | undefined; limit: number }) {
  const statement = draft(access, question);
  const { sql, today } = cohort(statement, question);
  const where = institutionConditions(statement, filter);
  const after = page.cursor ? ` AND s.id > ${statement.put(page.cursor)}` : '';
  const total = page.cursor ? 'NULL::integer' : `(SELECT count(*)::integer FROM standing s WHERE ${where})`;
  const found = await access('reads').query<Found>(
    'overview_institutions',
    `WITH ${sql} SELECT s.id, s.document_id AS "documentId", s.name, s.registration_number AS "registrationNumber", s.category, s.standing, s.due_on AS "dueOn",
       s.phone, s.verification_contact AS contact, s.case_id AS "caseId", s.case_number AS "caseNumber", ${total} AS total,
       EXISTS (SELECT FROM outbox_messages m WHERE m.topic = 'notify' AND m.dedupe_key = 'remind:' || s.document_id || ':' || s.standing || ':' || ${today}) AS "remindedToday"
     FROM standing s WHERE ${where}${after} ORDER BY s.id LIMIT ${statement.put(page.limit + 1)}`,
    statement.values,
  );
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const roles = question.principal.assignments.map(({ role }) => role);
  return {
    rows: shown.map(({ id: _id, total: _total, contact, category, ...row }) => {
      const person = contact === null ? {} : (JSON.parse(access('cipher').decrypt(contact)) as { name?: string; mobile?: string });
      const masked = access('masks').apply('institution', { 'verificationContact.name': person.name ?? null, 'verificationContact.mobile': person.mobile ?? null }, roles);
      return {
        ...row,
        categoryLabel: labelOf(institutionCategories, category),
        standingLabel: standings[row.standing].label,
        remindable: isRemindable(row.standing),
        contactName: masked['verificationContact.name'] ?? null,
        contactMobile: masked['verificationContact.mobile'] ?? null,
      };
    }),
    total: found[0]?.total ?? (page.cursor ? null : 0),
    nextCursor: found.length > page.limit && last ? String(last.id) : null,
  };
}
