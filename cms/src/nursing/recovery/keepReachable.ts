import type { AccessService } from '@medregistry/access';
import type { ContactListener, Outbox, Templates } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import { nurseNotice } from '../nurseNotice';

interface Held {
  nurse: string;
  name: string;
  scopePath: string | null;
  authorityPath: string | null;
}

const NURSE = `SELECT n.document_id AS nurse, n.name, i.scope_path AS "scopePath", a.scope_path AS "authorityPath"
  FROM assignments s JOIN nurses n ON n.document_id = s.scope_id LEFT JOIN institutions i ON i.id = n.workplace_id LEFT JOIN authorities a ON a.id = i.authority_id
  WHERE s.role = 'nurse' AND s.revoked_at IS NULL AND s.user_id = ?`;

/**
 * 更改护士手机号 (F102): what a nurse proves for her account is what the register holds of her. Her institution is told that
 * her number changed, not which it is: it cannot refuse the change.
 */
export const keepReachable =
  (strapi: Core.Strapi): ContactListener =>
  async (trx, { userId, channel, address }, now) => {
    if (channel === 'wechat') return;
    const { rows } = await trx.raw<{ rows: Held[] }>(NURSE, [userId]);
    const [held] = rows;
    if (!held) return;
    const access: AccessService = (name) => strapi.plugin('access').service(name);
    const { encrypt, blindIndex } = access('cipher');
    if (channel === 'email') {
      if (address !== null) await trx.raw('UPDATE nurses SET email = ?, updated_at = ? WHERE document_id = ?', [encrypt(address), now.toISOString(), held.nurse]);
      return;
    }
    // A number that was deleted stays on paper; only nobody answers for it any more.
    if (address === null) return void (await trx.raw('UPDATE nurses SET mobile_verified_at = NULL, updated_at = ? WHERE document_id = ?', [now.toISOString(), held.nurse]));
    const index = blindIndex('mobile', address);
    const before = await trx.raw<{ rows: { index: string | null }[] }>('SELECT mobile_index AS index FROM nurses WHERE document_id = ? FOR UPDATE', [held.nurse]);
    await trx.raw('UPDATE nurses SET mobile = ?, mobile_index = ?, mobile_verified_at = ?, updated_at = ? WHERE document_id = ?', [encrypt(address), index, now.toISOString(), now.toISOString(), held.nurse]);
    if (before.rows[0]?.index === index || held.scopePath === null || held.authorityPath === null) return;
    const { fill } = strapi.plugin('outbox').service('templates') as Templates;
    await (strapi.plugin('outbox').service('outbox') as Outbox).enqueue(trx, [
      nurseNotice(fill, { to: 'nursing', nurse: held.nurse, authorityPath: held.authorityPath, subjectPath: held.scopePath, kind: 'nurse.mobile', values: { name: held.name }, link: '/nurses', dedupeKey: `nurse-mobile:${held.nurse}:${now.toISOString()}` }),
    ]);
  };
