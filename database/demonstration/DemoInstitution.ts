import type { CivilDate } from '@medregistry/language';
import type {
  Affiliation,
  CredentialType,
  DeferralCause,
  EconomicType,
  Education,
  Gender,
  InstitutionCategory,
  InstitutionGrade,
  InstitutionLevel,
  InstitutionStatus,
  ManagementClass,
  Ownership,
  PermitStatus,
  ServiceMode,
  ServiceTarget,
  VerificationConclusion,
} from '@medregistry/config/enums';

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
