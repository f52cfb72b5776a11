import { SYSTEM_ROLE } from '@medregistry/language';
import type { Handler } from '@medregistry/outbox';
import type { Effects } from '../effects/createEffects';
import { fireOwed, SYSTEM, type OwedRow, type OwedServices } from '../owed/fireOwed';

/** Fires an event that time owes a permit; the institution follows by the machine's effects. */
export const firePermit = ({ effects, ...services }: OwedServices & { effects: Pick<Effects, 'apply'> }): Handler =>
  fireOwed<OwedRow>(services, {
    subject: 'permit',

    /** The current version of a permit; one that was replaced meanwhile owes nothing. */
    async lock(trx, permit) {
      const { rows } = await trx.raw<{ rows: OwedRow[] }>(
        `SELECT p.id AS key, p.status AS state, i.document_id AS institution, i.scope_path AS "scopePath", a.scope_path AS "authorityPath"
         FROM permits p JOIN institutions i ON i.id = p.institution_id JOIN authorities a ON a.id = i.authority_id
         WHERE p.document_id = ? AND p.current FOR UPDATE OF p`,
        [permit],
      );
      return rows[0];
    },

    async move(trx, { key }, decision, target) {
      await trx.raw('UPDATE permits SET status = ?, updated_at = ? WHERE id = ?', [decision.to, target.now.toISOString(), key]);
      for (const effect of decision.effects) await effects.apply(trx, effect, target, { userId: SYSTEM.userId, name: SYSTEM.name, role: SYSTEM_ROLE });
    },

    link: (to, { institution }) => (to === 'applicant' ? '/verification' : `/institutions/${institution}`),
  });
