import { practiceSubject } from '@medregistry/config';
import type { DemoInstitution } from '@medregistry/database/demonstration';
import { newDocumentId } from '../registers/newDocumentId';
import { searchText } from '../registers/searchText';
import { keyOf, type SeedContext } from './SeedContext';

const recordOf = (institution: DemoInstitution, documentId: string, context: SeedContext) => {
  const { key, about, authority, subjects, permits, verifications, legalRepresentative, principal, systemOwner, verificationContact, ...plain } = institution;
  const seal = (value: object): string => context.cipher.encrypt(JSON.stringify(value));
  const { id, scopePath } = keyOf(context.authorities, authority);
  return {
    documentId,
    ...plain,
    searchText: searchText([plain.name, ...plain.otherNames], [plain.registrationNumber, plain.creditCode]),
    legalRepresentative: seal(legalRepresentative),
    principal: seal(principal),
    systemOwner: seal(systemOwner),
    verificationContact: seal(verificationContact),
    authority: id,
    rosterConfirmedOn: null,
    scopePath: `${scopePath}i-${documentId}/`,
  };
};

/** The institutions with their practice subjects (诊疗科目). */
export async function seedInstitutions(context: SeedContext): Promise<void> {
  const { district, institutions, insert } = context;
  const records = district.institutions.map((institution) => recordOf(institution, newDocumentId(), context));
  const keys = await insert('institution', records);
  district.institutions.forEach(({ key, name }, index) => {
    const written = keys[index];
    const record = records[index];
    if (written && record) institutions.set(key, { ...written, name, scopePath: record.scopePath });
  });
  await insert(
    'institution-subject',
    district.institutions.flatMap((institution) => {
      const { id, scopePath } = keyOf(institutions, institution.key);
      return institution.subjects.map(({ code, beds, remark }) => ({
        institution: id,
        code,
        name: practiceSubject(code)?.name ?? code,
        beds,
        outpatientOnly: remark === '门诊',
        remark,
        enabled: true,
        scopePath,
      }));
    }),
  );
}
