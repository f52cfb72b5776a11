import { declarationFaults } from './declarationFaults';
import { procedureIn, type ProcedureInput, type Vocabulary } from './defineProcedure';
import { plainProcedure } from './scene.fixture';
import { Procedure } from './Procedure';

const { states, events } = plainProcedure;
const { open, done } = states;
const finish = events.finish;
const text = (key: string) => ({ key, label: key, type: 'text' });
const paper = (blocks: object[]) => ({ label: '单', title: '单', prefix: 'DA', kind: 'issued', roles: ['clerk'], blocks });

const term = { label: '时限', length: 3, unit: 'natural-day', basis: '某法' };
const flag = { label: '有异议', absent: '没有异议。', present: '有异议。' };

const faults = (part: object): string => declarationFaults(Procedure.parse({ ...plainProcedure, ...part })).join('; ');

it('finds nothing wrong with the least procedure', () => {
  expect(faults({})).toBe('');
});

it.each<[string, object, string]>([
  ['an initial state that is not there', { initial: 'gone' }, 'initial state gone is not declared'],
  ['a state that nothing reaches', { states: { ...states, lost: open }, events: { finish, leave: { ...finish, from: ['lost'] } } }, 'state lost is never reached'],
  ['a dead end', { states: { open, done: { ...done, closed: false } } }, 'nothing leads out of state done'],
  ['a closed state that goes on', { events: { finish, again: { ...finish, from: ['done'], to: 'open' } } }, 'state done is closed, yet an event leads out of it'],
  ['a closed state that somebody holds', { states: { open, done: { ...done, holder: 'clerk' } } }, 'a closed state is held by somebody'],
  ['an event from nowhere', { events: { finish: { ...finish, from: ['open', 'gone'] } } }, 'event finish names an unknown state gone'],
  ['an unknown clock', { events: { finish: { ...finish, clocks: { start: ['gone'] } } } }, 'event finish names an unknown clock gone'],
  ['a document that is not issued', { events: { finish: { ...finish, documents: [{ key: 'gone' }] } } }, 'event finish issues gone'],
  ['a guard on a payload that is not asked for', { events: { finish: { ...finish, guards: [{ code: 'x', holds: { filled: { payload: 'gone' } }, message: '缺。' }] } } }, 'event finish speaks of payload.gone'],
  ['a message with a payload that is not asked for', { events: { finish: { ...finish, messages: [{ to: 'clerk', title: '办结', body: '{payload:gone}' }] } } }, 'event finish speaks of payload.gone'],
  ['a rule on a field that the form does not have', { exclusive: [{ form: 'a.gone' }] }, 'a rule speaks of form.a.gone'],
  ['a text with a field that the form does not have', { events: { finish: { ...finish, messages: [{ to: 'clerk', title: '办结', body: '{form:a.gone}' }] } } }, 'a rule speaks of form.a.gone'],
  ['two fields of one key', { form: { sections: [{ key: 'a', label: '甲', fields: [text('x'), text('x')] }] } }, 'form.a has two fields x'],
  ['two sections of one key', { form: { sections: [{ key: 'a', label: '甲', fields: [] }, { key: 'a', label: '乙', fields: [] }] } }, 'two sections have the same key'],
  ['a choice of nothing', { form: { sections: [{ key: 'a', label: '甲', fields: [{ ...text('x'), type: 'choice' }] }] } }, 'form.a.x is a choice without options'],
  ['a table without columns', { events: { finish: { ...finish, payload: [{ ...text('x'), type: 'table' }] } } }, 'payload of finish.x is a table without columns'],
  ['a checklist without items', { events: { finish: { ...finish, payload: [{ ...text('x'), type: 'checklist' }] } } }, 'payload of finish.x is a checklist without items'],
  ['a queue of an unknown state', { queues: { q: { label: '单', roles: ['clerk'], states: ['gone'], empty: '无。' } } }, 'queue q names an unknown state gone'],
  ['a page that prints an unknown section', { documents: { d: paper([{ block: 'section', section: 'gone' }]) } }, 'document d prints an unknown section gone'],
  ['a page that prints an unknown checklist', { documents: { d: paper([{ block: 'checklist', event: 'finish', field: 'gone' }]) } }, 'document d prints an unknown checklist finish.gone'],
  ['two slots of one key', { materials: [{ key: 's', label: '甲', requirement: '交。' }, { key: 's', label: '乙', requirement: '交。' }] }, 'two slots have the same key'],
  ['a slot printed from nothing', { materials: [{ key: 's', label: '甲', requirement: '交。', printable: 'gone' }] }, 'slot s is printed from an unknown document'],
  ['a link that waits for an event it does not have', { joins: [{ procedure: 'other', when: { filled: { value: 1 } }, events: { gone: [{ event: 'x' }] } }] }, 'the link with other waits for an unknown event gone'],
  ['a link with itself', { joins: [{ procedure: 'plain', when: { filled: { value: 1 } }, events: {} }] }, 'a procedure is joined to itself'],
  ['a record with links', { kind: 'record', follows: [{ procedure: 'plain', states: ['done'] }] }, 'a record has links, which only cases have'],
  ['a case that nobody may open', { create: {} }, 'nobody may open a case'],
  ['a system event of a case that waits for nothing', { events: { finish, lapse: { ...finish, roles: ['system'] } } }, "event lapse is the system's, yet it waits for no term"],
  ['a term that nobody declared to wait for', { events: { finish: { ...finish, roles: ['system'], after: 'gone', clocks: { stop: ['gone'] } } } }, 'event finish names an unknown clock gone'],
  ['a term that goes on after its event', { clocks: { term }, events: { finish: { ...finish, roles: ['system'], after: 'term' } } }, 'event finish waits for the term term, yet leaves it running'],
  ['an event that waits for a term and that only people fire', { clocks: { term }, events: { finish: { ...finish, after: 'term', clocks: { stop: ['term'] } } } }, 'event finish waits for a term, yet the system may not fire it'],
  ['a state told as one that is not there', { states: { open: { ...open, toldAs: 'gone' }, done } }, 'state open is told as gone'],
  ['a state told as one that is over', { states: { open: { ...open, toldAs: 'done' }, done } }, 'state open is told as done'],
  ['an unknown flag', { events: { finish: { ...finish, flags: { set: ['gone'] } } } }, 'event finish names an unknown flag gone'],
  ['a flag that nothing sets', { flags: { lost: flag } }, 'flag lost is never set'],
  ['a rule on an unknown flag', { events: { finish: { ...finish, when: { flagged: 'gone' } } } }, 'a rule names an unknown flag gone'],
  ['a rule on what no action says', { exclusive: [{ action: 'finish.payload.gone' }] }, 'a rule speaks of action finish.payload.gone'],
  ['a text on what no action says', { events: { finish: { ...finish, confirm: '{action:gone.on}' } } }, 'a rule speaks of action gone.on'],
])('finds %s', (_what, part, fault) => {
  expect(faults(part)).toContain(fault);
});

it('lets an event that leaves the state as it is happen in a closed one', () => {
  const object = { label: '提出异议', from: ['done'], roles: ['clerk'], flags: { set: ['objected'] } };
  expect(faults({ flags: { objected: flag }, events: { finish, object } })).toBe('');
});

it('refuses to declare what is not sound, with every fault in the message', () => {
  const broken = { ...plainProcedure, initial: 'gone', create: {} } as unknown as ProcedureInput<string, never, never, Vocabulary>;
  expect(() => procedureIn<Vocabulary>()(broken)).toThrow(/Procedure plain is not sound:[^]*initial state gone[^]*nobody may open/u);
});

it('refuses words that the language does not have', () => {
  expect(() => Procedure.parse({ ...plainProcedure, colour: 'red' })).toThrow();
  expect(() => Procedure.parse({ ...plainProcedure, events: { finish: { ...finish, effects: [{ verb: 'delete', record: 'card' }] } } })).toThrow();
  expect(() => Procedure.parse({ ...plainProcedure, key: 'Not A Key' })).toThrow();
});
