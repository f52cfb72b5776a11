import type { CivilDate } from '@medregistry/language';
import type { DemoAuthority, DemoCampaign, DemoWindow } from './DemoAuthority';
import type { DemoFaq, DemoGuide } from './help';
import type { DemoInstitution } from './DemoInstitution';
import type { DemoMismatch, DemoNewcomer, DemoNurse, DemoStaffMember } from './DemoStaff';
import type { DemoAccount, DemoCase, DemoNurseCase } from './DemoCase';

export type * from './DemoAuthority';
export type * from './DemoInstitution';
export type * from './DemoStaff';
export type * from './DemoCase';

/*
 * The demonstration district as plain data. `key` names a record within the district; records refer to
 * each other by key. Every person, institution and number is invented.
 */

export interface DemonstrationDistrict {
  today: CivilDate;
  authorities: DemoAuthority[];
  windows: DemoWindow[];
  institutions: DemoInstitution[];
  nurses: DemoNurse[];
  newcomers: DemoNewcomer[];
  staff: DemoStaffMember[];
  mismatches: DemoMismatch[];
  campaigns: DemoCampaign[];
  faqs: readonly DemoFaq[];
  guides: readonly DemoGuide[];
  /** Years whose published holidays the calendar is filled with, where they are known. */
  holidayYears: { from: number; to: number };
  accounts: DemoAccount[];
  cases: DemoCase[];
  nurseCases: readonly DemoNurseCase[];
}
