export interface HolidayDay {
  date: string;
  kind: 'off' | 'work';
  name: string;
}

/** The arrangement of holidays (放假和调休安排) of a year. */
export interface HolidayYear {
  year: number;
  days: HolidayDay[];
  source: string;
  version: number;
  /** What the system knows of the year by itself; null where it does not know it. */
  published: HolidayDay[] | null;
}
