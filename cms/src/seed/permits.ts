import { practiceSubjectTitle } from '@medregistry/config';
import type { DemoInstitution, DemoPermit } from '@medregistry/database/demonstration';
import { keyOf, type SeedContext } from './SeedContext';

const permitOf = (institution: DemoInstitution, permit: DemoPermit, { institutions, authorities }: SeedContext) => {
  const { id, scopePath } = keyOf(institutions, institution.key);
  const latest = institution.permits.at(-1) === permit;
  const last = institution.verifications.filter(({ conclusion }) => conclusion === 'passed').at(-1);
  return {
    ...permit,
    institution: id,
    current: latest,
    number: institution.registrationNumber,
    name: institution.name,
    address: institution.address,
    legalRepresentative: institution.legalRepresentative.name,
    principal: institution.principal.name,
    subjects: institution.subjects.map(({ code }) => practiceSubjectTitle(code)).join('；'),
    beds: institution.bedsApproved,
    chairs: institution.dentalChairs,
    managementClass: institution.managementClass,
    serviceTarget: institution.serviceTarget,
    authority: keyOf(authorities, institution.authority).id,
    hasOriginal: true,
    hasDuplicate: true,
    lastConclusion: latest && permit.lastVerifiedOn !== null ? (last?.conclusion ?? null) : null,
    scopePath,
  };
};

/** The permits with every earlier version, and the verification records of earlier years. */
export async function seedPermits(context: SeedContext): Promise<void> {
  const { district, institutions, permits, insert } = context;
  const versions = district.institutions.flatMap((institution) => institution.permits.map((permit) => ({ institution, permit })));
  const keys = await insert('permit', versions.map(({ institution, permit }) => permitOf(institution, permit, context)));
  versions.forEach(({ institution, permit }, index) => {
    const written = keys[index];
    if (written && institution.permits.at(-1) === permit) permits.set(institution.key, written);
  });
  await insert(
    'verification-record',
    district.institutions.flatMap((institution) =>
      institution.verifications.map(({ reasons, ...plain }) => ({
        ...plain,
        reasons: reasons.join('\n'),
        institution: keyOf(institutions, institution.key).id,
        permit: permits.get(institution.key)?.id ?? null,
        decidedBy: '历史数据导入',
        publishedOn: plain.stampedOn,
        inspectedOn: plain.decidedOn,
        version: 1,
        current: true,
        status: 'in-force',
        imported: true,
        scopePath: keyOf(institutions, institution.key).scopePath,
      })),
    ),
  );
}

