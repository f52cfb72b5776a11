import type { CivilDate } from '@medregistry/language';
import { randomOf, type Random } from '../demonstration';
import { institutionOf } from '../demonstration/institutions';
import type { InstitutionPlan } from '../demonstration/institutionPlans';
import type { Row } from './copyRows';
import { documentIdOf, rowOf } from './identifiers';
import type { LargeDistrictPlan, LargeRecord } from './LargeDistrict';

/** Kinds of institution that a district has many of. */
const KINDS: Pick<InstitutionPlan, 'name' | 'category' | 'beds' | 'verificationYears' | 'chairs'>[] = [
  { name: '综合门诊部', category: 'D110', beds: 0, verificationYears: 1 },
  { name: '口腔门诊部', category: 'D152', beds: 0, verificationYears: 1, chairs: 6 },
  { name: '护理院', category: 'A710', beds: 60, verificationYears: 1 },
  { name: '社区卫生服务站', category: 'B200', beds: 0, verificationYears: 1 },
  { name: '综合医院', category: 'A100', beds: 120, verificationYears: 3 },
];
const FIRST_SYLLABLES = [...'云青松鹤朝晖春秋和安康宁泰平仁济德爱佳'];

/** What an institution is worked out from; `key` is unlike any other's. */
export function planOf(index: number, random: Random): InstitutionPlan {
  const { name, ...kind } = KINDS[index % KINDS.length] ?? { name: '诊所', category: 'D110', beds: 0, verificationYears: 1 };
  const full = `北京${random.pick(FIRST_SYLLABLES)}${random.pick(FIRST_SYLLABLES)}示例${name}${index + 1}`;
  return {
    ...kind,
    key: `i${index + 1}`,
    about: '',
    authority: 'cy-health',
    name: full,
    ownership: 'private',
    economicType: 'limited-liability',
    managementClass: 'for-profit',
    affiliation: 'other',
    sponsor: '示例医疗管理有限公司',
    serviceModes: ['outpatient'],
    street: `示例路${index + 1}号`,
    permit: { kind: 'due' },
    subjects: [['03'], ['04'], ['32.05']],
    doctors: 6,
    nurses: 40,
    technicians: 2,
  };
}

export interface InstitutionRows {
  records: LargeRecord[];
  institutions: Row[];
  permits: Row[];
  obligations: Row[];
}

/** The institutions with their permits and this year's obligations. `stateOf` says how an institution's obligation stands. */
export function institutionRows(plan: LargeDistrictPlan, today: CivilDate, authority: LargeRecord, campaign: { id: number; year: number }, stateOf: (index: number) => string): InstitutionRows {
  const { now, sealer } = plan;
  const random = randomOf(plan.seed);
  const seal = (value: object): string => sealer.encrypt(JSON.stringify(value));
  const rows: InstitutionRows = { records: [], institutions: [], permits: [], obligations: [] };
  for (let index = 0; index < plan.institutions; index += 1) {
    const id = index + 1;
    const documentId = documentIdOf(random);
    const scopePath = `${authority.scopePath}i-${documentId}/`;
    const { key, about, authority: _, subjects, permits, verifications, legalRepresentative, principal, systemOwner, verificationContact, ...plain } = institutionOf(planOf(index, random), index, today, random, new Set());
    rows.records.push({ id, documentId, scopePath, name: plain.name });
    rows.institutions.push(
      rowOf(id, documentId, {
        ...plain,
        searchText: `${plain.name} ${plain.registrationNumber} ${plain.creditCode}`.toLowerCase(),
        legalRepresentative: seal(legalRepresentative),
        principal: seal(principal),
        systemOwner: seal(systemOwner),
        verificationContact: seal(verificationContact),
        authorityId: authority.id,
        scopePath,
      }, now),
    );
    const permit = permits.at(-1);
    if (!permit) continue;
    const { registrationNumber: number, name, address } = plain;
    const dueOn = permit.nextDueOn;
    rows.permits.push(rowOf(id, documentIdOf(random), { ...permit, institutionId: id, current: true, version: 1, number, name, address, authorityId: authority.id, hasOriginal: true, hasDuplicate: true, scopePath }, now));
    rows.obligations.push(rowOf(id, documentIdOf(random), { institutionId: id, campaignId: campaign.id, year: campaign.year, state: stateOf(index), dueOn, version: 1, scopePath }, now));
  }
  return rows;
}
