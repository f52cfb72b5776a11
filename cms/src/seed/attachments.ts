import type { DemonstrationDistrict } from '@medregistry/database/demonstration';
import type { Core } from '@strapi/strapi';
import { attachFile } from '../notices/attachFile';
import type { DemoKeys } from './DemoKeys';
import type { Samples } from './samplePage';

/** The attachments of each campaign's notice: real one-page files that say what they stand for. */
export async function seedAttachments(strapi: Core.Strapi, district: DemonstrationDistrict, keys: DemoKeys, samples: Samples, now: Date): Promise<void> {
  for (const { key, notice } of district.campaigns) {
    const { rows } = await strapi.db.connection.raw<{ rows: { id: number; attached: number }[] }>(
      `SELECT c.notice_id AS id, (SELECT count(*) FROM notice_attachments t WHERE t.notice_id = c.notice_id)::int AS attached
       FROM campaigns c WHERE c.document_id = ?`,
      [keys.campaign(key).documentId],
    );
    const [campaign] = rows;
    if (!campaign) continue;
    for (const [position, { name, about }] of notice.attachments.entries()) {
      if (position < campaign.attached) continue;
      const file = await samples({ title: name.replace(/\.\w+$/u, ''), line: about });
      await strapi.db.transaction(({ trx }) =>
        attachFile(strapi, trx, { notice: campaign.id, name: name.replace(/\.\w+$/u, '.pdf'), about, position, mime: 'application/pdf', file, now }),
      );
    }
  }
}
