import type { CivilDate } from '@medregistry/language';
import { randomOf } from '../demonstration';
import type { DemoNurse } from '../demonstration';
import { demoCertificateNumber, demoMobile, ID_SERIALS } from '../demonstration/identity';
import { nurseOf } from '../demonstration/nurses';
import type { Row } from './copyRows';
import { documentIdOf, rowOf } from './identifiers';
import { planOf } from './institutions';
import type { LargeDistrictPlan, LargeInstitution } from './LargeDistrict';

/** Below are the people who stand for institutions. */
const FIRST_SERIAL = 100_000;

interface Drawn {
  id: number;
  documentId: string;
  registrationId: string;
  workplace: LargeInstitution;
  nurse: DemoNurse;
  document: { idType: 'resident-id' | 'passport'; idNumber: string };
}

/** Whoever comes after the last identity number of the invented region has a passport. */
const documentOf = (serial: number, { idNumber }: DemoNurse): Drawn['document'] =>
  serial < ID_SERIALS ? { idType: 'resident-id', idNumber } : { idType: 'passport', idNumber: `E${String(serial).padStart(8, '0')}` };

/** The nurses, one after the other; each call draws the same ones. Neighbours work in different institutions, as people come and go. */
function* draw(plan: LargeDistrictPlan, today: CivilDate, institutions: readonly LargeInstitution[]): Iterable<Drawn> {
  const random = randomOf(plan.seed + 1);
  const template = planOf(0, random);
  for (let index = 0; index < plan.nurses; index += 1) {
    const workplace = institutions[index % institutions.length];
    if (!workplace) return;
    const order = Math.floor(index / institutions.length);
    const serial = FIRST_SERIAL + index;
    const drawn = nurseOf(template, serial % ID_SERIALS, order, today, random, new Set());
    const registration = { ...drawn.registration, certificateNumber: demoCertificateNumber(Number(drawn.registration.firstRegisteredOn?.slice(0, 4)), serial) };
    const nurse = { ...drawn, mobile: demoMobile(serial), registration };
    yield { id: index + 1, documentId: documentIdOf(random), registrationId: documentIdOf(random), workplace, nurse, document: documentOf(serial, nurse) };
  }
}

/** Remembers what a name is found by: names come again and again. */
function remembering(searchText: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const text = known.get(name) ?? searchText(name);
    known.set(name, text);
    return text;
  };
}

/** Rows of `nurses`. */
export function* nurseRows(plan: LargeDistrictPlan, today: CivilDate, institutions: readonly LargeInstitution[]): Iterable<Row> {
  const { sealer, now } = plan;
  const searchText = remembering(plan.searchText);
  for (const { id, documentId, workplace, nurse, document } of draw(plan, today, institutions)) {
    const { key, worksAt, registration, idNumber: _, mobile, ...plain } = nurse;
    yield rowOf(id, documentId, {
      ...plain,
      idType: document.idType,
      idNumber: sealer.encrypt(document.idNumber),
      idNumberIndex: sealer.blindIndex('id-number', document.idNumber),
      mobile: sealer.encrypt(mobile),
      mobileIndex: sealer.blindIndex('mobile', mobile),
      searchText: searchText(plain.name),
      nationality: 'chn',
      nursingStartedOn: plain.workStartedOn,
      workplaceId: workplace.id,
      scopePath: `${workplace.scopePath}n-${documentId}/`,
    }, now);
  }
}

/** Rows of `nurse_registrations`: each nurse's current one. */
export function* registrationRows(plan: LargeDistrictPlan, today: CivilDate, institutions: readonly LargeInstitution[]): Iterable<Row> {
  for (const { id, registrationId, workplace, nurse } of draw(plan, today, institutions)) {
    const { institution, authority: _, ...plain } = nurse.registration;
    yield rowOf(id, registrationId, {
      ...plain,
      nurseId: id,
      institutionId: workplace.id,
      authorityId: workplace.authority.id,
      version: 1,
      current: true,
      approvedOn: plain.registeredOn,
      scopePath: workplace.scopePath,
    }, plan.now);
  }
}
