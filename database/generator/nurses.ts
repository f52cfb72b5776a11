import type { CivilDate } from '@medregistry/language';
import { randomOf } from '../demonstration';
import type { DemoNurse } from '../demonstration';
import { nurseOf } from '../demonstration/nurses';
import type { Row } from './copyRows';
import { documentIdOf, rowOf } from './identifiers';
import { planOf } from './institutions';
import type { LargeDistrictPlan, LargeRecord } from './LargeDistrict';

/** Below are the people who stand for institutions. */
const FIRST_SERIAL = 100_000;

interface Drawn {
  id: number;
  documentId: string;
  registrationId: string;
  workplace: LargeRecord;
  nurse: DemoNurse;
}

/** The nurses, one after the other; each call draws the same ones. Neighbours work in different institutions, as people come and go. */
function* draw(plan: LargeDistrictPlan, today: CivilDate, institutions: readonly LargeRecord[]): Iterable<Drawn> {
  if (FIRST_SERIAL + plan.nurses > 999_999) throw new RangeError('there are at most 899999 nurses');
  const random = randomOf(plan.seed + 1);
  const template = planOf(0, random);
  for (let index = 0; index < plan.nurses; index += 1) {
    const workplace = institutions[index % institutions.length];
    if (!workplace) return;
    const order = Math.floor(index / institutions.length);
    const nurse = nurseOf(template, FIRST_SERIAL + index, order, today, random, new Set());
    yield { id: index + 1, documentId: documentIdOf(random), registrationId: documentIdOf(random), workplace, nurse };
  }
}

/** Rows of `nurses`. */
export function* nurseRows(plan: LargeDistrictPlan, today: CivilDate, institutions: readonly LargeRecord[]): Iterable<Row> {
  const { sealer, now } = plan;
  for (const { id, documentId, workplace, nurse } of draw(plan, today, institutions)) {
    const { key, worksAt, registration, idNumber, mobile, ...plain } = nurse;
    yield rowOf(id, documentId, {
      ...plain,
      idNumber: sealer.encrypt(idNumber),
      idNumberIndex: sealer.blindIndex('id-number', idNumber),
      mobile: sealer.encrypt(mobile),
      mobileIndex: sealer.blindIndex('mobile', mobile),
      searchText: `${plain.name} ${registration.certificateNumber}`,
      nationality: 'chn',
      idType: 'resident-id',
      nursingStartedOn: plain.workStartedOn,
      workplaceId: workplace.id,
      scopePath: `${workplace.scopePath}n-${documentId}/`,
    }, now);
  }
}

/** Rows of `nurse_registrations`: each nurse's current one. */
export function* registrationRows(plan: LargeDistrictPlan, today: CivilDate, institutions: readonly LargeRecord[], authority: LargeRecord): Iterable<Row> {
  for (const { id, registrationId, workplace, nurse } of draw(plan, today, institutions)) {
    const { institution, authority: _, ...plain } = nurse.registration;
    yield rowOf(id, registrationId, {
      ...plain,
      nurseId: id,
      institutionId: workplace.id,
      authorityId: authority.id,
      version: 1,
      current: true,
      approvedOn: plain.registeredOn,
      scopePath: workplace.scopePath,
    }, plan.now);
  }
}
