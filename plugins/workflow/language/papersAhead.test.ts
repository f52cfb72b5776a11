import { papersAhead } from './papersAhead';
import { sceneWith } from './scene.fixture';
import type { Scene } from './World';

const label = { applicant: '态', staff: '态' };
const state = (more: object): object => ({ label, holder: 'clerk', next: label, ...more });
const paper = { label: '文书', title: '文书', prefix: 'WS', kind: 'issued', roles: ['owner'], blocks: [{ block: 'code' }] };
const event = (from: string[], to: string, documents: string[], more: object = {}): object => ({ label: '办理', from, to, roles: ['clerk'], intent: 'primary', documents: documents.map((key) => ({ key })), ...more });

const procedure = {
  initial: 'draft',
  documents: { receipt: paper, notice: paper, refusal: paper, online: paper },
  states: {
    draft: state({}),
    waiting: state({}),
    doubted: state({ toldAs: 'waiting' }),
    granted: state({ holder: null, closed: true, tone: 'good' }),
    refused: state({ holder: null, closed: true, tone: 'bad' }),
  },
  events: {
    submit: event(['draft'], 'waiting', ['receipt']),
    grant: event(['waiting'], 'granted', ['notice']),
    accept: event(['waiting'], 'granted', ['online'], { when: { is: [{ value: 1 }, { value: 2 }] } }),
    doubt: event(['waiting'], 'doubted', [], { intent: 'default' }),
    refuse: event(['doubted'], 'refused', ['refusal']),
  },
};
const at = (where: string): Scene => sceneWith({ procedure, application: { state: where } });

test('names the papers of the main course from here on, and none that it has passed', () => {
  expect([...papersAhead(at('draft'), 'applicant')]).toEqual(['receipt', 'notice']);
  expect([...papersAhead(at('waiting'), 'applicant')]).toEqual(['notice']);
  expect([...papersAhead(at('granted'), 'applicant')]).toEqual([]);
});

test('tells the applicant nothing of what is proposed inside the office', () => {
  expect([...papersAhead(at('doubted'), 'applicant')]).toEqual(['notice']);
  expect([...papersAhead(at('doubted'), 'staff')]).toEqual(['refusal']);
});
