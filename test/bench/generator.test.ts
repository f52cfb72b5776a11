import type { Cipher } from '@medregistry/access';
import { verification } from '@medregistry/config/procedures';
import { replay } from '@medregistry/language';
import { rowsOf } from '../support/district';
import { BOOT_PATIENCE, freshServer, type RunningServer } from '../support/strapi';
import { fill } from './fill';

const SIZE = { nurses: 250, institutions: 100, applications: 300, authorities: 3, seed: 1 };

interface CaseRow {
  state: string;
  exclusive_key: string | null;
  sort_on: string;
  due_on: string | null;
  actions: { event: string; from: string; to: string }[];
}

describe('the large district', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await freshServer();
    expect((await fill(server.strapi, SIZE, server.databaseUrl)).counts).toMatchObject({ nurses: 250, nurse_registrations: 250, institutions: 100, applications: 300 });
  }, BOOT_PATIENCE);

  it('holds cases whose actions lead to their states, spread over all of them', async () => {
    const cases = await rowsOf<CaseRow>(
      server,
      `SELECT a.state, a.exclusive_key, a.sort_on::text, a.due_on::text,
         (SELECT coalesce(json_agg(json_build_object('event', t.event, 'from', t.from_state, 'to', t.to_state) ORDER BY t.sequence), '[]') FROM actions t WHERE t.application_key = a.id) AS actions
       FROM applications a`,
    );
    for (const { state, exclusive_key: key, sort_on: sortOn, due_on: dueOn, actions } of cases) {
      expect(replay(verification, actions)).toBe(state);
      expect(key === null).toBe(verification.states[state]?.closed);
      expect(sortOn).toBe(dueOn ?? '9999-12-31');
    }
    expect(new Set(cases.map(({ state }) => state))).toEqual(new Set(Object.keys(verification.states)));
  });

  it('seals what is personal with the keys of the application, and indexes it', async () => {
    const cipher = server.strapi.plugin('access').service('cipher') as Cipher;
    const nurses = await rowsOf<{ id_number: string; id_number_index: string; scope_path: string; workplace: string }>(
      server,
      'SELECT n.id_number, n.id_number_index, n.scope_path, i.scope_path AS workplace FROM nurses n JOIN institutions i ON i.id = n.workplace_id LIMIT 20',
    );
    expect(nurses).toHaveLength(20);
    for (const { id_number: sealed, id_number_index: index, scope_path: path, workplace } of nurses) {
      const plain = cipher.decrypt(sealed);
      expect(plain).toMatch(/^99\d{15}[\dX]$/);
      expect(cipher.blindIndex('id-number', plain)).toBe(index);
      expect(path.startsWith(workplace)).toBe(true);
    }
  });

  it('leaves room behind its last record', async () => {
    const [row] = await rowsOf<{ next: number }>(server, `SELECT nextval(pg_get_serial_sequence('nurses', 'id'))::int AS next`);
    expect(row?.next).toBe(251);
  });
});
