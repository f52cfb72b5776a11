import type { Trail } from '@medregistry/audit';
import { civilDate, refuse, type CivilDate, type Principal } from '@medregistry/language';
import type { JobHandler } from '@medregistry/outbox';
import type { Knex } from 'knex';
import type { Services } from '../endpoints/services';
import type { AppointmentAsking } from './appointments';

export interface DayLine {
  id: string;
  from: string;
  to: string;
  state: string;
  application: string;
  number: string;
  name: string;
  procedure: string;
  caseState: string;
  windowName: string;
  /** Earlier appointments of the same applicant that were missed within a year. */
  missed: number;
}

const READERS = ['counter', 'administrator'];

const DAY = (scope: string): string => `
  SELECT p.document_id AS id, p.starts_at AS "from", p.ends_at AS "to", p.state, p.application, a.number, a.subject_name AS name, a.procedure, a.state AS "caseState", w.name AS "windowName",
    (SELECT count(*)::integer FROM appointments m JOIN applications o ON o.document_id = m.application WHERE o.subject_id = a.subject_id AND m.state = 'missed' AND m.date > $1::date - 365 AND m.id <> p.id) AS missed
  FROM appointments p JOIN applications a ON a.document_id = p.application JOIN service_windows w ON w.id = p.window_id
  WHERE p.date = $1::date AND p.state <> 'cancelled' AND ${scope} ORDER BY p.starts_at, p.seat, p.id LIMIT 500`;

/** Who comes to the window on a day, and whether they came. */
export function createDayList({ strapi, access }: Services) {
  return {
    async list(principal: Principal, date: CivilDate): Promise<DayLine[]> {
      const values: unknown[] = [date];
      return access('reads').query<DayLine>('appointment_day', DAY(access('scope').sql(principal, READERS, 'p.scope_path', values)), values);
    },

    /** Says whether somebody came; may be set right on the same day. @throws Refusal 404, 409 for a day that has not come */
    async settle({ principal, address, now }: AppointmentAsking, id: string, outcome: 'served' | 'missed'): Promise<void> {
      await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
        const { rows } = await trx.raw<{ rows: { scopePath: string; authorityPath: string; application: string; date: CivilDate; state: string }[] }>(
          `SELECT p.scope_path AS "scopePath", a.authority_path AS "authorityPath", p.application, p.date::text AS date, p.state FROM appointments p JOIN applications a ON a.document_id = p.application WHERE p.document_id = ? FOR UPDATE OF p`, [id],
        );
        const [found] = rows;
        if (!found || found.state === 'cancelled' || !access('scope').within(principal, ['counter'], found.scopePath)) throw refuse.notFound();
        if (found.date > civilDate(now)) throw refuse.notAvailable('预约的日期还没有到。');
        const by = principal.name || principal.username;
        await trx.raw('UPDATE appointments SET state = ?, settled_by = ?, updated_at = CAST(? AS timestamp) WHERE document_id = ?', [outcome, by, now.toISOString(), id]);
        await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
          chain: found.authorityPath, at: now, actorId: principal.userId, actorName: by, action: `appointment.${outcome}`, subjectType: 'application', subjectId: found.application, scopePath: found.scopePath, address, outcome: 'ok', details: { date: found.date },
        });
      });
    },
  };
}

/**
 * Daily job: what nobody settled on its day. Somebody at the window acted on the case that day, or the visitor did not
 * come.
 */
export const settleAppointments: JobHandler = async ({ trx, tick }) => {
  await trx.raw(
    `UPDATE appointments p SET settled_by = '系统', updated_at = CAST(:now AS timestamp),
       state = CASE WHEN EXISTS (SELECT FROM applications a JOIN actions t ON t.application_key = a.id WHERE a.document_id = p.application AND t.role = 'counter' AND (t.at AT TIME ZONE 'Asia/Shanghai')::date = p.date) THEN 'served' ELSE 'missed' END
     WHERE p.state = 'booked' AND p.date < CAST(:today AS date)`,
    { now: tick.toISOString(), today: civilDate(tick) },
  );
};
