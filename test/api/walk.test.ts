import { Role, type ObligationState } from '@medregistry/config';
import { procedures } from '@medregistry/config/procedures';
import type { DistrictFacts } from '@medregistry/config/facts';
import { holds, SYSTEM_ROLE, type Event, type Procedure } from '@medregistry/language';
import { rowsOf, type DemoInstitution } from '../support/district';
import { districtSetting } from '../support/districtSetting';
import { Ground } from '../support/Ground';
import { newKey, nobodyIn } from '../support/Person';
import { BOOT_PATIENCE, type RunningServer } from '../support/strapi';
import { eventsByRole, eventsByState, routes, sceneIn, type Trial } from '../support/walk';

/** A world in which a procedure is walked: the institution, what is true of it, and the same as facts. */
interface Walk {
  procedure: string;
  world: string;
  institution: string;
  arrange?: (server: RunningServer, institution: DemoInstitution) => Promise<unknown>;
  facts: (facts: DistrictFacts) => DistrictFacts;
  answers?: Ground['answers'];
  /** What is not declared is tried in one world of each procedure. */
  refusals: boolean;
}

const inState = (state: ObligationState): Pick<Walk, 'arrange' | 'facts'> => ({
  arrange: (server, { id }) => rowsOf(server, 'UPDATE verification_obligations SET state = ?, deferred_to = CASE WHEN ? LIKE \'re-%\' THEN CURRENT_DATE END WHERE institution_id = ?', [state, state, id]),
  facts: (facts) => ({ ...facts, obligation: facts.obligation && { ...facts.obligation, state } }),
});

const online = (server: RunningServer, { id }: DemoInstitution): Promise<unknown> =>
  rowsOf(
    server,
    `INSERT INTO switch_settings (document_id, authority_id, key, value, reason, changed_by, changed_on, scope_path, created_at, updated_at, published_at)
     SELECT 'test-switch-online', a.id, 'acceptanceAt', '"online"', '试点网上受理', '测试', CURRENT_DATE, a.scope_path, localtimestamp, localtimestamp, localtimestamp
     FROM institutions i JOIN authorities a ON a.id = i.authority_id WHERE i.id = ?`,
    [id],
  );

const WALKS: Walk[] = [
  { procedure: 'verification', world: 'accepted at the window', institution: 'foreign-clinic', facts: (facts) => facts, refusals: true },
  { procedure: 'verification', world: 'accepted online', institution: 'foreign-clinic', arrange: online, facts: (facts) => ({ ...facts, switches: { ...facts.switches, acceptanceAt: 'online' } }), refusals: false },
  { procedure: 're-verification', world: 'after a deferral', institution: 'foreign-clinic', ...inState('re-verification-due'), refusals: true },
  { procedure: 'renewal', world: 'alone', institution: 'rehabilitation', facts: (facts) => facts, refusals: true },
  { procedure: 'deregistration', world: 'of somebody overdue', institution: 'foreign-clinic', ...inState('overdue'), refusals: true },
  { procedure: 'deregistration', world: 'after a failure', institution: 'foreign-clinic', ...inState('re-verification-failed'), answers: { propose: { cause: 're-verification-failed' } }, refusals: false },
];

/** States that only another case of the institution leads to. */
const BY_OTHERS: Record<string, string[]> = { deregistration: ['complied'] };

const cases = procedures.filter(({ kind, subject }) => kind === 'case' && subject === 'institution');
const procedureOf = (key: string): Procedure => cases.find((candidate) => candidate.key === key) ?? never(key);

function never(key: string): never {
  throw new Error(`No procedure ${key}`);
}

/** Whether an event exists in a state of this world. */
function existing({ procedure: key, facts }: Walk): (event: string, from: string) => boolean {
  const procedure = procedureOf(key);
  const setting = districtSetting(procedure);
  const changed = { ...setting, facts: facts(setting.facts as unknown as DistrictFacts) as unknown as typeof setting.facts };
  return (event, from) => {
    const { when } = procedure.events[event] ?? {};
    return !when || holds(when, sceneIn(changed, from));
  };
}

it('walks every procedure that somebody files, through all of its states', () => {
  expect([...new Set(WALKS.map(({ procedure }) => procedure))].sort()).toEqual(cases.map(({ key }) => key).sort());
  for (const { key, states } of cases) {
    const reached = WALKS.filter(({ procedure }) => procedure === key).flatMap((walk) => Object.keys(routes(procedureOf(key), existing(walk))));
    expect([...new Set([...reached, ...(BY_OTHERS[key] ?? [])])].sort()).toEqual(Object.keys(states).sort());
  }
});

describe.each(WALKS)('$procedure, $world, on the real API', (walk) => {
  let ground: Ground;
  const procedure = procedureOf(walk.procedure);
  const exists = existing(walk);
  const ways = routes(procedure, exists);
  const states = Object.keys(ways);
  /** Events that people fire; what the system owes has no way in. */
  const trials = (all: Trial[]): Trial[] => all.filter(({ role }) => role !== SYSTEM_ROLE).map((trial) => ({ ...trial, declared: trial.declared && exists(trial.event, trial.from) }));
  const byState = trials(eventsByState(procedure));
  const byRole = trials(eventsByRole(procedure, Role.options));

  beforeAll(async () => {
    ground = await Ground.prepare(procedure.key, walk.institution, walk.arrange);
    Object.assign(ground.answers, walk.answers);
    for (const way of Object.values(ways).sort((a, b) => a.length - b.length)) {
      const last = way.at(-1);
      if (last) await ground.keepAfter(last);
    }
  }, BOOT_PATIENCE);

  describe.each(states)('in %s', (state) => {
    let before: unknown;

    beforeAll(async () => {
      await ground.goBackTo(state);
      before = await ground.traces();
    }, BOOT_PATIENCE);

    const undeclared = walk.refusals ? byState.filter(({ from, declared }) => from === state && !declared) : [];
    if (undeclared.length > 0) {
      it.each(undeclared)('$event is not available to $role', async ({ event, role }) => {
        const answer = await ground.file.fire(ground.person(role), event, await ground.payload(event, role));
        expect(answer.status).toBe(409);
        expect(answer.body.error.message).toMatch(/。$/u);
      });
    }

    const forbidden = walk.refusals ? byRole.filter(({ event, from, role }) => from === state && !procedure.events[event]?.roles.includes(role)) : [];
    if (forbidden.length > 0) {
      it.each(forbidden)('$event is refused to $role', async ({ event, role }) => {
        const answer = await ground.file.fire(ground.person(role), event);
        // A nurse's own scope lies below the institution: its case does not exist for her.
        expect(answer.status).toBe(role === 'nurse' ? 404 : 403);
      });
    }

    it('keeps no trace of what was refused', async () => {
      expect(await ground.traces()).toEqual(before);
    });

    const declared = [
      ...byState.filter(({ from, declared }) => from === state && declared),
      ...byRole.filter(({ from, role, event, declared }) => from === state && declared && role !== procedure.events[event]?.roles[0]),
    ];
    if (declared.length > 0) {
      it.each(declared)('$event by $role leads to $to', async ({ event, role, to }) => {
        await ground.goBackTo(state);
        if (procedure.events[event]?.flags.needs.length) {
          expect((await ground.file.fire(ground.person(role), event, await ground.payload(event, role))).status).toBe(409);
        }
        await ground.setFlagsFor(event);
        const { version } = ground.file.view;
        const marked = (await ground.traces()) as { actions: number; messages: number };
        await ground.file.advance(await ground.personFor(event, role), event, await ground.payload(event, role));
        expect(await ground.look()).toMatchObject({ state: to, version: version + 1 });
        expect(await ground.traces()).toMatchObject({ actions: marked.actions + 1, messages: marked.messages + (procedure.events[event]?.messages.length ?? 0) });
      });
    }
  });

  describe('refuses in the order that the API promises', () => {
    const [event, { from, roles }] = Object.entries(procedure.events).find(
      ([key, { payload, flags, from: [first = ''] }]) => payload.some(({ required }) => required === true) && flags.needs.length === 0 && states.includes(first) && exists(key, first),
    ) as [string, Event];
    const [role = ''] = roles;

    beforeAll(() => ground.goBackTo(from[0] ?? ''), BOOT_PATIENCE);

    it('400 for what cannot be read, before it asks who it is', async () => {
      const { path, view } = ground.file;
      const person = nobodyIn(ground.server);
      expect((await person.post(`${path}/events/${event}`, {}, { data: 'text' })).status).toBe(400);
      expect((await person.post(`${path}/events/${event}`, { data: {}, headers: { 'if-match': 'seven' } })).status).toBe(400);
      expect((await person.post(`${path}/events/${event}`, { data: {}, version: view.version })).status).toBe(401);
    });

    it('404 for a case or an event that there is not', async () => {
      const person = ground.person(role);
      expect((await person.post(`/api/applications/nosuchcase/events/${event}`, { data: {} })).status).toBe(404);
      expect((await person.post(`${ground.file.path}/events/no-such-event`, { data: {} })).status).toBe(404);
    });

    it('403 before 428, 428 before 412, 412 before 409 and 422', async () => {
      const { path, view } = ground.file;
      const stranger = Role.options.find((other) => other !== 'nurse' && !roles.includes(other)) ?? '';
      expect((await ground.person(stranger).post(`${path}/events/${event}`, { data: {} })).status).toBe(403);
      expect((await ground.person(role).post(`${path}/events/${event}`, { data: {} })).status).toBe(428);
      expect((await ground.person(role).post(`${path}/events/${event}`, { data: { stranger: 1 }, version: view.version + 1 })).status).toBe(412);
      const elsewhere = byState.find((trial) => trial.from === view.state && !trial.declared);
      if (elsewhere) expect((await ground.file.fire(ground.person(elsewhere.role), elsewhere.event, { stranger: 1 })).status).toBe(409);
    });

    it('422 with every problem at once, each with its place', async () => {
      const answer = await ground.file.fire(ground.person(role), event, { stranger: 1 });
      expect(answer.status).toBe(422);
      const required = procedure.events[event]?.payload.filter((field) => field.required === true).map(({ key }) => `payload.${key}`) ?? [];
      expect(answer.body.error.details.problems?.map(({ path }) => path)).toEqual(expect.arrayContaining(['payload.stranger', ...required]));
    });

    it('a key that was used for another request, once the first was answered', async () => {
      const key = newKey();
      const payload = await ground.payload(event, role);
      const first = await ground.file.fire(ground.person(role), event, payload, ground.file.view.version, key);
      expect(first.status).toBe(200);
      const again = await ground.file.fire(ground.person(role), event, payload, ground.file.view.version, key);
      expect(again.text).toBe(first.text);
      const other = await ground.file.fire(ground.person(role), event, { ...payload, stranger: 1 }, ground.file.view.version, key);
      expect(other.status).toBe(422);
      expect(other.body.error.details.code).toBe('key-reused');
    });
  });
});
