import type { CivilDate } from '@medregistry/language';
import type {
  Affiliation, AuthorityKind, AuthorityLevel, CampaignState, CredentialType, DeferralCause, Degree, DoctorCategory, DoctorLevel, DoctorTitle, EconomicType,
  Education, Employment, EthnicGroup, Gender, Health, InstitutionCategory, InstitutionGrade, InstitutionLevel, InstitutionStatus, ManagementClass,
  NursePosition, NurseTitle, Ownership, PermitStatus, RegistrationOrigin, RegistrationStatus, ReviewCategory, ServiceMode, ServiceTarget, TechnicianKind,
  Role, TechnicianTitle, VerificationConclusion, WindowPurpose, WorkCategory,
} from '@medregistry/config/enums';

/*
 * The demonstration district as plain data. `key` names a record within the district; records refer to
 * each other by key. Every person, institution and number is invented.
 */

export interface DemoAuthority {
  key: string;
  /** Key of the authority above, or null at the top of the tree. */
  parent: string | null;
  /** Path in the tree, ending in '/'. */
  scopePath: string;
  code: string;
  name: string;
  shortName: string;
  kind: AuthorityKind;
  level: AuthorityLevel;
  regionCode: string;
  creditCode: string | null;
  address: string;
  phone: string;
  /** What opens the period of application, and where an application is formally accepted. */
  settings: { opensBy: 'statutory' | 'campaign'; formalAcceptanceAt: 'window' | 'online'; specialtyNeeds100Beds: boolean };
}

export interface DemoHours {
  /** 1 Monday … 7 Sunday. */
  weekdays: number[];
  /** `HH:MM`, Shanghai. */
  from: string;
  to: string;
  kind: 'regular' | 'extended';
  byAppointment: boolean;
}

export interface DemoWindow {
  key: string;
  /** The authority that keeps the record. */
  authority: string;
  /** Authorities whose cases are handled here, the keeper included. */
  serves: string[];
  name: string;
  hall: string;
  floor: string;
  address: string;
  phone: string;
  purposes: WindowPurpose[];
  timetable: DemoHours[];
  /** The regular hours in one sentence. */
  hours: string;
  opensOn: CivilDate;
}

export interface DemoPerson {
  name: string;
  gender: Gender;
  birthDate: CivilDate;
  idNumber: string;
  title: string;
  position: string;
  education: Education;
  phone: string;
}

export interface DemoSubject {
  code: string;
  beds: number | null;
  /** Staff of the subject, as form 14-3 asks for them. */
  doctors: number;
  nurses: number;
  outpatientOnly: boolean;
  remark: string | null;
}

export interface DemoInstitution {
  key: string;
  /** What this institution is there to show. */
  about: string;
  authority: string;
  name: string;
  otherNames: string[];
  registrationNumber: string;
  creditCode: string;
  credentialType: CredentialType;
  /** Number of the filing certificate, for filed clinics. */
  filingNumber: string | null;
  category: InstitutionCategory;
  level: InstitutionLevel;
  grade: InstitutionGrade;
  ownership: Ownership;
  economicType: EconomicType;
  managementClass: ManagementClass;
  affiliation: Affiliation;
  sponsor: string;
  serviceTarget: ServiceTarget;
  serviceModes: ServiceMode[];
  foreignInvested: boolean;
  regionCode: string;
  address: string;
  postcode: string;
  phone: string;
  fax: string;
  email: string;
  legalRepresentative: DemoPerson;
  principal: DemoPerson;
  systemOwner: { name: string; idNumber: string; mobile: string; email: string; position: string };
  verificationContact: { name: string; mobile: string; phone: string };
  bedsApproved: number;
  bedsOpen: number;
  dentalChairs: number;
  beautyBeds: number;
  dialysisUnits: number;
  /** Square metres. */
  landArea: number;
  buildingArea: number;
  businessArea: number;
  /** 万元. */
  registeredCapital: number;
  fixedAssets: number;
  workingCapital: number;
  openedOn: CivilDate;
  status: InstitutionStatus;
  penaltyPoints: number;
  subjects: DemoSubject[];
  /** Versions of the permit, oldest first; none for filed clinics. */
  permits: DemoPermit[];
  verifications: DemoVerification[];
}

export interface DemoPermit {
  serial: string;
  version: number;
  status: PermitStatus;
  validFrom: CivilDate;
  validTo: CivilDate;
  issuedOn: CivilDate;
  lastVerifiedOn: CivilDate | null;
  lastConclusion: VerificationConclusion | null;
  verificationYears: 1 | 3;
  nextDueOn: CivilDate | null;
  hasOriginal: boolean;
  hasDuplicate: boolean;
  remarks: string;
}

/** A verification record imported from earlier years. */
export interface DemoVerification {
  year: number;
  conclusion: VerificationConclusion;
  dueOn: CivilDate;
  decidedOn: CivilDate;
  stampedOn: CivilDate | null;
  /** For a deferral: months, first and last day, causes and what has to be put right. */
  months: number | null;
  deferredFrom: CivilDate | null;
  deferredTo: CivilDate | null;
  causes: DeferralCause[];
  reasons: string[];
  nextDueOn: CivilDate | null;
}

export interface DemoRegistration {
  certificateNumber: string;
  institution: string;
  authority: string;
  department: string;
  workCategory: WorkCategory;
  title: NurseTitle;
  position: NursePosition;
  firstRegisteredOn: CivilDate;
  registeredOn: CivilDate;
  validFrom: CivilDate;
  validTo: CivilDate;
  status: RegistrationStatus;
  onPost: boolean;
  leftOn: CivilDate | null;
  origin: RegistrationOrigin;
}

export interface DemoNurse {
  key: string;
  name: string;
  gender: Gender;
  birthDate: CivilDate;
  ethnicGroup: EthnicGroup;
  idNumber: string;
  mobile: string;
  education: Education;
  degree: Degree;
  school: string;
  major: string;
  graduatedOn: CivilDate;
  examProvince: string;
  examPassedOn: CivilDate;
  health: Health;
  workStartedOn: CivilDate;
  /** Where she works; differs from the registration for one deliberate mismatch. */
  worksAt: string;
  registration: DemoRegistration;
}

interface DemoStaffBase {
  key: string;
  institution: string;
  name: string;
  gender: Gender;
  birthDate: CivilDate;
  idNumber: string;
  mobile: string;
  department: string;
  position: string;
  education: Education;
  school: string;
  major: string;
  employment: Employment;
  onPost: boolean;
}

export interface DemoDoctor extends DemoStaffBase {
  kind: 'doctor';
  doctorCategory: DoctorCategory;
  doctorLevel: DoctorLevel;
  title: DoctorTitle;
  practiceScope: string;
  qualificationNumber: string;
  practiceNumber: string;
  multiSite: boolean;
  aestheticChief: boolean;
}

export interface DemoTechnician extends DemoStaffBase {
  kind: 'technician';
  technicianKind: TechnicianKind;
  title: TechnicianTitle;
  certificateNumber: string;
}

export type DemoStaffMember = DemoDoctor | DemoTechnician;

/** A difference between the roster and the registers that is there on purpose. */
export interface DemoMismatch {
  kind: 'registered-elsewhere' | 'expired' | 'duplicate' | 'left';
  institution: string;
  nurse: string;
  /** Key of the staff member who shares the nurse's number, for `duplicate`. */
  staffMember?: string;
  about: string;
}

export interface DemoNotice {
  title: string;
  /** Paragraphs of plain text. */
  body: string[];
  attachments: { name: string; about: string }[];
  publishedOn: CivilDate;
  mustAcknowledge: boolean;
}

export interface DemoCampaign {
  key: string;
  authority: string;
  title: string;
  year: number;
  state: CampaignState;
  applyFrom: CivilDate;
  applyTo: CivilDate;
  correctionDeadline: CivilDate;
  windowFrom: CivilDate;
  windowTo: CivilDate;
  renewalCutoff: CivilDate;
  contacts: string;
  notice: DemoNotice;
}

/** An account; its password is made when the district is loaded and never stands here. */
export interface DemoAccount {
  username: string;
  name: string;
  roles: Role[];
  /** Exactly one of the three says what the roles are tied to. */
  institution?: string;
  authority?: string;
  nurse?: string;
  about: string;
}

export type DemoCaseStage = 'draft' | 'submitted' | 'correction' | 'pending-decision' | 'online-approved' | 'completed';

/** A case that is brought to a stage by replaying its actions through the one write path. */
export interface DemoCase {
  institution: string;
  campaign: string;
  upTo: DemoCaseStage;
  /** Usernames of those who act. */
  applicant: string;
  reviewer: string;
  approver: string;
  counter: string;
  /** What the reviewer asks for when the case is returned. */
  notes: { category: ReviewCategory; code: string; text: string; target: string }[];
  /** Texts for the nine headings of the work summary. */
  workSummary: Record<string, string>;
  workload: { outpatientVisits: number; emergencyVisits: number; discharges: number; bedDays: number; bedUsePercent: number };
  about: string;
}

export interface DemonstrationDistrict {
  today: CivilDate;
  authorities: DemoAuthority[];
  windows: DemoWindow[];
  institutions: DemoInstitution[];
  nurses: DemoNurse[];
  staff: DemoStaffMember[];
  mismatches: DemoMismatch[];
  campaigns: DemoCampaign[];
  /** Years whose published holidays the calendar is filled with, where they are known. */
  holidayYears: { from: number; to: number };
  accounts: DemoAccount[];
  cases: DemoCase[];
}
