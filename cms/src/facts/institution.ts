import { exemption, institutionCategories, institutionLevels, labelOf } from '@medregistry/config';
import type { InstitutionFacts, PersonFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

type Sealed = 'legalRepresentative' | 'principal' | 'contact';
type Row = Omit<InstitutionFacts, Sealed | 'categoryLabel' | 'levelLabel' | 'exemption'> & { [field in Sealed]: string | null } & {
  credentialType: Parameters<typeof exemption>[0]['credentialType'];
};
type Stored = Partial<Record<keyof PersonFacts | 'mobile', string | null>>;

const opened = (sealed: string | null, decrypt: (sealed: string) => string): Stored | null => (sealed === null ? null : (JSON.parse(decrypt(sealed)) as Stored));

const personOf = (stored: Stored | null): PersonFacts | null =>
  stored && {
    name: stored.name ?? null,
    gender: (stored.gender ?? null) as PersonFacts['gender'],
    birthDate: stored.birthDate ?? null,
    title: stored.title ?? null,
    education: (stored.education ?? null) as PersonFacts['education'],
    idNumber: stored.idNumber ?? null,
    phone: stored.phone ?? stored.mobile ?? null,
  };

/** The institution as it is registered (domain.md §4.1), with its practice subjects (诊疗科目). */
export const institution: FactPart<'institution'> = {
  sql: `(jsonb_build_object('id', i.document_id, 'name', i.name, 'registrationNumber', i.registration_number, 'creditCode', i.credit_code,
      'credentialType', i.credential_type, 'category', i.category, 'level', i.level, 'grade', i.grade, 'ownership', i.ownership,
      'affiliation', i.affiliation, 'sponsor', i.sponsor, 'serviceTarget', i.service_target, 'serviceModes', COALESCE(i.service_modes, '[]'),
      'managementClass', i.management_class, 'address', i.address, 'postcode', i.postcode, 'phone', i.phone, 'fax', i.fax, 'email', i.email)
    || jsonb_build_object('bedsApproved', i.beds_approved, 'bedsOpen', i.beds_open, 'dentalChairs', i.dental_chairs, 'landArea', i.land_area,
      'buildingArea', i.building_area, 'businessArea', i.business_area, 'registeredCapital', i.registered_capital, 'fixedAssets', i.fixed_assets,
      'workingCapital', i.working_capital, 'openedOn', i.opened_on, 'foreignInvested', i.foreign_invested, 'status', i.status,
      'legalRepresentative', i.legal_representative, 'principal', i.principal, 'contact', i.verification_contact,
      'subjects', (SELECT COALESCE(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name, 'beds', s.beds, 'doctors', s.doctors,
          'nurses', s.nurses, 'remark', s.remark) ORDER BY s.code), '[]')
        FROM institution_subjects s WHERE s.institution_id = i.id AND s.enabled)))`,
  read(json, { decrypt }) {
    const { credentialType, legalRepresentative, principal, contact, ...plain } = json as Row;
    const exempt = exemption({ credentialType, category: plain.category as Parameters<typeof exemption>[0]['category'], foreignInvested: plain.foreignInvested });
    const person = opened(contact, decrypt);
    return {
      ...plain,
      categoryLabel: labelOf(institutionCategories, plain.category),
      levelLabel: plain.level && labelOf(institutionLevels, plain.level),
      legalRepresentative: personOf(opened(legalRepresentative, decrypt)),
      principal: personOf(opened(principal, decrypt)),
      contact: person && { name: person.name ?? null, mobile: person.mobile ?? null, phone: person.phone ?? null },
      exemption: exempt.exempt ? exempt.sentence : null,
    };
  },
};
