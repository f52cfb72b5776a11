import type { CivilDate } from '@medregistry/language';
import type {
  Degree,
  DoctorCategory,
  DoctorLevel,
  DoctorTitle,
  Education,
  Employment,
  EthnicGroup,
  Gender,
  Health,
  NursePosition,
  NurseTitle,
  RegistrationOrigin,
  RegistrationStatus,
  TechnicianKind,
  TechnicianTitle,
  WorkCategory,
} from '@medregistry/config/enums';

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

/** Somebody who has passed the examination and was never registered. */
export type DemoNewcomer = Omit<DemoNurse, 'workStartedOn' | 'worksAt' | 'registration'> & { examCertificateNumber: string };

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
