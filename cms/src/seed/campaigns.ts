import { keyOf, type SeedContext } from './SeedContext';

/** Each campaign (校验年度工作) with its notice; the attachments follow when the house can print. */
export async function seedCampaigns(context: SeedContext): Promise<void> {
  const { district, authorities, campaigns, insert } = context;
  for (const { key, authority, notice, ...plain } of district.campaigns) {
    const { id, scopePath } = keyOf(authorities, authority);
    const [written] = await insert('notice', [
      {
        title: notice.title,
        body: notice.body.join('\n'),
        type: 'notice',
        audience: 'institutions',
        authority: id,
        publishedOn: notice.publishedOn,
        mustAcknowledge: notice.mustAcknowledge,
        version: 1,
        scopePath,
      },
    ]);
    const [campaign] = await insert('campaign', [{ ...plain, authority: id, notice: written?.id, version: 1, scopePath }]);
    if (campaign) campaigns.set(key, campaign);
  }
}
