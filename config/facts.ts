import { CivilDate, Json, Standard } from '@medregistry/language';
import { z } from 'zod';
import { Affiliation } from './enums/Affiliation';
import { DoctorCategory } from './enums/DoctorCategory';
import { DoctorLevel } from './enums/DoctorLevel';
import { DoctorTitle } from './enums/DoctorTitle';
import { Education } from './enums/Education';
import { Gender } from './enums/Gender';
import { InstitutionGrade } from './enums/InstitutionGrade';
import { InstitutionLevel } from './enums/InstitutionLevel';
import { InstitutionStatus } from './enums/InstitutionStatus';
import { ManagementClass } from './enums/ManagementClass';
import { NurseTitle } from './enums/NurseTitle';
import { ObligationState } from './enums/ObligationState';
import { Ownership } from './enums/Ownership';
import { PermitStatus } from './enums/PermitStatus';
import { RosterMatch } from './enums/RosterMatch';
import { RosterSource } from './enums/RosterSource';
import { ServiceMode } from './enums/ServiceMode';
import { ServiceTarget } from './enums/ServiceTarget';
import { StaffKind } from './enums/StaffKind';
import { TechnicianKind } from './enums/TechnicianKind';
import { TechnicianTitle } from './enums/TechnicianTitle';
import { VerificationConclusion } from './enums/VerificationConclusion';
import { SwitchFacts } from './switches';
import { NurseFacts, ProvinceFacts, RegistrationFacts, TargetFacts, ValidityFacts } from './nurseFacts';

/*
 * What the registers tell the rules. cms has one loader for each group; a loader returns exactly the group's type,
 * or null where there is no such record. Enumerated values are keys, never labels, unless the name says so.
 */

export * from './nurseFacts';

const text = z.string().nullable();
const number = z.number().nullable();
const count = z.number().int().nonnegative();
const date = CivilDate.nullable();

/** 法定代表人 or 主要负责人. */
export const PersonFacts = z.strictObject({
  name: text,
  gender: Gender.nullable(),
  birthDate: date,
  title: text,
  education: Education.nullable(),
  /** In clear: loaders decrypt, whoever stores it seals it again. */
  idNumber: text,
  phone: text,
});
export type PersonFacts = z.infer<typeof PersonFacts>;

/** One line of 诊疗科目 on the permit. */
export const SubjectFacts = z.strictObject({ code: z.string(), name: z.string(), beds: count.nullable(), doctors: count.nullable(), nurses: count.nullable(), remark: text });
export type SubjectFacts = z.infer<typeof SubjectFacts>;

export const InstitutionFacts = z.strictObject({
  id: z.string(),
  name: z.string(),
  registrationNumber: z.string(),
  creditCode: text,
  /** WS 218 code. */
  category: z.string(),
  categoryLabel: z.string(),
  level: InstitutionLevel.nullable(),
  levelLabel: text,
  grade: InstitutionGrade.nullable(),
  ownership: Ownership.nullable(),
  affiliation: Affiliation.nullable(),
  sponsor: text,
  serviceTarget: ServiceTarget.nullable(),
  serviceModes: z.array(ServiceMode),
  managementClass: ManagementClass.nullable(),
  address: text,
  postcode: text,
  phone: text,
  fax: text,
  email: text,
  bedsApproved: count,
  bedsOpen: count,
  dentalChairs: count,
  /** Square metres. */
  landArea: number,
  buildingArea: number,
  businessArea: number,
  /** 万元. */
  registeredCapital: number,
  fixedAssets: number,
  workingCapital: number,
  openedOn: date,
  foreignInvested: z.boolean(),
  status: InstitutionStatus,
  legalRepresentative: PersonFacts.nullable(),
  principal: PersonFacts.nullable(),
  /** 校验联系人 as the registers know it (F58). */
  contact: z.strictObject({ name: text, mobile: text, phone: text }).nullable(),
  /** The sentence that says why this institution takes no verification (F42); null where it takes one. */
  exemption: text,
  subjects: z.array(SubjectFacts),
});
export type InstitutionFacts = z.infer<typeof InstitutionFacts>;

/** The current version of the permit. */
export const PermitFacts = z.strictObject({
  number: z.string(),
  serial: text,
  validFrom: CivilDate,
  validTo: CivilDate,
  lastVerifiedOn: date,
  /** Label of the last conclusion, e.g. 校验合格. */
  lastConclusion: text,
  nextDueOn: date,
  /** Length of the verification period (校验期): 1 or 3. */
  verificationYears: z.number().int().positive(),
  status: PermitStatus,
  version: z.number().int(),
  /** The permit ends by the campaign's cut-off, so that renewal is filed together (F23). */
  renewalNeeded: z.boolean(),
  /** From this day a renewal may be applied for, whatever the campaign says. */
  renewalOpensOn: CivilDate,
  /** Validity after a renewal: from the day after the present end (有效期延续). */
  renewedFrom: CivilDate,
  renewedTo: CivilDate,
});
export type PermitFacts = z.infer<typeof PermitFacts>;

/** The open application for renewal; null where there is none. */
export const RenewalFacts = z.strictObject({ number: z.string(), state: z.string(), undecided: z.boolean() });
export type RenewalFacts = z.infer<typeof RenewalFacts>;

export const AuthorityFacts = z.strictObject({ id: z.string(), name: z.string(), phone: text });
export type AuthorityFacts = z.infer<typeof AuthorityFacts>;

/** The verification campaign (校验年度工作) that the case belongs to. */
export const CampaignFacts = z.strictObject({
  id: z.string(),
  title: z.string(),
  year: z.number().int(),
  applyFrom: CivilDate,
  applyTo: CivilDate,
  /** Last day for corrections (F48); null where the campaign sets none. */
  correctionDeadline: date,
  windowFrom: CivilDate,
  windowTo: date,
  renewalCutoff: date,
  /** Published, and today lies between applyFrom and applyTo. */
  open: z.boolean(),
});
export type CampaignFacts = z.infer<typeof CampaignFacts>;

/** The campaign's notice, and whether this institution has acknowledged its current version (F1). */
export const NoticeFacts = z.strictObject({ id: z.string(), title: z.string(), acknowledged: z.boolean() });
export type NoticeFacts = z.infer<typeof NoticeFacts>;

export const ObligationFacts = z.strictObject({
  id: z.string(),
  state: ObligationState,
  dueOn: date,
  opensOn: date,
  /** Last day of a deferral (暂缓校验期). */
  deferredTo: date,
  /** Last day for applying again after it (校验办法 Art. 20), moved off a holiday. */
  reVerifyBy: date,
});
export type ObligationFacts = z.infer<typeof ObligationFacts>;

/** Whether a visit must be made before a conclusion (校验办法 Art. 14), and why. */
export const InspectionFacts = z.strictObject({ required: z.boolean(), reason: z.string(), lastOn: date });
export type InspectionFacts = z.infer<typeof InspectionFacts>;

/** The conclusion that this very case led to, and what held before it; null while it led to none. */
export const RecordFacts = z.strictObject({
  conclusion: VerificationConclusion,
  dueOn: date,
  /** No conclusion that stands is later. */
  latest: z.boolean(),
  /** The last conclusion before it, and the day on which the last one that passed was stamped. */
  conclusionBefore: VerificationConclusion.nullable(),
  verifiedBefore: date,
});
export type RecordFacts = z.infer<typeof RecordFacts>;

/** Length of the next verification period (校验期) and the reading of the law that gives it. */
export const PeriodFacts = z.strictObject({ years: z.number().int().positive(), basis: z.string() });
export type PeriodFacts = z.infer<typeof PeriodFacts>;

/** The latest deferral of the institution; null where it never had one. */
export const DeferralFacts = z.strictObject({ number: text, months: z.number().int().nullable(), from: date, to: date, tasks: text });
export type DeferralFacts = z.infer<typeof DeferralFacts>;

/** The service window that stamps for this authority (F22, F30). */
export const WindowFacts = z.strictObject({ name: z.string(), hall: text, address: z.string(), hours: z.string(), phone: text, opensOn: CivilDate });
export type WindowFacts = z.infer<typeof WindowFacts>;

/** A row of 人员名录 (F8, F9). */
const row = {
  /** documentId of the register record; null for a row entered by hand. */
  person: text,
  name: z.string(),
  gender: Gender.nullable(),
  /** YYYY-MM. */
  birthMonth: text,
  education: Education.nullable(),
  major: text,
  position: text,
  qualificationNumber: text,
  practiceNumber: text,
  /** 执业类别, as a label. */
  category: text,
  /** 执业范围 or 工作类别, as a label. */
  scope: text,
  department: text,
  remark: text,
  idNumber: text,
  source: RosterSource,
  match: RosterMatch,
};
export const DoctorRow = z.strictObject({ ...row, title: DoctorTitle.nullable() });
export const NurseRow = z.strictObject({ ...row, title: NurseTitle.nullable() });
export const TechnicianRow = z.strictObject({ ...row, title: TechnicianTitle.nullable() });
export type DoctorRow = z.infer<typeof DoctorRow>;
export type NurseRow = z.infer<typeof NurseRow>;
export type TechnicianRow = z.infer<typeof TechnicianRow>;

/** Everybody on post, from the registers (F34). */
export const RosterFacts = z.strictObject({
  doctors: z.array(DoctorRow),
  nurses: z.array(NurseRow),
  others: z.array(TechnicianRow),
  /** The institution has confirmed its roster this year (F68). */
  confirmed: z.boolean(),
  counts: z.strictObject({ doctors: count, nurses: count, others: count, total: count, mismatches: count }),
});
export type RosterFacts = z.infer<typeof RosterFacts>;

/** What the institution filed last time; null where it never did. */
export const PreviousFacts = z.strictObject({ year: z.number().int(), form: z.record(z.string(), z.record(z.string(), Json)) });
export type PreviousFacts = z.infer<typeof PreviousFacts>;

/**
 * Counts for 附表14-4. Where the registers do not know people of a kind (engineers, workers), the count is null and
 * the institution fills it in.
 */
export const StaffingFacts = z.strictObject({
  total: count.nullable(),
  health: count,
  doctorChief: count,
  doctorAssociateChief: count,
  doctorAttending: count,
  doctorResident: count,
  doctorJunior: count,
  nurseChief: count,
  nurseAssociateChief: count,
  nurseSupervisor: count,
  nurseSenior: count,
  nurseJunior: count,
  pharmacists: count,
  laboratory: count,
  imaging: count,
  rehabilitation: count,
  otherHealth: count,
  engineering: count.nullable(),
  management: count.nullable(),
  workers: count.nullable(),
});
export type StaffingFacts = z.infer<typeof StaffingFacts>;

/** Somebody who works at the institution, as a standard counts people: without a name or a number. */
export const CountedPerson = z.strictObject({
  /** documentId of the register record, by which a roster lists the person. */
  person: z.string(),
  /** The same for two records of one human being, who counts once. */
  same: count,
  kind: StaffKind,
  title: z.union([DoctorTitle, NurseTitle, TechnicianTitle]).nullable(),
  category: z.union([DoctorCategory, TechnicianKind]).nullable(),
  level: DoctorLevel.nullable(),
  /** 执业范围, as it was registered. */
  scope: text,
  /** 医疗美容主诊医师. */
  aestheticChief: z.boolean(),
  /** Registered at this institution, and the certificate is in force today: nobody else counts. */
  valid: z.boolean(),
});
export type CountedPerson = z.infer<typeof CountedPerson>;

/** What the self-check (自查) against the 基本标准 looks at, and the standard that applies (F43, F44). */
export const SelfCheckFacts = z.strictObject({
  standard: Standard.nullable(),
  /** Why there is none. */
  without: text,
  bedsApproved: count,
  bedsOpen: count,
  dentalChairs: count,
  beautyBeds: count,
  dialysisUnits: count,
  buildingArea: number,
  businessArea: number,
  subjects: z.array(z.strictObject({ code: z.string() })),
  people: z.array(CountedPerson),
});
export type SelfCheckFacts = z.infer<typeof SelfCheckFacts>;

/** Every group of facts under its name. A loader is registered for each. */
export const FACT_GROUPS = {
  institution: InstitutionFacts,
  permit: PermitFacts.nullable(),
  renewal: RenewalFacts.nullable(),
  authority: AuthorityFacts,
  campaign: CampaignFacts.nullable(),
  notice: NoticeFacts.nullable(),
  obligation: ObligationFacts.nullable(),
  window: WindowFacts.nullable(),
  switches: SwitchFacts,
  inspection: InspectionFacts,
  record: RecordFacts.nullable(),
  period: PeriodFacts,
  deferral: DeferralFacts.nullable(),
  roster: RosterFacts,
  previous: PreviousFacts.nullable(),
  staffing: StaffingFacts,
  selfCheck: SelfCheckFacts,
  nurse: NurseFacts,
  registration: RegistrationFacts.nullable(),
  target: TargetFacts.nullable(),
  validity: ValidityFacts,
  province: ProvinceFacts.nullable(),
} as const satisfies Record<string, z.ZodType>;

export type FactGroup = keyof typeof FACT_GROUPS;
export type DistrictFacts = { [G in FactGroup]: z.infer<(typeof FACT_GROUPS)[G]> };

type PathIn<T> = T extends readonly unknown[]
  ? never
  : T extends Record<string, unknown>
    ? { [K in keyof T & string]: K | `${K}.${PathIn<NonNullable<T[K]>>}` }[keyof T & string]
    : never;

/** `permit.validTo`: every path that a rule may name. */
export type FactPath = PathIn<{ [G in FactGroup]: NonNullable<DistrictFacts[G]> }>;

/** What a loader of cms has to be, for one group. */
export type FactLoader<G extends FactGroup, Context> = (context: Context) => Promise<DistrictFacts[G]>;
