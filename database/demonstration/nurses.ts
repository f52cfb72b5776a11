import { addDays, addMonths, addYears, type CivilDate } from '@medregistry/language';
import type { NurseTitle, RegistrationStatus } from '@medregistry/config/enums';
import type { DemoNurse } from './DemonstrationDistrict';
import { demoCertificateNumber, demoIdNumber, demoMobile } from './identity';
import type { InstitutionPlan } from './institutionPlans';
import { birthDateAt } from './institutions';
import { inventedName } from './names';
import type { Random } from './random';

/** Months before the end of a registration from which it counts as due for renewal in Beijing. */
const RENEWAL_MONTHS = 6;
const DEPARTMENTS = ['内科', '外科', '妇产科', '儿科', '急诊科', '手术室', '门诊', '护理部'] as const;

function titleAt(years: number): NurseTitle {
  if (years < 4) return 'nurse';
  if (years < 10) return 'senior-nurse';
  if (years < 22) return 'supervisor-nurse';
  return 'associate-chief-nurse';
}

/** The status that follows from the end of validity alone. */
export function statusAt(validTo: CivilDate, today: CivilDate): RegistrationStatus {
  if (today > validTo) return 'expired';
  return addMonths(validTo, -RENEWAL_MONTHS) <= today ? 'renewal-due' : 'valid';
}

/** One invented nurse registered in the plan's institution. `serial` is unique among all staff. */
export function nurseOf(plan: InstitutionPlan, serial: number, order: number, today: CivilDate, random: Random, taken: Set<string>): DemoNurse {
  const gender = random.chance(0.93) ? 'female' : 'male';
  const career = random.integer(1, 28);
  const birthDate = birthDateAt(random, today, 22 + career);
  const passedOn = addDays(addYears(today, -career), -random.integer(30, 200));
  const firstRegisteredOn = addDays(passedOn, random.integer(40, 160));
  // Periods of five years since the first registration; the one that runs today.
  const registeredOn = addYears(firstRegisteredOn, Math.floor(Math.max(career - 1, 0) / 5) * 5);
  const running = addYears(registeredOn, 5) <= today ? addYears(registeredOn, 5) : registeredOn;
  const validTo = addYears(running, 5);
  const diploma = career > 18 ? 'secondary-vocational' : random.chance(0.55) ? 'junior-college' : 'bachelor';
  return {
    key: `nurse-${serial}`,
    name: inventedName(random, gender, taken),
    gender,
    birthDate,
    ethnicGroup: random.chance(0.92) ? 'han' : random.pick(['manchu', 'hui', 'mongol', 'korean'] as const),
    idNumber: demoIdNumber(serial, birthDate, gender),
    mobile: demoMobile(serial),
    education: diploma,
    degree: diploma === 'bachelor' ? 'bachelor' : 'none',
    school: random.pick(['示例护理职业学院', '示例医科大学', '示例卫生学校']),
    major: '护理学',
    graduatedOn: addDays(passedOn, -random.integer(10, 60)),
    examProvince: random.chance(0.7) ? '110000' : '130000',
    examPassedOn: passedOn,
    health: 'good',
    workStartedOn: firstRegisteredOn,
    worksAt: plan.key,
    registration: {
      certificateNumber: demoCertificateNumber(Number(firstRegisteredOn.slice(0, 4)), serial),
      institution: plan.key,
      authority: plan.authority,
      department: plan.beds > 0 ? random.pick(DEPARTMENTS) : '门诊',
      workCategory: order === 0 && plan.nurses > 3 ? 'administration' : 'clinical',
      title: titleAt(career),
      position: order === 0 ? (plan.nurses > 20 ? 'director' : 'head-nurse') : order % 15 === 7 ? 'head-nurse' : 'none',
      firstRegisteredOn,
      registeredOn: running,
      validFrom: running,
      validTo,
      status: statusAt(validTo, today),
      onPost: true,
      leftOn: null,
      origin: career > 12 ? 'import' : 'native',
    },
  };
}
