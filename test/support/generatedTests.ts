import { createHash } from 'node:crypto';
import {
  availableActions,
  canonicalJson,
  declarationFaults,
  examplePayload,
  fieldsOf,
  formProblems,
  isCivilDate,
  LOCALES,
  materialProblems,
  Procedure,
  replay,
  say,
  SYSTEM_ROLE,
  wanted,
  type Text,
} from '@medregistry/language';
import fc from 'fast-check';
import { bend, withFlag } from './bend';
import { actorAs, after, eventsByRole, eventsByState, fire, inItsTurn, legalScene, routes, sceneIn, type Setting, type Step } from './walk';

const hash = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** The same value with every object's keys in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, reversed(item)]));
}

/** Goes a way of events, each fired in a legal world, and gives the application at its end. */
function walked(setting: Setting, way: Step[]) {
  return way.reduce(
    ({ application, recorded }, { event, from, role }) => {
      const legal = legalScene(setting, event, from, role);
      // What earlier steps left behind counts: clocks, notes, actions.
      const scene = { ...legal, application: { ...legal.application, ...(application ?? { notes: [], clocks: [], actions: [], flags: [], round: 0 }), form: legal.application.form, materials: legal.application.materials } };
      const inTurn = inItsTurn(setting.procedure, event, scene);
      const bent = setting.procedure.events[event]?.guards.reduce((current, { holds }) => bend(current, holds, true) ?? current, inTurn) ?? inTurn;
      const decision = fire({ ...bent, payload: examplePayload(setting.procedure.events[event] ?? never(event), bent, setting.examples) }, event, role);
      if (!decision.ok) throw new Error(`${event} from ${from}: ${canonicalJson(decision.problems)}`);
      return { application: after(bent, decision), recorded: [...recorded, { event, from, to: decision.to }] };
    },
    { application: undefined as ReturnType<typeof after> | undefined, recorded: [] as { event: string; from: string; to: string }[] },
  );
}

function never(event: string): never {
  throw new Error(`No event ${event}`);
}

/**
 * Defines the tests that follow from a declaration alone; the same for every procedure.
 *
 * @param roles every role of the vocabulary, so that those which may not are tried as well
 */
export function generatedTests(setting: Setting, roles: readonly string[]): void {
  const { procedure } = setting;
  const states = Object.keys(procedure.states);
  const events = Object.entries(procedure.events);

  it('is sound', () => {
    expect(declarationFaults(procedure)).toEqual([]);
  });

  it('survives JSON, and its hash depends on nothing but its content', () => {
    const copy: unknown = JSON.parse(JSON.stringify(procedure));
    expect(copy).toEqual(procedure);
    expect(Procedure.parse(copy)).toEqual(procedure);
    expect(hash(reversed(copy))).toBe(hash(procedure));
    expect(hash({ ...procedure, prefix: 'ZZ' })).not.toBe(hash(procedure));
  });

  it.each(eventsByState(procedure))('$event in $from as $role: allowed is $declared', ({ event, from, to, role, declared }) => {
    const scene = declared ? legalScene(setting, event, from) : sceneIn(setting, from, actorAs(role));
    const decision = fire(scene, event, role);
    if (declared) expect(decision).toMatchObject({ ok: true, from, to, role, closes: procedure.states[to]?.closed });
    else expect(decision).toMatchObject({ ok: false, refusal: 'not-available' });
  });

  it.each(eventsByRole(procedure, roles))('$event by $role: allowed is $declared', ({ event, from, role, declared }) => {
    const decision = fire(legalScene(setting, event, from, declared ? role : undefined), event, role);
    if (declared) expect(decision).toMatchObject({ ok: true, role });
    else expect(decision).toMatchObject({ ok: false, refusal: 'not-allowed' });
  });

  it('refuses everybody who holds no role, and an event that nobody declared', () => {
    for (const [event] of events) expect(fire({ ...legalScene(setting, event), actor: { userId: 1, name: '', roles: [], role: '' } }, event, '')).toMatchObject({ refusal: 'not-allowed' });
    expect(fire(sceneIn(setting, procedure.initial), 'no-such-event', roles[0] ?? '')).toMatchObject({ refusal: 'unknown-event' });
  });

  const guards = events.flatMap(([event, { guards: declared }]) => declared.map((guard) => ({ event, guard, code: guard.code })));
  if (guards.length > 0) {
    it.each(guards)('$event is refused in a world where $code fails, with a sentence', ({ event, guard }) => {
      const broken = bend(legalScene(setting, event), guard.holds, false);
      if (!broken) throw new Error('No world breaks this guard');
      const decision = fire(broken, event, broken.actor.role);
      expect(decision).toMatchObject({ ok: false, refusal: 'invalid' });
      const found = decision.ok ? undefined : decision.problems.find(({ code }) => code === guard.code);
      expect(found?.message).toMatch(/^[^{}]{6,}。$/u);
    });
  }

  const waiting = events.filter(([, { after: term }]) => term !== undefined).map(([event, { after: term }]) => ({ event, term: term ?? '' }));
  if (waiting.length > 0) {
    it.each(waiting)('$event waits for the last day of $term to pass, and while it stands still', ({ event, term }) => {
      const scene = legalScene(setting, event);
      const at = (part: object) => ({ ...scene, application: { ...scene.application, clocks: scene.application.clocks.map((clock) => (clock.key === term && clock.stoppedOn === null ? { ...clock, ...part } : clock)) } });
      for (const part of [{ dueOn: setting.today }, { pausedOn: setting.today }, { stoppedOn: setting.today }]) {
        expect(fire(at(part), event, scene.actor.role)).toMatchObject({ ok: false, problems: expect.arrayContaining([expect.objectContaining({ code: 'term-not-passed' })]) as unknown });
      }
    });
  }

  const variants = events.filter(([, { when }]) => when !== undefined).map(([event]) => ({ event }));
  if (variants.length > 0) {
    it.each(variants)('$event is not to be had where its variant is not in force', ({ event }) => {
      const { when, from = [] } = procedure.events[event] ?? {};
      const elsewhere = from.map((state) => when && bend(legalScene(setting, event, state), when, false)).find((scene) => scene);
      if (!elsewhere) throw new Error('No world without this variant');
      expect(fire(elsewhere, event, elsewhere.actor.role)).toMatchObject({ ok: false, refusal: 'not-available' });
    });
  }

  const marks = events.flatMap(([event, { flags: { needs, forbids } }]) => [...needs.map((flag) => ({ event, flag, wanted: true })), ...forbids.map((flag) => ({ event, flag, wanted: false }))]);
  if (marks.length > 0) {
    it.each(marks)('$event is available with the flag $flag set: $wanted, and says why otherwise', ({ event, flag, wanted }) => {
      const scene = legalScene(setting, event);
      const decision = fire(withFlag(scene, flag, !wanted), event, scene.actor.role);
      expect(decision).toMatchObject({ ok: false, refusal: 'not-available' });
      expect(decision.ok ? '' : decision.problems[0]?.message).toMatch(/。$/u);
    });
  }

  const needing = (requirement: 'form' | 'materials') => events.filter(([, event]) => event.requires.includes(requirement)).map(([key]) => key);

  for (const event of needing('form')) {
    it(`${event} is refused for each required field that is empty, and for all of them at once`, () => {
      const scene = legalScene(setting, event);
      expect(formProblems(scene)).toEqual([]);
      const filled = fieldsOf(procedure.form).filter(({ section, field }) => scene.application.form[section.key]?.[field.key] !== undefined && wanted(field.required, scene));
      expect(filled.length).toBeGreaterThan(0);
      for (const { section, field, path } of filled) {
        const rest = { ...scene.application.form[section.key] };
        delete rest[field.key];
        const decision = fire({ ...scene, application: { ...scene.application, form: { ...scene.application.form, [section.key]: rest } } }, event, scene.actor.role);
        expect(decision).toMatchObject({ ok: false, problems: expect.arrayContaining([expect.objectContaining({ path: `form.${path}`, code: 'required' })]) as unknown });
      }
      const nothing = fire({ ...scene, application: { ...scene.application, form: {} } }, event, scene.actor.role);
      expect(nothing.ok ? 0 : nothing.problems.filter(({ code }) => code === 'required').length).toBeGreaterThan(0);
    });
  }

  for (const event of needing('materials')) {
    it(`${event} is refused for every required slot without a page, all named at once`, () => {
      const scene = legalScene(setting, event);
      expect(materialProblems(scene)).toEqual([]);
      const without = { ...scene, application: { ...scene.application, materials: {} } };
      const missing = materialProblems(without).map(({ path }) => path);
      expect(missing.length).toBeGreaterThan(0);
      const decision = fire(without, event, scene.actor.role);
      expect(decision.ok ? [] : decision.problems.map(({ path }) => path)).toEqual(expect.arrayContaining(missing));
    });
  }

  it('refuses a payload that lacks what an event asks for, or that says what it does not know', () => {
    for (const [key, event] of events) {
      const scene = legalScene(setting, key);
      expect(fire(scene, key, scene.actor.role, { ...scene.payload, stranger: 1 })).toMatchObject({ refusal: 'invalid', problems: [{ code: 'unknown', path: 'payload.stranger' }] });
      for (const field of event.payload.filter(({ required }) => required === true)) {
        const rest = { ...scene.payload };
        delete rest[field.key];
        const decision = fire(scene, key, scene.actor.role, rest);
        expect(decision.ok ? [] : decision.problems.filter(({ path }) => path.startsWith(`payload.${field.key}`))).not.toEqual([]);
      }
    }
  });

  it('leads from its beginning to every state, and replaying the actions gives that state', () => {
    const ways = routes(procedure);
    expect(Object.keys(ways).sort()).toEqual([...states].sort());
    for (const [state, way] of Object.entries(ways)) {
      const { application, recorded } = walked(setting, way);
      expect(application?.state ?? procedure.initial).toBe(state);
      expect(replay(procedure, recorded)).toBe(state);
    }
  });

  it('leaves no term running when a case closes, from whatever state it does', () => {
    const ways = routes(procedure);
    for (const [event, { from, to, roles: [role = ''] }] of events) {
      if (to === undefined || !procedure.states[to]?.closed) continue;
      for (const state of from) {
        const { application } = walked(setting, [...(ways[state] ?? []), { event, from: state, to, role }]);
        expect([event, state, application?.clocks.filter(({ stoppedOn }) => stoppedOn === null)]).toEqual([event, state, []]);
      }
    }
  });

  it('starts only terms that end on a real day, today or later', () => {
    for (const [key] of events) {
      const scene = legalScene(setting, key);
      const decision = fire(scene, key, scene.actor.role);
      for (const change of decision.ok ? decision.clocks : []) {
        if (change.change === 'start') expect(isCivilDate(change.dueOn) && change.dueOn >= setting.today).toBe(true);
      }
    }
  });

  it('says something to everybody, in every language, and leaves no hole unfilled', () => {
    const spokenTexts: Text[] = [
      procedure.label,
      ...Object.values(procedure.states).flatMap(({ label, next }) => [label.applicant, label.staff, next.applicant, next.staff]),
      ...events.flatMap(([, { label, confirm, messages }]) => [label, ...(confirm ? [confirm] : []), ...messages.flatMap(({ title, body }) => [title, body])]),
      ...Object.values(procedure.queues).flatMap(({ label, empty }) => [label, empty]),
      ...Object.values(procedure.flags).flatMap(({ label, absent, present }) => [label, absent, present]),
      ...Object.values(procedure.clocks).flatMap(({ label, basis }) => [label, basis]),
    ];
    for (const text of spokenTexts) for (const locale of LOCALES) expect(say(text, locale).trim()).not.toBe('');
    for (const { next } of Object.values(procedure.states)) for (const sentence of [next.applicant, next.staff]) expect(say(sentence)).toMatch(/。$/u);
    for (const [key] of events) {
      const scene = legalScene(setting, key);
      const decision = fire(scene, key, scene.actor.role);
      for (const { title, body } of decision.ok ? decision.messages : []) {
        expect(`${title}${body}`).not.toMatch(/[{}]|undefined|null/u);
        expect(body).toMatch(/。$|：/u);
      }
    }
  });

  it('offers every event of a role, with a reason where it may not be fired', () => {
    for (const state of states) {
      for (const role of roles) {
        const actor = actorAs(role);
        for (const { event, problems } of availableActions(sceneIn(setting, state, actor), actor)) {
          const declared = procedure.events[event];
          expect(declared?.roles).toContain(role);
          if (!declared?.from.includes(state)) expect(problems).toMatchObject([{ code: 'not-in-state' }]);
          for (const { message } of problems) expect(message).toMatch(/。|“/u);
        }
      }
    }
  });

  it('never leaves its declared states, whatever is tried in whatever order', () => {
    const attempt = fc.record({ event: fc.constantFrom(...events.map(([key]) => key)), role: fc.constantFrom(...roles, SYSTEM_ROLE), lawful: fc.boolean() });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 25 }), (attempts) => {
        const recorded: { event: string; from: string; to: string }[] = [];
        let application = sceneIn(setting, procedure.initial).application;
        application = { ...application, notes: [] };
        for (const { event, role, lawful } of attempts) {
          const before = application.state;
          const actor = actorAs(role);
          const base = { ...sceneIn(setting, before, actor), application };
          const declared = procedure.events[event] ?? never(event);
          const scene = lawful ? declared.guards.reduce((current, { holds }) => bend(current, holds, true) ?? current, inItsTurn(procedure, event, base)) : base;
          const decision = fire({ ...scene, payload: examplePayload(declared, scene, setting.examples) }, event, role);
          if (!decision.ok) continue;
          expect(declared.roles).toContain(role);
          expect(procedure.states[before]?.closed && declared.to !== undefined && procedure.kind === 'case').toBe(false);
          application = after(scene, decision);
          recorded.push({ event, from: before, to: application.state });
          expect(states).toContain(application.state);
        }
        expect(replay(procedure, recorded)).toBe(application.state);
      }),
      { numRuns: 60 },
    );
  });
}
