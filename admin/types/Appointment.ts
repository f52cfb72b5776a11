export interface Appointment {
  id: string;
  window: string;
  windowName: string;
  address: string;
  date: string;
  from: string;
  to: string;
  state: string;
}

/** What of a window can be booked for a case, and what is booked. */
export interface AppointmentChoice {
  /** Whether the case has something to do at the window now. */
  ready: boolean;
  appointment: Appointment | null;
  missed: number;
  windows: { id: string; name: string; address: string; slots: { date: string; from: string; to: string; free: number }[] }[];
}

/** A line of the window's list of a day. */
export interface DayLine {
  id: string;
  from: string;
  to: string;
  state: string;
  stateLabel: string;
  application: string;
  number: string;
  name: string;
  procedureLabel: string;
  caseStateLabel: string;
  windowName: string;
  missed: number;
}
