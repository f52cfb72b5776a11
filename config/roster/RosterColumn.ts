import type { Field, Json } from '@medregistry/language';

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

/** A text understood, or why it cannot be taken. */
export type RosterParsed = { value: Json } | { code: string; message: string };

export interface RosterColumn {
  key: RosterKey;
  /** As the form asks for it. */
  field: Field;
  /** Other headers under which tables carry it. */
  aliases: readonly string[];
  example: string;
  /** A long number that spreadsheets mutilate. */
  identifier: boolean;
  parse(text: string): RosterParsed;
}
