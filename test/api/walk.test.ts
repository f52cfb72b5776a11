import { Role } from '@medregistry/config';
import { procedures } from '@medregistry/config/procedures';
import { SYSTEM_ROLE, type Event } from '@medregistry/language';
import { Ground } from '../support/Ground';
import { newKey, nobodyIn } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';
import { eventsByRole, eventsByState, routes } from '../support/walk';

/** The institution whose case is walked, for each procedure; it has nothing open in the demonstration. */
const SUBJECTS: Record<string, string> = { verification: 'foreign-clinic', renewal: 'rehabilitation' };

const cases = procedures.filter(({ kind }) => kind === 'case');

it('walks every procedure that somebody files', () => {
  expect(cases.map(({ key }) => key).sort()).toEqual(Object.keys(SUBJECTS).sort());
});

describe.each(cases)('$key on the real API', (procedure) => {
  let ground: Ground;
  const states = Object.keys(procedure.states);
  /** Events that people fire; what the system owes has no way in. */
  const byState = eventsByState(procedure).filter(({ role }) => role !== SYSTEM_ROLE);
  const byRole = eventsByRole(procedure, Role.options).filter(({ role }) => role !== SYSTEM_ROLE);

  beforeAll(async () => {
    ground = await Ground.prepare(procedure.key, SUBJECTS[procedure.key] ?? '');
    const ways = Object.entries(routes(procedure)).sort(([, a], [, b]) => a.length - b.length);
    for (const [, way] of ways) {
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

    const undeclared = byState.filter(({ from, declared }) => from === state && !declared);
    it.each(undeclared)('$event is not available to $role', async ({ event, role }) => {
      const answer = await ground.file.fire(ground.person(role), event, await ground.payload(event, role));
      expect(answer.status).toBe(409);
      expect(answer.body.error.message).toMatch(/。$/u);
    });

    const forbidden = byRole.filter(({ from, declared }) => from === state && !declared);
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
        const { version } = ground.file.view;
        const view = await ground.file.advance(ground.person(role), event, await ground.payload(event, role));
        expect(view).toMatchObject({ state: to, version: version + 1 });
        expect(await ground.traces()).toMatchObject({ actions: (before as { actions: number }).actions + 1, messages: (before as { messages: number }).messages + (procedure.events[event]?.messages.length ?? 0) });
      });
    }
  });

  describe('refuses in the order that the API promises', () => {
    const [event, { from, roles }] = Object.entries(procedure.events).find(([, { payload }]) => payload.some(({ required }) => required === true)) as [string, Event];
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
