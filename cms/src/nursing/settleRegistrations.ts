import type { Trail } from '@medregistry/audit';
import { civilDate } from '@medregistry/language';
import type { JobHandler } from '@medregistry/outbox';
import { switchSql } from '../facts/switches';

/** The statuses that days alone lead to; what somebody decided (注销, 吊销, 转军队) stays. A suspension stays until it is over. */
const SETTLE = `
  WITH offices AS (SELECT u.id, ${switchSql('nurseRenewalMonths', 'u')} AS months FROM authorities u),
  told AS (
    SELECT g.id, CASE WHEN g.valid_to < CAST(:today AS date) THEN 'expired'
      WHEN g.valid_to - make_interval(months => o.months) <= CAST(:today AS date) THEN 'renewal-due' ELSE 'valid' END AS status
    FROM nurse_registrations g JOIN offices o ON o.id = g.authority_id
    WHERE g.current AND (g.status IN ('valid', 'renewal-due', 'expired') OR (g.status = 'suspended' AND g.suspended_to < CAST(:today AS date)))
  ), settled AS (
    UPDATE nurse_registrations r SET status = t.status, updated_at = :now FROM told t WHERE t.id = r.id AND r.status <> t.status RETURNING t.status
  )
  SELECT status, count(*)::integer AS count FROM settled GROUP BY status ORDER BY status`;

/**
 * Daily job: registrations as the day has made them (待延续注册, 过期未延续, a suspension that is over), in one statement for
 * the whole register. Who reads one in the meantime gets the same from its dates (`statusOn`).
 */
export const settleRegistrations =
  (trail: () => Pick<Trail, 'append'>): JobHandler =>
  async ({ trx, tick }) => {
    const { rows } = await trx.raw<{ rows: { status: string; count: number }[] }>(SETTLE, { today: civilDate(tick), now: tick.toISOString() });
    if (rows.length === 0) return;
    await trail().append(trx, {
      chain: 'system', at: tick, actorId: null, actorName: '系统', action: 'registration.settle', subjectType: 'register', subjectId: 'nurse-registration', outcome: 'ok',
      details: Object.fromEntries(rows.map(({ status, count }) => [status, count])),
    });
  };
