import type { Json } from '@medregistry/language';
import type { TableColumn } from '../tables';

/** What may be said of a person on the roster (人员名录, domain.md §4.6). */
export const ROSTER_KEYS = [
  'name',
  'idNumber',
  'category',
  'gender',
  'birthDate',
  'department',
  'position',
  'title',
  'education',
  'school',
  'major',
  'employment',
  'mobile',
  'doctorCategory',
  'doctorLevel',
  'practiceScope',
  'qualificationNumber',
  'practiceNumber',
  'certificateNumber',
  'validTo',
  'multiSite',
  'aestheticChief',
  'onPost',
  'leftOn',
  'remark',
] as const;
export type RosterKey = (typeof ROSTER_KEYS)[number];

/** What is known of one person, by column; a column of which nothing is said is not there. */
export type RosterValues = { [Key in RosterKey]?: Json };

export type RosterColumn = TableColumn<RosterKey>;
