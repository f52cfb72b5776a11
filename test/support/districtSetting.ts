import { defaultSwitches, formatsWith, publishedHolidays, registrationValidity, type FormatName } from '@medregistry/config';
import { standardFor } from '@medregistry/config/standards';
import type { DistrictFacts, DoctorRow } from '@medregistry/config/facts';
import { addDays, calendarOf, type Facts, type FormatExamples, type Procedure } from '@medregistry/language';
import type { Setting } from './walk';

/** A value that each named format accepts; the ID number is of the impossible region 99. */
export const formatExamples = {
  residentId: '11010519491231002X',
  creditCode: '91350100M000100Y43',
  organisationCode: '000052943',
  registrationNumber: '41708635641070311A5141',
  nurseCertificateNumber: '201111012345',
  mobile: '13900000000',
  landline: '010-65090000',
  telephone: '010-65090000',
  postcode: '100020',
  email: 'office@example.org',
  personName: '王小明',
} as const satisfies Record<FormatName, string> & FormatExamples;

const calendarYears = [2025, 2026];

export const districtCalendar = calendarOf(
  calendarYears.flatMap((year) => publishedHolidays(year) ?? []).map(({ date, kind }) => ({ date, kind })),
  calendarYears,
);

const person = { name: '李建国', gender: 'male', birthDate: '1970-01-01', title: '院长', education: 'bachelor', idNumber: formatExamples.residentId, phone: formatExamples.mobile } as const;

export const doctorRow: DoctorRow = {
  person: 'doctor-1',
  name: '陈医生',
  gender: 'female',
  birthMonth: '1980-05',
  education: 'master',
  major: '临床医学',
  position: null,
  title: 'attending',
  qualificationNumber: '200411110110105198005010001',
  practiceNumber: '110110105000001',
  category: '临床',
  scope: '内科专业',
  department: '内科',
  remark: null,
  idNumber: formatExamples.residentId,
  source: 'registry',
  match: 'consistent',
};

/** What the registers say of an ordinary institution on a day of the campaign. */
export const districtFacts = (today: string): DistrictFacts => ({
  ...nurseFacts(today),
  institution: {
    id: 'institution-1',
    name: '示例综合门诊部',
    registrationNumber: formatExamples.registrationNumber,
    creditCode: formatExamples.creditCode,
    category: 'D110',
    categoryLabel: '综合门诊部',
    level: 'ungraded',
    levelLabel: '未定级',
    grade: null,
    ownership: 'private',
    affiliation: 'other',
    sponsor: '示例有限公司',
    serviceTarget: 'public',
    serviceModes: ['outpatient'],
    managementClass: 'for-profit',
    address: '朝阳区示例路1号',
    postcode: formatExamples.postcode,
    phone: formatExamples.telephone,
    fax: null,
    email: null,
    bedsApproved: 0,
    bedsOpen: 0,
    dentalChairs: 0,
    landArea: 800,
    buildingArea: 700,
    businessArea: 600,
    registeredCapital: 100,
    fixedAssets: 80,
    workingCapital: 20,
    openedOn: '2012-03-01',
    foreignInvested: false,
    status: 'practising',
    legalRepresentative: person,
    principal: person,
    contact: { name: '赵联系', mobile: formatExamples.mobile, phone: null },
    exemption: null,
    subjects: [{ code: '03', name: '内科', beds: 0, doctors: 3, nurses: 4, remark: null }],
  },
  permit: {
    number: formatExamples.registrationNumber,
    serial: null,
    validFrom: '2024-01-01',
    validTo: '2028-12-31',
    lastVerifiedOn: '2025-11-10',
    lastConclusion: '校验合格',
    nextDueOn: '2026-12-31',
    verificationYears: 1,
    status: 'valid',
    version: 3,
    renewalNeeded: false,
    renewalOpensOn: '2028-06-30',
    renewedFrom: '2029-01-01',
    renewedTo: '2033-12-31',
  },
  renewal: null,
  authority: { id: 'authority-1', name: '朝阳区卫生健康委员会', phone: '010-00000000' },
  campaign: {
    id: 'campaign-1',
    title: '2026年度医疗机构校验工作',
    year: 2026,
    applyFrom: addDays(today, -30),
    applyTo: addDays(today, 30),
    correctionDeadline: addDays(today, 40),
    windowFrom: addDays(today, -5),
    windowTo: null,
    renewalCutoff: '2026-12-31',
    open: true,
  },
  notice: { id: 'notice-1', title: '2026年度医疗机构校验工作的通知', acknowledged: true },
  obligation: { id: 'obligation-1', state: 'open', dueOn: '2026-12-31', opensOn: '2026-09-30', deferredTo: null, reVerifyBy: null },
  window: { name: '卫生健康委窗口', hall: '二层', address: '霄云路霄云里1号', hours: '工作日，上午09:00-12:00，下午13:30-17:00', phone: null, opensOn: addDays(today, -5) },
  switches: defaultSwitches(),
  inspection: { required: false, reason: '', lastOn: '2025-11-01' },
  record: null,
  period: { years: 1, basis: '其他医疗机构校验期为1年（条例第21条、细则第35条）' },
  deferral: null,
  roster: { doctors: [doctorRow], nurses: [], others: [], confirmed: true, counts: { doctors: 1, nurses: 0, others: 0, total: 1, mismatches: 0 } },
  previous: null,
  staffing: {
    total: null, health: 1, doctorChief: 0, doctorAssociateChief: 0, doctorAttending: 1, doctorResident: 0, doctorJunior: 0,
    nurseChief: 0, nurseAssociateChief: 0, nurseSupervisor: 0, nurseSenior: 0, nurseJunior: 0,
    pharmacists: 0, laboratory: 0, imaging: 0, rehabilitation: 0, otherHealth: 0, engineering: null, management: null, workers: null,
  },
  selfCheck: {
    ...standardFor({ category: 'D110', level: 'ungraded' }, today),
    bedsApproved: 0, bedsOpen: 0, dentalChairs: 0, beautyBeds: 0, dialysisUnits: 0, buildingArea: 700, businessArea: 600,
    subjects: [{ code: '03' }],
    people: [{ person: 'doctor-1', same: 1, kind: 'doctor', title: 'attending', category: 'clinical', level: 'doctor', scope: '内科专业', aestheticChief: false, valid: true }],
  },
});

/** What the registers say of an ordinary nurse who is registered, and due for renewal. */
const nurseFacts = (today: string): Pick<DistrictFacts, 'nurse' | 'registration' | 'target' | 'validity' | 'province'> => ({
  nurse: {
    id: 'nurse-1', name: '王小明', gender: 'female', birthDate: '1990-05-01', nationality: 'chn', ethnicGroup: 'han', idType: 'resident-id', idNumber: formatExamples.residentId,
    mobile: formatExamples.mobile, email: null, address: null, postcode: formatExamples.postcode, education: 'bachelor', degree: 'bachelor', school: '示例护理职业学院', major: '护理学',
    graduatedOn: '2012-07-01', studyYears: 4, examProvince: '110000', examPassedOn: '2012-05-13', examCertificateNumber: null, health: 'good', workStartedOn: '2012-09-01',
    nursingStartedOn: '2012-09-01', activated: true, openBusiness: null, openCancellation: null, registersBy: '2015-05-13', trainingNeeded: false, generation: 'newcomer',
  },
  registration: {
    certificateNumber: formatExamples.nurseCertificateNumber, status: 'renewal-due', statusLabel: '待延续注册', institutionId: 'institution-2', institutionName: '示例医院', institutionNumber: formatExamples.registrationNumber, institutionPath: '/bj/cy/i-2/',
    department: '内科', workCategory: 'clinical', title: 'senior-nurse', titleOn: null, position: 'none', firstRegisteredOn: '2012-09-01', registeredOn: '2022-09-01', validFrom: '2022-09-01',
    validTo: addDays(today, 90), authorityName: '朝阳区卫生健康委员会', cancellationReason: null, cancelledOn: null, bannedUntil: null, suspendedTo: null, banned: false, renewalOpensOn: addDays(today, -90), late: false,
    renewedTo: '2032-02-08', version: 1,
  },
  target: { id: 'institution-1', name: '示例综合门诊部', registrationNumber: formatExamples.registrationNumber, address: '朝阳区示例路1号', mayPractise: true, authoritySet: true, crossProvince: false },
  validity: registrationValidity(today, 'anniversary'),
  province: { code: '110000', name: '北京市', own: true },
});

/** A procedure of the district in the world of `districtFacts`. */
export const districtSetting = (procedure: Procedure, today = '2026-11-10'): Setting => ({
  procedure,
  facts: districtFacts(today) as unknown as Facts,
  today,
  calendar: districtCalendar,
  formats: formatsWith({ allowDemoRegion: true }),
  examples: formatExamples,
});
