import type { CivilDate } from '@medregistry/language';
import type { DoctorCategory, DoctorTitle, TechnicianKind, TechnicianTitle } from '@medregistry/config/enums';
import type { DemoDoctor, DemoStaffMember, DemoTechnician } from './DemonstrationDistrict';
import { demoIdNumber, demoMobile } from './identity';
import type { InstitutionPlan } from './institutionPlans';
import { birthDateAt } from './institutions';
import { inventedName } from './names';
import type { Random } from './random';

/** What doctors and technicians have in common. */
function personOf(plan: InstitutionPlan, serial: number, age: number, today: CivilDate, random: Random, taken: Set<string>) {
  const gender = random.chance(0.55) ? 'female' : 'male';
  const birthDate = birthDateAt(random, today, age);
  return {
    institution: plan.key,
    name: inventedName(random, gender, taken),
    gender,
    birthDate,
    idNumber: demoIdNumber(serial, birthDate, gender),
    mobile: demoMobile(serial),
    position: '无',
    school: '示例医科大学',
    employment: plan.ownership === 'state' ? (random.chance(0.8) ? 'permanent' : 'contract') : random.chance(0.9) ? 'contract' : 're-hired',
    onPost: true,
  } as const;
}

function doctorCategory(plan: InstitutionPlan, order: number): DoctorCategory {
  if (plan.authority === 'cy-tcm') return 'tcm';
  if (plan.category === 'D152' || plan.category === 'D215') return 'dental';
  if (plan.category === 'B100' && order % 6 === 5) return 'public-health';
  return order % 9 === 8 ? 'tcm' : 'clinical';
}

const SCOPES: Record<DoctorCategory, readonly string[]> = {
  clinical: ['内科专业', '外科专业', '妇产科专业', '儿科专业', '全科医学专业', '医学影像和放射治疗专业'],
  dental: ['口腔专业'],
  'public-health': ['公共卫生类别专业'],
  tcm: ['中医专业', '针灸专业'],
};
const CATEGORY_DIGITS: Record<DoctorCategory, string> = { clinical: '10', dental: '20', 'public-health': '30', tcm: '41' };

function doctorTitle(order: number): DoctorTitle {
  const titles: DoctorTitle[] = ['chief', 'associate-chief', 'attending', 'resident', 'attending', 'resident', 'attending', 'associate-chief'];
  return titles[order % titles.length] ?? 'resident';
}

/** One invented doctor of the institution; the first of an aesthetic department is its chief (美容主诊医师). */
export function doctorOf(plan: InstitutionPlan, serial: number, order: number, today: CivilDate, random: Random, taken: Set<string>): DemoDoctor {
  const category = doctorCategory(plan, order);
  const title = doctorTitle(order);
  const age = { chief: 54, 'associate-chief': 46, attending: 36, resident: 29, 'junior-doctor': 27, none: 27 }[title];
  const scope = random.pick(SCOPES[category]);
  const person = personOf(plan, serial, age, today, random, taken);
  const assistant = title === 'resident' && random.chance(0.1);
  const qualifiedIn = Number(person.birthDate.slice(0, 4)) + 25;
  const digits = String(serial).padStart(6, '0');
  return {
    key: `doctor-${serial}`,
    kind: 'doctor',
    ...person,
    department: scope.replace('专业', '').replace('医学影像和放射治疗', '影像科'),
    education: age > 50 ? 'bachelor' : random.chance(0.5) ? 'master' : 'bachelor',
    major: category === 'tcm' ? '中医学' : category === 'dental' ? '口腔医学' : '临床医学',
    doctorCategory: category,
    doctorLevel: assistant ? 'assistant-doctor' : 'doctor',
    title,
    practiceScope: scope,
    qualificationNumber: `${qualifiedIn}99${CATEGORY_DIGITS[category]}990105${'0'.repeat(7)}${digits}`,
    practiceNumber: `${assistant ? '2' : '1'}${CATEGORY_DIGITS[category]}990105${digits}`,
    multiSite: order % 11 === 10,
    aestheticChief: plan.category === 'D154' && order === 0,
  };
}

const KINDS: readonly [TechnicianKind, string, string][] = [
  ['pharmacist', '药房', '药学'],
  ['laboratory', '检验科', '医学检验技术'],
  ['imaging', '影像科', '医学影像技术'],
  ['rehabilitation', '康复科', '康复治疗学'],
];
const PHARMACIST_TITLES: readonly TechnicianTitle[] = ['pharmacist', 'supervisor-pharmacist', 'junior-pharmacist', 'associate-chief-pharmacist'];
const TECHNICIAN_TITLES: readonly TechnicianTitle[] = ['technician', 'supervisor-technician', 'junior-technician', 'associate-chief-technician'];

/** One invented pharmacist or technician; a laboratory has technicians of its trade only. */
export function technicianOf(plan: InstitutionPlan, serial: number, order: number, today: CivilDate, random: Random, taken: Set<string>): DemoTechnician {
  const only = plan.category === 'P910' ? KINDS[1] : plan.category === 'A527' && order > 2 ? KINDS[3] : undefined;
  const [kind, department, major] = only ?? KINDS[order % KINDS.length] ?? KINDS[0] ?? ['other', '其他', '其他'];
  return {
    key: `technician-${serial}`,
    kind: 'technician',
    ...personOf(plan, serial, random.integer(24, 55), today, random, taken),
    department,
    education: random.chance(0.5) ? 'junior-college' : 'bachelor',
    major,
    technicianKind: kind,
    title: random.pick(kind === 'pharmacist' ? PHARMACIST_TITLES : TECHNICIAN_TITLES),
    certificateNumber: `演示技${String(serial).padStart(6, '0')}`,
  };
}

/** All doctors and technicians of the institution, their serials counted from `firstSerial`. */
export function staffOf(plan: InstitutionPlan, firstSerial: number, today: CivilDate, random: Random, taken: Set<string>): DemoStaffMember[] {
  const staff: DemoStaffMember[] = [];
  for (let order = 0; order < plan.doctors; order += 1) staff.push(doctorOf(plan, firstSerial + staff.length, order, today, random, taken));
  for (let order = 0; order < plan.technicians; order += 1) staff.push(technicianOf(plan, firstSerial + staff.length, order, today, random, taken));
  return staff;
}
