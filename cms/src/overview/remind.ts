import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { isRemindable, Standing } from '@medregistry/config';
import { refuse } from '@medregistry/language';
import type { Outbox, Templates } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { cohort } from './cohort';
import { institutionConditions, InstitutionFilter, reminderKey } from './institutionList';
import { draft, type Question } from './Question';

/** Whom to remind: the list that somebody looks at, or some of it. */
export const ReminderInput = InstitutionFilter.extend({ campaign: z.string().max(64), standing: Standing, institutions: z.array(z.string().max(64)).max(5000).optional() });
export type ReminderInput = z.infer<typeof ReminderInput>;

interface Due {
  id: string;
  name: string;
  scopePath: string;
  dueOn: string | null;
  year: number;
  applyTo: string;
  authorityPath: string;
  reminded: boolean;
}

/** Until when something can still be done: the institution's own day, or the end of the campaign where that is earlier. */
const lastDay = ({ dueOn, applyTo }: Due): string => (dueOn !== null && dueOn < applyTo ? dueOn : applyTo);

interface Reminding {
  strapi: Core.Strapi;
  access: AccessService;
}

/**
 * Reminds institutions through the outbox, once each for a standing and a day: who was reminded already is left out
 * and counted apart. Whoever moved on meanwhile is not reminded of what is done.
 *
 * @throws Refusal 422 where the standing asks nothing of the institution
 */
export async function remind({ strapi, access }: Reminding, question: Question, input: ReminderInput, from: { address: string; now: Date }): Promise<{ reminded: number; already: number }> {
  const { standing } = input;
  if (!isRemindable(standing)) throw refuse.invalid([{ path: 'standing', code: 'not-remindable', message: '这些机构目前不需要做什么，不用催办。' }]);
  const statement = draft(access, question);
  const { sql, today } = cohort(statement, question);
  const some = input.institutions ? ` AND s.document_id = ANY(${statement.put(input.institutions)}::text[])` : '';
  const due = await access('reads').query<Due>(
    'overview_remind',
    `WITH ${sql} SELECT s.document_id AS id, s.name, s.scope_path AS "scopePath", s.due_on AS "dueOn", c.year, c.apply_to AS "applyTo", c.scope_path AS "authorityPath",
       EXISTS (SELECT FROM outbox_messages m WHERE m.topic = 'notify' AND m.dedupe_key = 'remind:' || s.document_id || ':' || s.standing || ':' || ${today}) AS reminded
     FROM standing s CROSS JOIN c WHERE ${institutionConditions(statement, input)}${some} ORDER BY s.id`,
    statement.values,
  );
  const fresh = due.filter(({ reminded }) => !reminded);
  const [first] = fresh;
  if (!first) return { reminded: 0, already: due.length };
  const { fill } = strapi.plugin('outbox').service('templates') as Templates;
  const outbox = strapi.plugin('outbox').service('outbox') as Outbox;
  const trail = strapi.plugin('audit').service('trail') as Trail;
  await strapi.db.transaction(async ({ trx }) => {
    await outbox.enqueue(
      trx,
      fresh.map((institution) => ({
        topic: 'notify',
        dedupeKey: reminderKey(institution.id, standing, question.today),
        payload: {
          roles: ['institution'], scopePath: institution.scopePath, kind: `verification.reminder.${standing}`,
          ...fill(`verification.reminder.${standing}`, { name: institution.name, year: String(institution.year), by: lastDay(institution) }),
          link: '/verification', subjectType: 'institution', subjectId: institution.id,
        },
      })),
    );
    await trail.append(trx, {
      chain: first.authorityPath,
      at: from.now,
      actorId: question.principal.userId,
      actorName: question.principal.name,
      action: 'verification.remind',
      subjectType: 'campaign',
      subjectId: input.campaign,
      scopePath: first.authorityPath,
      address: from.address,
      outcome: 'ok',
      details: { standing, institutions: fresh.map(({ id }) => id) },
    });
  });
  return { reminded: fresh.length, already: due.length - fresh.length };
}
