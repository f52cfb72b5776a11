import type { CivilDate } from '@medregistry/language';
import type { AuthorityKind, AuthorityLevel, CampaignState, WindowPurpose } from '@medregistry/config/enums';

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
  slotMinutes: number;
  /** Appointments of a slot; 0 for none. */
  slotCapacity: number;
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
