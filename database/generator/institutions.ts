import type { CivilDate } from '@medregistry/language';
import { randomOf, type DemoInstitution, type Random } from '../demonstration';
import { institutionOf } from '../demonstration/institutions';
import type { InstitutionPlan } from '../demonstration/institutionPlans';
import type { Row } from './copyRows';
import { documentIdOf, rowOf } from './identifiers';
import type { LargeDistrictPlan, LargeInstitution, LargeRecord } from './LargeDistrict';

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

interface Drawn extends Omit<LargeInstitution, 'name'> {
  index: number;
  ids: { permit: string; obligation: string };
  institution: DemoInstitution;
}

/** The institutions, one after the other; each call draws the same ones. Neighbours belong to one authority. */
function* draw(plan: LargeDistrictPlan, today: CivilDate, authorities: readonly LargeRecord[]): Iterable<Drawn> {
  const random = randomOf(plan.seed);
  for (let index = 0; index < plan.institutions; index += 1) {
    const authority = authorities[Math.floor((index * authorities.length) / plan.institutions)];
    if (!authority) return;
    const documentId = documentIdOf(random);
    const institution = institutionOf(planOf(index, random), index, today, random, new Set());
    yield { index, id: index + 1, documentId, scopePath: `${authority.scopePath}i-${documentId}/`, authority, ids: { permit: documentIdOf(random), obligation: documentIdOf(random) }, institution };
  }
}

/** The institutions by their keys. */
export function institutionsOf(plan: LargeDistrictPlan, today: CivilDate, authorities: readonly LargeRecord[]): LargeInstitution[] {
  return Array.from(draw(plan, today, authorities), ({ id, documentId, scopePath, authority, institution: { name } }) => ({ id, documentId, scopePath, authority, name }));
}

/** Rows of `institutions`. */
export function* institutionRows(plan: LargeDistrictPlan, today: CivilDate, authorities: readonly LargeRecord[]): Iterable<Row> {
  const seal = (value: object): string => plan.sealer.encrypt(JSON.stringify(value));
  for (const { id, documentId, scopePath, authority, institution } of draw(plan, today, authorities)) {
    const { key, about, authority: _, subjects, permits, verifications, legalRepresentative, principal, systemOwner, verificationContact, ...plain } = institution;
    yield rowOf(id, documentId, {
      ...plain,
      searchText: `${plain.name} ${plain.registrationNumber} ${plain.creditCode}`.toLowerCase(),
      legalRepresentative: seal(legalRepresentative),
      principal: seal(principal),
      systemOwner: seal(systemOwner),
      verificationContact: seal(verificationContact),
      authorityId: authority.id,
      scopePath,
    }, plan.now);
  }
}

/** Rows of `permits`: each institution's current one. */
export function* permitRows(plan: LargeDistrictPlan, today: CivilDate, authorities: readonly LargeRecord[]): Iterable<Row> {
  for (const { id, ids, scopePath, authority, institution: { permits, registrationNumber: number, name, address } } of draw(plan, today, authorities)) {
    const permit = permits.at(-1);
    if (permit) yield rowOf(id, ids.permit, { ...permit, institutionId: id, current: true, version: 1, number, name, address, authorityId: authority.id, hasOriginal: true, hasDuplicate: true, scopePath }, plan.now);
  }
}

/** Rows of `verification_obligations`: this year's. `stateOf` says how an institution's obligation stands. */
export function* obligationRows(plan: LargeDistrictPlan, today: CivilDate, authorities: readonly LargeRecord[], campaign: { id: number; year: number }, stateOf: (index: number) => string): Iterable<Row> {
  for (const { index, id, ids, scopePath, institution: { permits } } of draw(plan, today, authorities)) {
    const permit = permits.at(-1);
    if (permit) yield rowOf(id, ids.obligation, { institutionId: id, campaignId: campaign.id, year: campaign.year, state: stateOf(index), dueOn: permit.nextDueOn, version: 1, scopePath }, plan.now);
  }
}
