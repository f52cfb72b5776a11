import { addDays, type CivilDate } from '@medregistry/language';
import { randomOf } from '../demonstration';
import { authorities, windowsOf } from '../demonstration/authorities';
import { campaignsOf } from '../demonstration/campaigns';
import type { Campaign } from './applications';
import type { Row } from './copyRows';
import { documentIdOf, rowOf } from './identifiers';
import type { LargeDistrictPlan, LargeRecord } from './LargeDistrict';

export interface AuthorityRows {
  /** The first has the window and the campaigns. */
  authorities: [LargeRecord, ...LargeRecord[]];
  campaigns: Campaign[];
  rows: { authorities: Row[]; service_windows: Row[]; campaigns: Row[] };
}

/** The authorities; the first with its window for verification, and as many yearly campaigns as the cases need; the latest one runs. */
export function authorityRows(plan: LargeDistrictPlan, today: CivilDate): AuthorityRows {
  const { now } = plan;
  const random = randomOf(plan.seed + 3);
  const template = authorities.find(({ key }) => key === 'cy-health');
  const [running] = campaignsOf(today);
  const window = windowsOf(today).find(({ purposes }) => purposes.includes('verification-stamp'));
  if (!template || !running || !window) throw new Error('The demonstration has no authority of that name');
  const { key, parent, ...plain } = template;
  const first: LargeRecord = { id: 1, documentId: documentIdOf(random), scopePath: plain.scopePath, name: plain.name };
  const others = Array.from({ length: plan.authorities - 1 }, (_, index): LargeRecord => ({ id: index + 2, documentId: documentIdOf(random), scopePath: `/bj/district-${index + 2}/`, name: `示例第${index + 2}区卫生健康委员会` }));
  const campaigns = Array.from({ length: Math.max(1, Math.ceil(plan.applications / plan.institutions)) }, (_, index) => ({ id: index + 1, documentId: documentIdOf(random), year: running.year - index }));
  const { key: windowKey, authority: owner, serves, ...plainWindow } = window;
  const { key: campaignKey, authority: holder, notice, ...plainCampaign } = running;
  return {
    authorities: [first, ...others],
    campaigns,
    rows: {
      authorities: [first, ...others].map(({ id, documentId, scopePath, name }) => rowOf(id, documentId, { ...plain, code: id === 1 ? plain.code : `${plain.code}-${id}`, name, scopePath, businessScope: ['verification'], enabled: true }, now)),
      service_windows: [rowOf(1, documentIdOf(random), { ...plainWindow, serves: [plain.scopePath], authorityId: 1, scopePath: plain.scopePath, enabled: true, version: 1 }, now)],
      campaigns: campaigns.map(({ id, documentId, year }) =>
        rowOf(id, documentId, {
          ...plainCampaign,
          title: `${year}年度医疗机构校验工作`,
          year,
          state: id === 1 ? 'running' : 'closed',
          windowFrom: addDays(today, -7),
          authorityId: 1,
          version: 1,
          scopePath: plain.scopePath,
        }, now),
      ),
    },
  };
}
