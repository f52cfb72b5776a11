import type { Trail } from '@medregistry/audit';
import { civilDate, refuse, type CivilDate, type Principal } from '@medregistry/language';
import type { Outbox, Templates } from '@medregistry/outbox';
import type { Knex } from 'knex';
import type { Services } from '../endpoints/services';
import { nurseNotice } from './nurseNotice';

interface Held {
  registration: number;
  key: number;
  name: string;
  institutionKey: number;
  institution: string;
  scopePath: string;
  authorityPath: string;
}

const REGISTERED = `SELECT r.id AS registration, n.id AS key, n.name, i.id AS "institutionKey", i.name AS institution, i.scope_path AS "scopePath", a.scope_path AS "authorityPath"
  FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id JOIN institutions i ON i.id = r.institution_id JOIN authorities a ON a.id = i.authority_id
  WHERE r.current AND i.document_id = ? AND n.document_id = ? FOR UPDATE OF r, n`;

/**
 * 已离职 (F70, F90, F91): she works here no longer and her registration is still here. It stays until she moves it; until then it
 * says that she is not on her post, and she is told to. Without a day she is on her post again.
 *
 * @throws Refusal 404 for a nurse who is not registered with the institution, 422 for a day to come
 */
export async function recordDeparture({ access, strapi }: Services, { principal, address, now }: { principal: Principal; address: string; now: Date }, institution: string, { nurse, leftOn, note }: { nurse: string; leftOn: CivilDate | null; note: string }): Promise<void> {
  const today = civilDate(now);
  if (leftOn !== null && leftOn > today) throw refuse.invalid([{ path: 'leftOn', code: 'future', message: '离职日期不能晚于今天。' }]);
  await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    const { rows } = await trx.raw<{ rows: Held[] }>(REGISTERED, [institution, nurse]);
    const [held] = rows;
    if (!held || !access('scope').within(principal, ['nursing'], held.scopePath)) throw refuse.notFound('这名护士没有注册在本机构，请刷新名单后再办理。');
    await trx.raw('UPDATE nurse_registrations SET on_post = ?, left_on = ?, updated_at = ? WHERE id = ?', [leftOn === null, leftOn, now.toISOString(), held.registration]);
    if (leftOn === null) await trx.raw('UPDATE nurses SET workplace_id = ?, updated_at = ? WHERE id = ?', [held.institutionKey, now.toISOString(), held.key]);
    else {
      // Where she works meanwhile is her next employer's to say.
      await trx.raw('UPDATE nurses SET workplace_id = NULL, updated_at = ? WHERE id = ? AND workplace_id = ?', [now.toISOString(), held.key, held.institutionKey]);
      const { fill } = strapi.plugin('outbox').service('templates') as Templates;
      await (strapi.plugin('outbox').service('outbox') as Outbox).enqueue(trx, [
        nurseNotice(fill, { to: 'nurse', nurse, authorityPath: held.authorityPath, kind: 'nurse.departed', values: { name: held.name, institution: held.institution, leftOn }, dedupeKey: `nurse-departed:${nurse}:${now.toISOString()}` }),
      ]);
    }
    await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: held.authorityPath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: leftOn === null ? 'nurse.returned' : 'nurse.departed', subjectType: 'nurse', subjectId: nurse, scopePath: held.scopePath, address,
      outcome: 'ok', details: { leftOn, note },
    });
  });
}
