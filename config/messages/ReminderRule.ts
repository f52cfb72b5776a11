import type { Role } from '../roles';

/** What a reminder looks at; cms finds the records of each. */
export const REMINDER_SOURCES = ['permit', 'verification', 'nurse-registration', 'roster-confirmation', 'returned-case', 'office-case', 'office-deadline', 'ticket', 'appointment', 'rating'] as const;
export type ReminderSourceName = (typeof REMINDER_SOURCES)[number];

/** Whom a step may reach: a role, everybody at the applicant's, or whoever has to act on the record. */
export type AudienceWord = Role | 'applicant' | 'holder';

/** One wording, used by steps up to a day; the last one has no end. */
interface Wording {
  key: string;
  /** Steps at this many days or fewer. */
  upTo?: number;
  title: string;
  body: string;
}

export interface DistrictReminder {
  key: string;
  label: string;
  about: string;
  basis?: string;
  source: ReminderSourceName;
  unit: 'day' | 'working-day';
  steps: readonly { at: number; to: AudienceWord[] }[];
  audience: readonly AudienceWord[];
  wordings: readonly Wording[];
  /** Holes of the texts besides `anchor` and `days`, with an invented example of each. */
  samples: Readonly<Record<string, string>>;
}

/** Name of the text that a step uses. */
export function wordingOf({ key, wordings }: Pick<DistrictReminder, 'key' | 'wordings'>, { at }: { at: number }): string {
  const found = wordings.find(({ upTo }) => upTo === undefined || at <= upTo) ?? wordings.at(-1);
  return `reminder.${key}.${found?.key ?? ''}`;
}
