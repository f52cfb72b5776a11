import { isStaffRole, Role } from '@medregistry/config';
import { decide, replay, SYSTEM_ROLE, toldState, type Decision } from '@medregistry/language';
import fc from 'fast-check';
import { brokenLink, rowsOf } from '../support/district';
import { Ground, workflowOf } from '../support/Ground';
import type { Body } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';

const STATUS = { 'unknown-event': 404, 'not-allowed': 403, 'not-available': 409, invalid: 422 } as const;
const expectedOf = (decision: Decision): number => (decision.ok ? 200 : STATUS[decision.refusal]);

/** What somebody tries: an event that their turn allows, or anything by anybody. */
interface Try {
  lawful: boolean;
  pick: number;
  event: string;
  role: Role;
  bare: boolean;
}

describe('random sequences of events', () => {
  let ground: Ground;
  const userIds = new Map<string, number>();

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    for (const { username, id } of await rowsOf<{ username: string; id: number }>(ground.server, "SELECT username, id FROM up_users WHERE username LIKE 'only-%'")) userIds.set(username, id);
  }, BOOT_PATIENCE);

  /** What the pure function says, of the very world that the server would load. */
  async function predicted(role: Role, event: string, payload: Parameters<typeof decide>[1]['payload']): Promise<Decision> {
    const { cases } = workflowOf(ground.server);
    const connection = ground.server.strapi.db.connection;
    const person = ground.person(role);
    const actor = { userId: userIds.get(person.username) ?? 0, name: '', roles: [role] };
    const principal = { userId: 0, username: '', name: '', sessionId: '', assignments: [{ role: 'auditor', scopePath: '/', scopeType: 'authority' as const, scopeId: '', scopeLabel: '' }] };
    const { row } = await cases.read(connection, ground.file.view.documentId, principal);
    const { world } = await cases.open(connection, row, actor, new Date());
    return decide(world, { event, payload, actor });
  }

  async function attempt({ lawful, pick, event: anyEvent, role: anyRole, bare }: Try): Promise<void> {
    const { procedure, view } = ground.file;
    const turns = Object.entries(procedure.events).filter(([, { from, roles }]) => from.includes(view.state) && !roles.includes(SYSTEM_ROLE));
    const [event, declared] = turns[pick % Math.max(1, turns.length)] ?? [];
    const chosen = lawful && event && declared ? { event, role: declared.roles[0] as Role } : { event: anyEvent, role: anyRole };
    const payload = bare ? {} : await ground.payload(chosen.event, chosen.role);
    const decision = await predicted(chosen.role, chosen.event, payload);
    const { version } = await ground.look();
    const answer = await ground.file.fire(ground.person(chosen.role), chosen.event, payload, version);
    expect({ ...chosen, status: answer.status }).toEqual({ ...chosen, status: expectedOf(decision) });
    if (decision.ok) expect(answer.body.data).toMatchObject({ state: toldState(ground.file.procedure, decision.to, isStaffRole(chosen.role) ? 'staff' : 'applicant'), round: decision.round, version: version + 1 });
    else if (answer.status === 422) expect(answer.body.error.details.problems).toEqual(decision.problems);
  }

  it('agree with the pure decision at every step, and replaying the actions gives the stored state', async () => {
    const events = [...Object.keys(ground.file.procedure.events), 'no-such-event'];
    const tries = fc.record({
      lawful: fc.boolean(),
      pick: fc.nat(50),
      event: fc.constantFrom(...events),
      // A nurse sees no case of the institution: 404 comes before any decision.
      role: fc.constantFrom(...Role.options.filter((role) => role !== 'nurse')),
      bare: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(tries, { minLength: 6, maxLength: 14 }), async (sequence) => {
        await ground.goBackTo('draft');
        for (const one of sequence) await attempt(one);
        const view = await ground.look();
        const history = await ground.people.approver.get<Body<{ event: string; from: string; to: string }[]>>(`${ground.file.path}/history`);
        expect(replay(ground.file.procedure, history.body.data)).toBe(view.state);
        const [stored] = await rowsOf<{ state: string; actions: number }>(
          ground.server,
          'SELECT state, (SELECT count(*)::int FROM actions t WHERE t.application_key = a.id) AS actions FROM applications a WHERE document_id = ?',
          [view.documentId],
        );
        expect(stored).toEqual({ state: view.state, actions: history.body.data.length });
        expect(await brokenLink(ground.server)).toBeNull();
      }),
      { numRuns: 12 },
    );
  }, BOOT_PATIENCE);
});
