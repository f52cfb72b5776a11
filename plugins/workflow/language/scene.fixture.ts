import { calendarOf, type Calendar } from './Calendar';
import { Procedure } from './Procedure';
import type { Application, Facts, PastAction, Scene } from './World';

/** What a test changes of the plain scene. */
export interface SceneChange {
  procedure?: object;
  application?: Partial<Application>;
  facts?: Facts;
  payload?: Scene['payload'];
  today?: string;
  calendar?: Calendar;
  formats?: Scene['formats'];
  userId?: number;
}

const state = (words: string, closed = false) => ({
  label: { applicant: words, staff: words },
  holder: null,
  next: { applicant: `${words}。`, staff: `${words}。` },
  closed,
});

/** The least procedure that is sound. */
export const plainProcedure = {
  key: 'plain',
  label: '最简单的业务',
  subject: 'card',
  prefix: 'ZJ',
  initial: 'open',
  states: { open: state('未办'), done: state('已办', true) },
  events: { finish: { label: '办结', from: ['open'], to: 'done', roles: ['clerk'] } },
  create: { roles: ['clerk'] },
};

/** An action that somebody has done. */
export const pastAction = (event: string, actorId: number, payload: PastAction['payload'] = {}): PastAction => ({ event, actorId, actorName: `第${actorId}人`, role: 'clerk', on: '2026-11-09', payload });

/** A scene for the tests of the language: nothing in it but what the test puts there. */
export const sceneWith = ({ procedure = {}, application = {}, facts = {}, payload = {}, today = '2026-11-10', calendar = calendarOf([], [2026]), formats = {}, userId = 7 }: SceneChange = {}): Scene => ({
  procedure: Procedure.parse({ ...plainProcedure, ...procedure }),
  application: { state: 'open', round: 1, number: 'ZJ-1', submittedOn: null, form: {}, materials: {}, notes: [], clocks: [], actions: [], flags: [], ...application },
  facts,
  payload,
  today,
  calendar,
  formats,
  actor: { userId, name: '经办', roles: ['clerk'], role: 'clerk' },
});
