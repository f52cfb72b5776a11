import { actorFired, fact, form, not, payload, today } from './conditions';
import { availableActions, creationProblems, decide } from './decide';
import { pastAction, plainProcedure, sceneWith, type SceneChange } from './scene.fixture';

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
  const world = sceneWith({ procedure: { events: { finish: { ...finish, ...event } } }, application: { actions: [pastAction('review', 7)] } });
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

describe('flags', () => {
  const flags = { objected: { label: '有异议', absent: '没有人提出异议。', present: '已有人提出异议。' } };
  const event = { ...finish, flags: {} };
  const flagging = (use: object, set: string[]) => deciding({ ...event, flags: use }, { procedure: { flags }, application: { flags: set } });

  it('are set and reset beside the state', () => {
    expect(flagging({ set: ['objected'] }, [])).toMatchObject({ flags: ['objected'] });
    expect(flagging({ needs: ['objected'], reset: ['objected'] }, ['objected'])).toMatchObject({ ok: true, flags: [] });
    expect(flagging({}, ['objected'])).toMatchObject({ flags: ['objected'] });
  });

  it('make an event available or not, with the sentence of the flag', () => {
    expect(flagging({ needs: ['objected'] }, [])).toMatchObject({ refusal: 'not-available', problems: [{ message: '没有人提出异议。' }] });
    expect(flagging({ forbids: ['objected'] }, ['objected'])).toMatchObject({ refusal: 'not-available', problems: [{ code: 'flagged', message: '已有人提出异议。' }] });
  });
});

it('leaves the state as it is where an event leads nowhere, a closed one included', () => {
  const { to: _to, ...stay } = finish;
  const world = sceneWith({ procedure: { events: { finish, note: { ...stay, label: '备注', from: ['open', 'done'] } } }, application: { state: 'done' } });
  expect(decide(world, { event: 'note', payload: {}, actor: world.actor })).toMatchObject({ ok: true, from: 'done', to: 'done', closes: true });
});

it('knows an event only where its variant is in force', () => {
  const online = { when: fact('office.online').is(true) };
  expect(deciding(online, { facts: { office: { online: false } } })).toMatchObject({ refusal: 'not-available' });
  expect(deciding(online, { facts: { office: { online: true } } })).toMatchObject({ ok: true });
});

describe('terms', () => {
  const running = { key: 'term', startedOn: '2026-11-02', dueOn: '2026-11-09', pausedOn: null, stoppedOn: null };
  const lapse = { after: 'term', clocks: { stop: ['term'] } };
  const lapsing = (clock: object) => deciding(lapse, { procedure: { clocks }, application: { clocks: [{ ...running, ...clock }] } });

  it('have an event wait until their last day has passed', () => {
    expect(lapsing({})).toMatchObject({ ok: true, clocks: [{ clock: 'term', change: 'stop' }] });
    for (const clock of [{ dueOn: '2026-11-10' }, { pausedOn: '2026-11-03' }, { stoppedOn: '2026-11-03' }]) {
      expect(lapsing(clock)).toMatchObject({ refusal: 'invalid', problems: [{ code: 'term-not-passed', message: '“时限”的期限还没有届满。' }] });
    }
  });

  it('are made longer only while they run', () => {
    const extending = (clock: object) => deciding({ clocks: { extend: [{ clock: 'term', by: 10, unit: 'working-day' }] } }, { procedure: { clocks }, application: { clocks: [{ ...running, ...clock }] } });
    expect(extending({ dueOn: '2026-11-13' })).toMatchObject({ clocks: [{ clock: 'term', change: 'extend', dueOn: '2026-11-27', term: { from: '2026-11-13', length: 10 } }] });
    expect(extending({ pausedOn: '2026-11-03' })).toMatchObject({ ok: true, clocks: [] });
    expect(extending({ stoppedOn: '2026-11-03' })).toMatchObject({ ok: true, clocks: [] });
  });

  it('start on the day that the event names, and only when their condition holds', () => {
    const starting = (online: boolean) =>
      deciding({ clocks: { start: [{ clock: 'term', when: fact('office.online').is(true), from: { application: 'submittedOn' } }] } }, { procedure: { clocks }, facts: { office: { online } }, application: { submittedOn: '2026-11-03' } });
    expect(starting(true)).toMatchObject({ clocks: [{ change: 'start', startedOn: '2026-11-03', dueOn: '2026-11-06' }] });
    expect(starting(false)).toMatchObject({ ok: true, clocks: [] });
  });
});
