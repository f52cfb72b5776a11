import { addDays, addYears, type CivilDate } from '@medregistry/language';
import type { Gender } from '@medregistry/config/enums';
import type { DemoInstitution, DemoPerson } from './DemonstrationDistrict';
import { demoCreditCode, demoIdNumber, demoLandline, demoMobile, demoOrganisationCode, demoRegistrationNumber } from './identity';
import type { InstitutionPlan } from './institutionPlans';
import { inventedName } from './names';
import { papersOf } from './permits';
import type { Random } from './random';

const REGION = '110105';
/** Serials of the people who stand for institutions; staff have those below. */
const FIRST_LEADER_SERIAL = 9000;

/** A birth date `age` years before today, give or take some months. */
export function birthDateAt(random: Random, today: CivilDate, age: number): CivilDate {
  return addDays(addYears(today, -age), -random.integer(1, 360));
}

function leader(random: Random, today: CivilDate, serial: number, title: string, position: string, taken: Set<string>): DemoPerson {
  const gender: Gender = random.chance(0.5) ? 'female' : 'male';
  const birthDate = birthDateAt(random, today, random.integer(40, 60));
  return {
    name: inventedName(random, gender, taken),
    gender,
    birthDate,
    idNumber: demoIdNumber(serial, birthDate, gender),
    title,
    position,
    education: random.chance(0.5) ? 'bachelor' : 'master',
    phone: demoMobile(serial),
  };
}

function statusOf(plan: InstitutionPlan): DemoInstitution['status'] {
  return plan.permit.kind === 'deferred' ? 'verification-deferred' : 'practising';
}

/** The whole number that the `index`th of `parts` shares gets of `total`; the shares add up to it. */
function share(total: number, parts: number, index: number): number {
  return Math.floor((total * (index + 1)) / parts) - Math.floor((total * index) / parts);
}

/** The registered subjects, the doctors and nurses spread evenly over them. */
function subjectsOf({ subjects, doctors, nurses }: InstitutionPlan): DemoInstitution['subjects'] {
  return subjects.map(([code, beds, remark], index) => ({
    code,
    beds: beds ?? null,
    doctors: share(doctors, subjects.length, index),
    nurses: share(nurses, subjects.length, index),
    outpatientOnly: remark === '门诊',
    remark: remark ?? null,
  }));
}

/** Builds the invented institution of a plan with everything the register asks for. `index` counts plans from 0. */
export function institutionOf(plan: InstitutionPlan, index: number, today: CivilDate, random: Random, taken: Set<string>): DemoInstitution {
  const serial = index + 1;
  const { beds, permit } = plan;
  const organisationCode = demoOrganisationCode(100 + serial);
  const economicType = plan.economicType;
  const leaderSerial = FIRST_LEADER_SERIAL + index * 4;
  const legalRepresentative = leader(random, today, leaderSerial, '副主任医师', '院长', taken);
  const principal = index % 2 === 0 ? legalRepresentative : leader(random, today, leaderSerial + 1, '主治医师', '主任', taken);
  const owner = leader(random, today, leaderSerial + 2, '无', '医务科科长', taken);
  const contact = leader(random, today, leaderSerial + 3, '无', '医务科科员', taken);
  const floor = Math.max(beds * 55, 220 + (plan.chairs ?? 0) * 40);
  const papers = papersOf(plan, serial, today);
  const email = (name: string): string => `${name}@${plan.key}.example.cn`;
  return {
    key: plan.key,
    about: plan.about,
    authority: plan.authority,
    name: plan.name,
    otherNames: plan.otherNames ?? [],
    registrationNumber: demoRegistrationNumber(organisationCode, REGION, economicType, plan.category, plan.managementClass),
    creditCode: demoCreditCode(plan.ownership === 'state' ? '12' : plan.managementClass === 'non-profit' ? '52' : '91', REGION, organisationCode),
    credentialType: permit.kind === 'filed' ? permit.credentialType : 'practice-licence',
    filingNumber: permit.kind === 'filed' ? `演示备${REGION}${String(serial).padStart(5, '0')}` : null,
    category: plan.category,
    level: plan.level ?? 'ungraded',
    grade: plan.grade ?? 'ungraded',
    ownership: plan.ownership,
    economicType,
    managementClass: plan.managementClass,
    affiliation: plan.affiliation,
    sponsor: plan.sponsor,
    serviceTarget: plan.serviceTarget ?? 'public',
    serviceModes: plan.serviceModes,
    foreignInvested: plan.foreignInvested ?? false,
    regionCode: REGION,
    address: `北京市朝阳区${plan.street}`,
    postcode: '100020',
    phone: demoLandline(serial * 10),
    fax: demoLandline(serial * 10 + 1),
    email: email('office'),
    legalRepresentative,
    principal,
    systemOwner: { name: owner.name, idNumber: owner.idNumber, mobile: owner.phone, email: email('owner'), position: owner.position },
    verificationContact: { name: contact.name, mobile: contact.phone, phone: demoLandline(serial * 10 + 2) },
    bedsApproved: beds,
    bedsOpen: Math.floor(beds * 0.95),
    dentalChairs: plan.chairs ?? 0,
    beautyBeds: plan.beautyBeds ?? 0,
    dialysisUnits: plan.dialysisUnits ?? 0,
    landArea: Math.round(floor * 0.8),
    buildingArea: floor,
    businessArea: Math.round(floor * 0.7),
    registeredCapital: beds > 0 ? beds * 20 : 200,
    fixedAssets: beds > 0 ? beds * 35 : 150,
    workingCapital: beds > 0 ? beds * 8 : 60,
    openedOn: papers.permits[0]?.validFrom ?? addYears(today, -2),
    status: statusOf(plan),
    penaltyPoints: permit.kind === 'deferred' ? 6 : 0,
    subjects: subjectsOf(plan),
    ...papers,
  };
}
