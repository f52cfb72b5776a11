import { creationProblems, formProblems, materialProblems, prefill, slotsOf, withSystemValues } from '@medregistry/language';
import { pastAction } from '../support/bend';
import { generatedTests } from '../support/generatedTests';
import { actorAs, after, fire, legalScene, sceneIn } from '../support/walk';
import { LIBRARY_ROLES, loan, loanSetting } from './toy';

describe('loan of a rare book', () => {
  generatedTests(loanSetting, LIBRARY_ROLES);
});

it('lends for as long as the form says, with a promise that is shorter than the term', () => {
  const asked = fire(legalScene(loanSetting, 'ask'), 'ask', 'reader');
  expect(asked).toMatchObject({ clocks: [{ clock: 'answer', change: 'start', dueOn: '2026-09-23', promisedOn: '2026-09-22' }] });
  const scene = legalScene(loanSetting, 'lend');
  const long = { ...scene, application: { ...scene.application, form: { wish: { ...scene.application.form.wish, days: 10 } } } };
  expect(fire(long, 'lend', 'director')).toMatchObject({
    documents: ['slip'],
    clocks: [{ clock: 'loan', change: 'start', dueOn: '2026-09-28' }],
    effects: [{ verb: 'set', record: 'book', values: { dueOn: '2026-09-28' } }, { verb: 'append', values: { shelf: '示例' } }],
  });
});

it('stops the clock while the reader answers and gives back what was left', () => {
  const asked = legalScene(loanSetting, 'ask');
  const first = fire(asked, 'ask', 'reader');
  if (!first.ok) throw new Error('not asked');
  const queried = { ...legalScene(loanSetting, 'query'), application: { ...after(asked, first), notes: [] } };
  const second = fire(queried, 'query', 'librarian');
  expect(second).toMatchObject({ clocks: [{ clock: 'answer', change: 'pause' }], notes: [{ category: 'material' }], materials: 'thaw' });
  if (!second.ok) throw new Error('not queried');
  const base = legalScene(loanSetting, 'answer');
  const waiting = { ...base, today: '2026-10-19', application: after(queried, second) };
  const third = fire({ ...waiting, payload: { replies: waiting.application.notes.map(({ id }) => ({ note: id, done: true, reply: '' })) } }, 'answer', 'reader');
  expect(third).toMatchObject({ ok: true, round: 3, clocks: [{ clock: 'answer', change: 'resume', dueOn: '2026-10-22' }] });
});

it('asks for what a yes makes necessary and for nothing else', () => {
  const scene = sceneIn(loanSetting, 'wish');
  const at = (abroad: boolean) => ({ ...scene, application: { ...scene.application, form: { wish: { title: '山海经', days: 3, abroad } }, materials: {} } });
  expect(formProblems(at(false))).toEqual([]);
  expect(formProblems(at(true)).map(({ path }) => path)).toEqual(['form.wish.address']);
  expect(slotsOf(at(false)).map(({ key }) => key)).toEqual(['letter', 'other']);
  expect(materialProblems(at(true)).map(({ path }) => path)).toEqual(['materials.letter', 'materials.insurance']);
});

it('fills what the registers know, and lets nobody overwrite what only the system fills', () => {
  const scene = sceneIn(loanSetting, 'wish');
  expect(prefill(scene)).toEqual({ wish: { title: '山海经', card: 'card-1' } });
  expect(withSystemValues(scene, { wish: { title: '诗经', card: 'card-2' } })).toEqual({ wish: { title: '诗经', card: 'card-1' } });
});

it('opens no case for a blocked card', () => {
  const scene = sceneIn(loanSetting, 'wish');
  expect(creationProblems(scene, actorAs('reader'))).toEqual([]);
  expect(creationProblems({ ...scene, facts: { card: { blocked: true } } }, actorAs('reader'))).toMatchObject([{ code: 'blocked' }]);
});

it('has a person who queried never lend', () => {
  const scene = legalScene(loanSetting, 'lend');
  const both = { ...scene, actor: { ...scene.actor, roles: [...LIBRARY_ROLES] }, application: { ...scene.application, actions: [pastAction('query', scene.actor.userId)] } };
  expect(fire(both, 'lend', scene.actor.role)).toMatchObject({ ok: false, problems: [{ code: 'same-person' }] });
  expect(loan.events['lend']?.guards).toHaveLength(2);
});
