import { addDays, addYears, type CivilDate } from '@medregistry/language';
import type { DemoMismatch, DemoNurse, DemoStaffMember } from './DemonstrationDistrict';
import type { InstitutionPlan } from './institutionPlans';
import { nurseOf } from './nurses';
import type { Random } from './random';
import { staffOf } from './staff';

/** Serials of nurses begin here, those of doctors and technicians below, so that no two people share a number. */
const FIRST_NURSE_SERIAL = 1;
const FIRST_STAFF_SERIAL = 3001;

export interface People {
  nurses: DemoNurse[];
  staff: DemoStaffMember[];
  mismatches: DemoMismatch[];
}

function nth(nurses: DemoNurse[], institution: string, order: number): DemoNurse {
  const nurse = nurses.filter((candidate) => candidate.registration.institution === institution)[order];
  if (nurse === undefined) throw new RangeError(`${institution} has no nurse ${order}`);
  return nurse;
}

/** She works in the outpatient department and is still registered in the hospital (注册在别处). */
function registeredElsewhere(nurses: DemoNurse[]): DemoMismatch {
  const nurse = nth(nurses, 'hospital', 20);
  nurse.worksAt = 'outpatient';
  nurse.registration.onPost = false;
  return { kind: 'registered-elsewhere', institution: 'outpatient', nurse: nurse.key, about: '在综合门诊部工作，执业注册仍在医院，需办理变更注册' };
}

/** Her registration ended three weeks ago and nobody renewed it (过期未延续). */
function expired(nurses: DemoNurse[], today: CivilDate): DemoMismatch {
  const nurse = nth(nurses, 'hospital', 30);
  const validTo = addDays(today, -20);
  const validFrom = addYears(validTo, -5);
  nurse.registration = { ...nurse.registration, firstRegisteredOn: validFrom, registeredOn: validFrom, validFrom, validTo, status: 'expired' };
  nurse.registration.certificateNumber = validFrom.slice(0, 4) + nurse.registration.certificateNumber.slice(4);
  nurse.examPassedOn = addDays(validFrom, -100);
  nurse.graduatedOn = addDays(validFrom, -130);
  nurse.workStartedOn = validFrom;
  return { kind: 'expired', institution: 'hospital', nurse: nurse.key, about: '注册有效期已过，仍在岗，需办理重新注册' };
}

/** One person stands in the roster twice, as a nurse and as a technician (重复). */
function duplicate(nurses: DemoNurse[], staff: DemoStaffMember[]): DemoMismatch {
  const nurse = nth(nurses, 'dental', 2);
  const member = staff.find((candidate) => candidate.institution === 'dental' && candidate.kind === 'technician');
  if (member === undefined) throw new RangeError('dental has no technician');
  Object.assign(member, { name: nurse.name, gender: nurse.gender, birthDate: nurse.birthDate, idNumber: nurse.idNumber, mobile: nurse.mobile });
  return { kind: 'duplicate', institution: 'dental', nurse: nurse.key, staffMember: member.key, about: '同一人同时登记为护士和技术人员，只能计入一次' };
}

/** She left the nursing home two months ago; only she can have her registration changed (人员多出). */
function left(nurses: DemoNurse[], today: CivilDate): DemoMismatch {
  const nurse = nth(nurses, 'nursing-home', 10);
  nurse.registration.onPost = false;
  nurse.registration.leftOn = addDays(today, -60);
  return { kind: 'left', institution: 'nursing-home', nurse: nurse.key, about: '已离职两个月，执业注册仍在护理院，需本人办理变更' };
}

/**
 * Everybody who works in the planned institutions.
 *
 * @param before people who have their serials already
 */
export function workersOf(plans: readonly InstitutionPlan[], today: CivilDate, random: Random, taken: Set<string>, before = { nurses: 0, staff: 0 }): Pick<People, 'nurses' | 'staff'> {
  const nurses: DemoNurse[] = [];
  const staff: DemoStaffMember[] = [];
  for (const plan of plans) {
    for (let order = 0; order < plan.nurses; order += 1) {
      nurses.push(nurseOf(plan, FIRST_NURSE_SERIAL + before.nurses + nurses.length, order, today, random, taken));
    }
    staff.push(...staffOf(plan, FIRST_STAFF_SERIAL + before.staff + staff.length, today, random, taken));
  }
  return { nurses, staff };
}

/** Everybody who works in the planned institutions, with the deliberate differences between roster and registers. */
export function peopleOf(plans: readonly InstitutionPlan[], today: CivilDate, random: Random, taken: Set<string>): People {
  const { nurses, staff } = workersOf(plans, today, random, taken);
  // A rare character, to be printed or refused by name, never dropped.
  nth(nurses, 'community-station', 1).name = '沈䶮';
  return { nurses, staff, mismatches: [registeredElsewhere(nurses), expired(nurses, today), duplicate(nurses, staff), left(nurses, today)] };
}
