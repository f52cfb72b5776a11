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

  it('says which businesses may be begun for it, why not the others, and which are under way', async () => {
    interface Offer {
      key: string;
      current: string | null;
      reason: string | null;
    }
    const hospital = await institutionOf(server, 'hospital');
    const offered = async (by: string, institution: string): Promise<Record<string, Offer>> => {
      const { body } = expectStatus(await personIn(server, by).get<Body<Offer[]>>(`/api/institutions/${institution}/businesses`), 200);
      return Object.fromEntries(body.data.map((offer) => [offer.key, offer]));
    };
    const own = await offered(hospital.username, hospital.documentId);
    expect(Object.keys(own).sort()).toEqual(['re-verification', 'renewal', 'verification']);
    expect([own['verification']?.current, own['renewal']?.current]).toEqual([null, null]);
    expect(own['renewal']?.reason).toMatch(/在校验申请中一并办理延续/);
    expect(own['re-verification']?.reason).toMatch(/不需要申请再次校验/);
    const [open] = await rowsOf<{ id: string; subject: string; username: string }>(server, `SELECT a.document_id AS id, a.subject_id AS subject, u.username FROM applications a JOIN assignments s ON s.scope_id = a.subject_id AND s.role = 'institution' JOIN up_users u ON u.id = s.user_id WHERE a.procedure = 'verification' AND a.stands_alone AND a.closed_at IS NULL ORDER BY a.id LIMIT 1`);
    expect((await offered(open?.username ?? '', open?.subject ?? ''))['verification']?.current).toBe(open?.id);
    expect(Object.keys(await offered('reviewer-1', hospital.documentId))).toEqual(['deregistration']);
    expect(await offered('counter-verification', hospital.documentId)).toEqual({});
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
