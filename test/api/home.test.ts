import { verification } from '@medregistry/config/procedures';
import { Case, expectStatus } from '../support/Case';
import { institutionOf, rowsOf } from '../support/district';
import { personIn, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Version {
  version: number;
  case: { number: string } | null;
  changes: { field: string; label: string; from: string | null; to: string | null }[];
}

describe('what an institution finds at home', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await districtServer();
  }, BOOT_PATIENCE);

  it('says when the window is open next, by the calendar', async () => {
    const { username } = await institutionOf(server, 'hospital');
    const { body } = expectStatus(await personIn(server, username).get<Body<{ window: { opening: { openUntil: string | null; next: { date: string; from: string } } } }>>('/api/verification/prompt'), 200);
    expect(body.data.window.opening.next).toEqual({ date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string, from: expect.stringMatching(/^\d{2}:\d{2}$/) as string });
  });

  it('tells the history of the permit: what changed, when, and by which case', async () => {
    const counter = personIn(server, 'counter-verification');
    const [waiting] = await rowsOf<{ id: string; subject: string; number: string }>(server, `SELECT document_id AS id, subject_id AS subject, number FROM applications WHERE state = 'online-approved' AND scope_path LIKE '/bj/cy-health/%' ORDER BY id`);
    const history = async (): Promise<Version[]> => expectStatus(await counter.get<Body<Version[]>>(`/api/institutions/${waiting?.subject ?? ''}/history`), 200).body.data;
    const before = await history();
    const file = await Case.read(counter, verification, waiting?.id ?? '');
    await file.advance(counter, 'stamp', { checklist: { permitDuplicate: true, guidanceNotice: true } });
    const [latest, ...rest] = await history();
    expect(rest.map(({ version }) => version)).toEqual(before.map(({ version }) => version));
    expect([latest?.version, latest?.case?.number]).toEqual([(before[0]?.version ?? 0) + 1, waiting?.number]);
    const changed = Object.fromEntries((latest?.changes ?? []).map(({ field, from, to }) => [field, { from, to }]));
    expect(Object.keys(changed)).toEqual(expect.arrayContaining(['lastVerifiedOn', 'nextDueOn']));
    expect((changed['nextDueOn']?.to ?? '') > (changed['nextDueOn']?.from ?? '')).toBe(true);
    expect(Object.keys(changed)).not.toContain('name');
  });
});
