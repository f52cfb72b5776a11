import fc from 'fast-check';
import { action, actor, actorFired, actorFiredLast, all, any, application, fact, firstOf, flagged, form, not, payload, today, toOperand, value } from './conditions';
import { Condition } from './Condition';
import { at, holds, isFilled, resolve } from './evaluate';
import { fill } from './fill';
import { pastAction, sceneWith } from './scene.fixture';
import type { Json } from './Json';

const scene = sceneWith({
  facts: { permit: { validTo: '2026-12-31', years: 3, status: 'valid' }, people: [{ name: '甲' }, { name: '乙' }] },
  application: {
    form: { wish: { title: '山海经', days: 5 } },
    actions: [pastAction('return', 7), pastAction('propose', 8, { months: 2 })],
    flags: ['objected'],
    notes: [{ id: 'a', round: 1, target: '', text: 'x', open: true }, { id: 'b', round: 1, target: '', text: 'x', open: false }],
    clocks: [
      { key: 'answer', startedOn: '2026-11-01', dueOn: '2026-11-06', pausedOn: null, stoppedOn: '2026-11-02' },
      { key: 'answer', startedOn: '2026-11-03', dueOn: '2026-11-08', pausedOn: null, stoppedOn: null },
    ],
  },
  payload: { months: 2 },
});

it('finds the value at a path, and null where the path leads nowhere', () => {
  expect(at(scene.facts, 'permit.validTo')).toBe('2026-12-31');
  expect(at(scene.facts, 'people.1.name')).toBe('乙');
  for (const path of ['permit.none', 'none.validTo', 'permit.validTo.day', 'people.7.name']) expect(at(scene.facts, path)).toBeNull();
});

it.each<[string, { operand: Parameters<typeof resolve>[0] }, Json]>([
  ['a fact', fact('permit.years'), 3],
  ['a form field', form('wish.title'), '山海经'],
  ['a payload field', payload('months'), 2],
  ['the state', application('state'), 'open'],
  ['the open notes', application('openNotes'), 1],
  ['the latest clock of a key', application('clocks.answer'), '2026-11-08'],
  ['what the last proposal said', action('propose.payload.months'), 2],
  ['who proposed', action('propose.actorName'), '第8人'],
  ['when it was proposed', action('propose.on'), '2026-11-09'],
  ['an action that nobody did', action('stamp.on'), null],
  ['when a clock was started', application('started.answer'), '2026-11-03'],
  ['a clock that was never started', application('clocks.none'), null],
  ['who acts', actor('name'), '经办'],
  ['today', today(), '2026-11-10'],
  ['a count', fact('people').count(), 2],
  ['a count of nothing', fact('none').count(), 0],
  ['one column of a list', fact('people').column('name'), ['甲', '乙']],
  ['a column of nothing', fact('none').column('name'), []],
  ['the first that is filled', firstOf(fact('none'), value(''), fact('permit.status'), value('x')), 'valid'],
  ['none of several', firstOf(fact('none'), value('')), null],
  ['a date later by facts and payload', fact('permit.validTo').plus({ years: fact('permit.years'), months: payload('months'), days: 1 }), '2030-03-01'],
  ['a date after nothing', fact('none').plus({ days: 1 }), null],
])('resolves %s', (_what, { operand }, expected) => {
  expect(resolve(operand, scene)).toEqual(expected);
});

it.each<[string, Condition, boolean]>([
  ['a date before', fact('permit.validTo').after(today()), true],
  ['the same day is not before', today().before('2026-11-10'), false],
  ['the same day is at most', today().notAfter('2026-11-10'), true],
  ['numbers', fact('permit.years').atLeast(3), true],
  ['a number and a date cannot be compared', fact('permit.years').before(today()), false],
  ['one of a list', fact('permit.status').oneOf(['valid', 'expired']), true],
  ['none of a list', fact('permit.status').oneOf([]), false],
  ['two lists that share an element', fact('people').column('name').overlaps(['乙', '丙']), true],
  ['two lists that share none', fact('people').column('name').overlaps(['丙']), false],
  ['a list that is not there', fact('none').overlaps(['丙']), false],
  ['equality is strict', fact('permit.years').is('3'), false],
  ['a filled text', form('wish.title').isFilled(), true],
  ['an empty fact', fact('none').isEmpty(), true],
  ['I fired it', actorFired('return'), true],
  ['somebody else fired it', actorFired('propose'), false],
  ['I was the last to fire it', actorFiredLast('return'), true],
  ['somebody else was the last', actorFiredLast('propose'), false],
  ['nobody has fired it', actorFiredLast('stamp'), false],
  ['a flag that is set', flagged('objected'), true],
  ['a flag that is not', flagged('paused'), false],
  ['all of nothing', all(), true],
  ['any of nothing', any(), false],
  ['a negation', not(actorFired('propose')), true],
])('decides: %s', (_what, condition, expected) => {
  expect(holds(condition, scene)).toBe(expected);
});

it('lets no comparison hold with what is missing, whichever way it is asked: a guard fails closed', () => {
  const missing = fact('permit.none');
  for (const condition of [missing.before(today()), missing.after(today()), missing.notBefore(today()), missing.notAfter(today()), missing.atLeast(0), missing.atMost(0), missing.oneOf(['x'])]) {
    expect(holds(condition, scene)).toBe(false);
  }
});

it('takes 0 and no for answers, and an empty text or list for none', () => {
  expect([0, false, 'x', ['x'], {}].every((item) => isFilled(item))).toBe(true);
  expect([null, '', []].some((item) => isFilled(item))).toBe(false);
});

it('holds a condition as plain data', () => {
  const condition = all(fact('permit.validTo').after(today().plus({ months: 3 })), not(any(actorFired('return'), firstOf(fact('a'), form('b.c')).is(1))));
  const copy: unknown = JSON.parse(JSON.stringify(condition));
  expect(Condition.parse(copy)).toEqual(condition);
});

it('takes a list or an object that is no operand for a value', () => {
  expect(toOperand({ fact: 'a', form: 'b' })).toEqual({ value: { fact: 'a', form: 'b' } });
  expect(toOperand(['fact'])).toEqual({ value: ['fact'] });
  expect(toOperand({ fact: 'a' })).toEqual({ fact: 'a' });
});

it('obeys the laws of logic', () => {
  const leaf = fc.constantFrom<Condition>({ filled: { fact: 'permit' } }, { filled: { fact: 'none' } }, { actorFired: ['return'] }, { is: [{ value: 1 }, { value: 2 }] });
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof({ depthSize: 'small' }, leaf, fc.record({ not: tie('condition') }), fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }), fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) })),
  }));
  fc.assert(
    fc.property(condition, condition, (a, b) => {
      expect(holds(not(not(a)), scene)).toBe(holds(a, scene));
      expect(holds(not(all(a, b)), scene)).toBe(holds(any(not(a), not(b)), scene));
      expect(holds(not(any(a, b)), scene)).toBe(holds(all(not(a), not(b)), scene));
    }),
  );
});

it('fills the holes of a sentence, and leaves nothing where nothing is known', () => {
  expect(fill('{permit.validTo} {form:wish.title} {payload:months} {application:number} {actor:name} {today}', scene)).toBe('2026-12-31 山海经 2 ZJ-1 经办 2026-11-10');
  expect(fill('[{permit.none}][{people}][{none.at.all}]', scene)).toBe('[][][]');
  expect(fill('{"json": 1} {}', scene)).toBe('{"json": 1} {}');
});
