import { actorFired, fact, form, not, payload, today } from './conditions';
import { availableActions, creationProblems, decide } from './decide';
import { plainProcedure, sceneWith, type SceneChange } from './scene.fixture';

const finish = plainProcedure.events.finish;
const clocks = { term: { label: '时限', length: 3, unit: 'natural-day', basis: '某法' } };
const deciding = (event: object, change: SceneChange = {}, roles = ['clerk']) => {
  const procedure = { ...change.procedure, events: { finish: { ...finish, ...event } } };
  const world = sceneWith({ ...change, procedure });
  return decide(world, { event: 'finish', payload: world.payload, actor: { userId: 7, name: '经办', roles } });
};

it('answers in the order of role, state, content', () => {
  const hard = { guards: [{ code: 'never', holds: { any: [] }, message: '不行。' }] };
  expect(deciding(hard, { application: { state: 'done' } }, ['guest'])).toMatchObject({ refusal: 'not-allowed' });
  expect(deciding(hard, { application: { state: 'done' } })).toMatchObject({ refusal: 'not-available', problems: [{ message: '当前状态是“已办”，不能“办结”。' }] });
  expect(deciding(hard)).toMatchObject({ refusal: 'invalid', problems: [{ code: 'never', message: '不行。' }] });
  expect(deciding({})).toMatchObject({ ok: true, to: 'done', closes: true, role: 'clerk', effects: [], documents: [], materials: null });
});

it('says every problem of payload and guards at once, with the holes of its sentences filled', () => {
  const event = {
    payload: [{ key: 'reason', label: '理由', type: 'text', required: true }],
    guards: [
      { code: 'late', holds: fact('card.validTo').notBefore(today()), message: '证件已于 {card.validTo} 到期。', path: 'card' },
      { code: 'signed', holds: form('a.signed').is(true), message: '请签字。' },
    ],
  };
  expect(deciding(event, { facts: { card: { validTo: '2026-11-09' } } })).toMatchObject({
    problems: [
      { path: 'payload.reason', code: 'required' },
      { path: 'card', code: 'late', message: '证件已于 2026-11-09 到期。' },
      { code: 'signed' },
    ],
  });
});

it('acts in the first role of the event that the person holds', () => {
  expect(deciding({ roles: ['chief', 'clerk'] }, {}, ['clerk', 'chief'])).toMatchObject({ role: 'chief' });
});

it('resolves effects from payload, facts and date, and leaves out those that do not apply', () => {
  const event = {
    payload: [{ key: 'months', label: '月数', type: 'integer' }],
    effects: [
      { verb: 'set', record: 'card', values: { until: today().plus({ months: payload('months') }).operand, holder: fact('card.name').operand } },
      { verb: 'append', record: 'card', when: fact('card.name').is('乙') },
    ],
  };
  expect(deciding(event, { payload: { months: 3 }, facts: { card: { name: '甲' } } })).toMatchObject({
    effects: [{ verb: 'set', record: 'card', values: { until: '2027-02-10', holder: '甲' } }],
  });
});

it('stops only clocks that run, and pauses none twice', () => {
  const running = { key: 'term', startedOn: '2026-11-09', dueOn: '2026-11-12', pausedOn: null, stoppedOn: null };
  const withClock = (clock: object | null) => ({ procedure: { clocks }, application: { clocks: clock ? [{ ...running, ...clock }] : [] } });
  const changes = (event: object, clock: object | null) => {
    const decision = deciding({ clocks: event }, withClock(clock));
    return decision.ok ? decision.clocks.map(({ change }) => change) : null;
  };
  expect(changes({ stop: ['term'] }, {})).toEqual(['stop']);
  expect(changes({ stop: ['term'] }, null)).toEqual([]);
  expect(changes({ stop: ['term'] }, { stoppedOn: '2026-11-10' })).toEqual([]);
  expect(changes({ pause: ['term'] }, {})).toEqual(['pause']);
  expect(changes({ pause: ['term'] }, { pausedOn: '2026-11-10' })).toEqual([]);
  expect(changes({ resume: ['term'] }, {})).toEqual([]);
  expect(changes({ resume: ['term'] }, { pausedOn: '2026-11-10' })).toEqual(['resume']);
  expect(changes({ start: ['term'], stop: ['term'] }, null)).toEqual(['start', 'stop']);
});

it('shows what stands in the way before anything is typed, and does not complain of what is still to be typed', () => {
  const event = {
    payload: [{ key: 'reason', label: '理由', type: 'text', required: true }],
    guards: [
      { code: 'reason-short', holds: payload('reason').isNot('无'), message: '请写明理由。' },
      { code: 'same-person', holds: not(actorFired('review')), message: '请交由他人。' },
    ],
  };
  const world = sceneWith({ procedure: { events: { finish: { ...finish, ...event } } }, application: { actions: [{ event: 'review', actorId: 7, role: 'clerk' }] } });
  const actor = { userId: 7, name: '经办', roles: ['clerk'] };
  expect(availableActions(world, actor)).toMatchObject([{ event: 'finish', label: '办结', problems: [{ code: 'same-person' }] }]);
  expect(availableActions(world, { ...actor, userId: 8 })).toMatchObject([{ problems: [] }]);
  expect(availableActions(world, { ...actor, roles: ['guest'] })).toEqual([]);
});

it('checks the guards of creation against the facts', () => {
  const procedure = { create: { roles: ['clerk'], guards: [{ code: 'no-card', holds: fact('card').isFilled(), message: '请先办证。' }] } };
  const actor = { userId: 7, name: '经办', roles: ['clerk'] };
  expect(creationProblems(sceneWith({ procedure }), actor)).toEqual([{ path: '', code: 'no-card', message: '请先办证。' }]);
  expect(creationProblems(sceneWith({ procedure, facts: { card: 'x' } }), actor)).toEqual([]);
});
