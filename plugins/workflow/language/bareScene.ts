import { calendarOf } from './Calendar';
import type { CivilDate } from './civil';
import type { FormData } from './Form';
import type { Procedure } from './Procedure';
import type { Facts, Scene } from './World';

const NO_PROCEDURE: Procedure = {
  key: 'none', label: '无', subject: 'none', kind: 'case', prefix: 'NO', initial: 'none', states: {}, events: {}, create: { roles: [], guards: [] },
  exclusive: [], joins: [], follows: [], form: { sections: [] }, materials: [], review: { reasons: [], points: [], lease: { minutes: 1, takeOver: [] }, contact: [] }, flags: {}, pins: [], clocks: {}, documents: {}, queues: {},
};

/** A scene without a case: what the registers say, what somebody is typing, and the day. */
export const bareScene = ({ facts, form = {}, today }: { facts: Facts; form?: FormData; today: CivilDate }): Scene => ({
  procedure: NO_PROCEDURE,
  application: { state: '', round: 0, number: null, submittedOn: null, form, materials: {}, notes: [], clocks: [], actions: [], flags: [] },
  facts,
  payload: {},
  today,
  calendar: calendarOf([], []),
  formats: {},
  actor: { userId: 0, name: '', roles: [], role: '' },
});
