import { CivilDate } from '@medregistry/language';
import { z } from 'zod';
import { CancellationReason } from './enums/CancellationReason';
import { Degree } from './enums/Degree';
import { Education } from './enums/Education';
import { EthnicGroup } from './enums/EthnicGroup';
import { Gender } from './enums/Gender';
import { Health } from './enums/Health';
import { IdType } from './enums/IdType';
import { Nationality } from './enums/Nationality';
import { NursePosition } from './enums/NursePosition';
import { NurseTitle } from './enums/NurseTitle';
import { Province } from './enums/Province';
import { RegistrationStatus } from './enums/RegistrationStatus';
import { WorkCategory } from './enums/WorkCategory';

/*
 * What the registers tell the rules of a nurse's business; `facts.ts` has the rest.
 */

const text = z.string().nullable();
const date = CivilDate.nullable();

/** A nurse (护士) as she is registered (domain.md §4.4). Numbers are in clear: whoever stores them seals them again. */
export const NurseFacts = z.strictObject({
  id: z.string(),
  name: z.string(),
  gender: Gender,
  birthDate: CivilDate,
  nationality: Nationality.nullable(),
  ethnicGroup: EthnicGroup.nullable(),
  idType: IdType,
  idNumber: z.string(),
  mobile: text,
  email: text,
  address: text,
  postcode: text,
  education: Education.nullable(),
  degree: Degree.nullable(),
  school: text,
  major: text,
  graduatedOn: date,
  studyYears: z.number().nullable(),
  examProvince: Province.nullable(),
  examPassedOn: date,
  examCertificateNumber: text,
  health: Health.nullable(),
  workStartedOn: date,
  nursingStartedOn: date,
  /** Somebody signs in as her (已激活). */
  activated: z.boolean(),
  /** Number of another registration business of hers that is under way, and of a cancellation that was filed. */
  openBusiness: text,
  openCancellation: text,
  /** Last day for registering without three months' training (护士条例 Art. 7). */
  registersBy: date,
  /** That day has passed, or she last practised more than three years ago. */
  trainingNeeded: z.boolean(),
  /** By the date of the examination: 老护士换证人员 or 新人考试人员 (F92, F96). */
  generation: z.enum(['veteran', 'newcomer']).nullable(),
});
export type NurseFacts = z.infer<typeof NurseFacts>;

/** The current line of a nurse's registration history (护士执业注册记录); null for somebody who was never registered. */
export const RegistrationFacts = z.strictObject({
  certificateNumber: z.string(),
  /** As of today: what is stored, and what its dates have made of it since. */
  status: RegistrationStatus,
  statusLabel: z.string(),
  institutionId: z.string(),
  institutionName: z.string(),
  institutionNumber: z.string(),
  /** Where that institution stands: it is told when she leaves. */
  institutionPath: z.string(),
  department: text,
  workCategory: WorkCategory.nullable(),
  title: NurseTitle.nullable(),
  titleOn: date,
  position: NursePosition.nullable(),
  firstRegisteredOn: date,
  registeredOn: date,
  validFrom: CivilDate,
  validTo: CivilDate,
  authorityName: z.string(),
  cancellationReason: CancellationReason.nullable(),
  cancelledOn: date,
  /** Last day of the ban after a revocation (护士条例 Art. 32), and whether it lasts. */
  bannedUntil: date,
  /** Last day of a suspension of practice (暂停执业), while it lasts or after. */
  suspendedTo: date,
  banned: z.boolean(),
  renewalOpensOn: CivilDate,
  /** Fewer than thirty days are left (护士条例 Art. 10): taken with a warning. */
  late: z.boolean(),
  renewedTo: CivilDate,
  version: z.number().int(),
});
export type RegistrationFacts = z.infer<typeof RegistrationFacts>;

/** 拟执业医疗卫生机构: where a nurse is to practise, and which confirms the case. */
export const TargetFacts = z.strictObject({
  id: z.string(),
  name: z.string(),
  registrationNumber: z.string(),
  address: text,
  /** It practises today, by a permit in force or a filing. */
  mayPractise: z.boolean(),
  /** An authority is set for this business, or the one that registered the institution decides (F65). */
  authoritySet: z.boolean(),
  /** The nurse is registered in another province, whose authority is told (护士条例 Art. 9). */
  crossProvince: z.boolean(),
});
export type TargetFacts = z.infer<typeof TargetFacts>;

/** The validity of a registration that is granted today. */
export const ValidityFacts = z.strictObject({ validFrom: CivilDate, validTo: CivilDate });
export type ValidityFacts = z.infer<typeof ValidityFacts>;

/** The province that a correction goes to (F95, F97), and whether it is the one of this system. */
export const ProvinceFacts = z.strictObject({ code: Province, name: z.string(), own: z.boolean() });
export type ProvinceFacts = z.infer<typeof ProvinceFacts>;
