import type { CivilDate } from '@medregistry/language';
import type { Handler } from '@medregistry/outbox';
import { reVerifyBy } from '../facts/reVerifyBy';
import { fireOwed, type OwedRow, type OwedServices } from '../owed/fireOwed';

interface Row extends OwedRow {
  dueOn: CivilDate | null;
  opensOn: CivilDate | null;
  deferredTo: CivilDate | null;
  reVerifyBy: CivilDate | null;
}

/** Fires an event that time owes an obligation (校验义务). */
export const fireObligation = (services: OwedServices): Handler =>
  fireOwed<Row>(services, {
    subject: 'obligation',

    async lock(trx, obligation) {
      const { rows } = await trx.raw<{ rows: Row[] }>(
        `SELECT o.id AS key, o.state, o.due_on::text AS "dueOn", o.opens_on::text AS "opensOn", o.deferred_to::text AS "deferredTo",
           ${reVerifyBy('o', 'a')}::text AS "reVerifyBy",
           i.document_id AS institution, i.scope_path AS "scopePath", a.scope_path AS "authorityPath"
         FROM verification_obligations o JOIN institutions i ON i.id = o.institution_id JOIN authorities a ON a.id = i.authority_id
         WHERE o.document_id = ? FOR UPDATE OF o`,
        [obligation],
      );
      return rows[0];
    },

    told: ({ state, dueOn, opensOn, deferredTo, reVerifyBy: by }, id) => ({ obligation: { id, state, dueOn, opensOn, deferredTo, reVerifyBy: by } }),

    async move(trx, { key }, { to }, { now }) {
      await trx.raw('UPDATE verification_obligations SET state = ?, version = version + 1, updated_at = ? WHERE id = ?', [to, now.toISOString(), key]);
    },

    link: () => '/verification',
  });
