import { residentId18 } from '@medregistry/config/validators';
import { newDocumentId } from '../registers/newDocumentId';
import { searchText } from '../registers/searchText';
import { keyOf, type SeedContext } from './SeedContext';

/** Numbers of people as they are stored: sealed, with what exact search compares. */
function numbersOf({ cipher }: Pick<SeedContext, 'cipher'>, idNumber: string, mobile: string) {
  return {
    idNumber: cipher.encrypt(idNumber),
    idNumberIndex: cipher.blindIndex('id-number', residentId18(idNumber)),
    mobile: cipher.encrypt(mobile),
    mobileIndex: cipher.blindIndex('mobile', mobile),
  };
}

/** The nurses with their registrations. */
export async function seedNurses(context: SeedContext): Promise<void> {
  const { district, institutions, authorities, nurses, insert } = context;
  const records = district.nurses.map(({ key, worksAt, registration, idNumber, mobile, ...plain }) => {
    const documentId = newDocumentId();
    const workplace = keyOf(institutions, worksAt);
    return {
      documentId,
      ...plain,
      ...numbersOf(context, idNumber, mobile),
      searchText: searchText([plain.name]),
      nationality: 'chn',
      idType: 'resident-id',
      nursingStartedOn: plain.workStartedOn,
      workplace: workplace.id,
      scopePath: `${workplace.scopePath}n-${documentId}/`,
    };
  });
  const keys = await insert('nurse', records);
  district.nurses.forEach(({ key, name }, index) => {
    const written = keys[index];
    const record = records[index];
    if (written && record) nurses.set(key, { ...written, name, scopePath: record.scopePath });
  });
  await insert(
    'nurse-registration',
    district.nurses.map(({ key, registration: { institution, authority, ...plain } }) => ({
      ...plain,
      nurse: keyOf(nurses, key).id,
      institution: keyOf(institutions, institution).id,
      authority: keyOf(authorities, authority).id,
      version: 1,
      current: true,
      approvedOn: plain.registeredOn,
      scopePath: keyOf(institutions, institution).scopePath,
    })),
  );
}

/** Those who have passed the examination and are registered nowhere: the whole region's, until somebody employs them. */
export async function seedNewcomers({ district, insert, cipher, authorities, nurses }: SeedContext): Promise<void> {
  const root = district.authorities.find(({ parent }) => parent === null);
  const records = district.newcomers.map(({ key: _key, idNumber, mobile, ...plain }) => {
    const documentId = newDocumentId();
    return {
      documentId,
      ...plain,
      ...numbersOf({ cipher }, idNumber, mobile),
      searchText: searchText([plain.name]),
      nationality: 'chn',
      idType: 'resident-id',
      scopePath: `${keyOf(authorities, root?.key ?? '').scopePath}n-${documentId}/`,
    };
  });
  const keys = await insert('nurse', records);
  district.newcomers.forEach(({ key, name }, index) => {
    const written = keys[index];
    if (written) nurses.set(key, { ...written, name, scopePath: records[index]?.scopePath ?? '' });
  });
}

/** Fields that only one kind of staff has; records of one statement name the same fields. */
const ABSENT = {
  technicianKind: null, certificateNumber: null, doctorCategory: null, doctorLevel: null, practiceScope: null,
  qualificationNumber: null, practiceNumber: null, multiSite: false, aestheticChief: false,
};

/** Doctors, pharmacists and technicians. */
export async function seedStaff(context: SeedContext): Promise<void> {
  const { district, institutions, insert } = context;
  await insert(
    'staff-member',
    district.staff.map(({ key, institution, idNumber, mobile, ...plain }) => ({
      ...ABSENT,
      ...plain,
      ...numbersOf(context, idNumber, mobile),
      searchText: searchText([plain.name]),
      institution: keyOf(institutions, institution).id,
      scopePath: keyOf(institutions, institution).scopePath,
    })),
  );
}
