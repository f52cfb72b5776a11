import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Case, expectStatus } from '../support/Case';
import { eventually } from '../support/Command';
import { deliverMessages, institutionOf, moveClock, rowsOf, type DemoInstitution } from '../support/district';
import { nobodyIn, Person, personIn, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Verified {
  state: string;
  signature: { at: string; certificate: { subject: string; fingerprint: string; validTo: string; demonstration: boolean } } | null;
}

const pdfsig = ['/usr/bin/pdfsig', '/usr/local/bin/pdfsig', '/opt/homebrew/bin/pdfsig'].find((path) => existsSync(path));

describe('the signature of an issued document', () => {
  let server: RunningServer;
  let institution: DemoInstitution;
  let applicant: Person;
  let file: Case;
  let code: string;
  let bytes: Buffer;

  const verify = async (): Promise<Verified> => expectStatus(await nobodyIn(server).get<Body<Verified>>(`/api/verify/${code}`), 200).body.data;
  const compare = async (given: Buffer) => nobodyIn(server).upload<Body<{ comparison: string }>>(`/api/verify/${code}/file`, [{ name: 'x.pdf', bytes: given, type: 'application/pdf' }]);

  beforeAll(async () => {
    server = await districtServer();
    institution = await institutionOf(server, 'foreign-clinic');
    applicant = personIn(server, institution.username);
    expectStatus(await applicant.post(`/api/notices/${institution.notice}/acknowledge`), 200);
    file = await Case.open(applicant, 'verification', { institution: institution.documentId, campaign: institution.campaign });
    await file.fillIn();
    await file.upload();
    await file.reload();
    await file.advance(applicant, 'submit');
    const [issued] = await rowsOf<{ code: string }>(server, `SELECT verify_code AS code FROM printed_documents WHERE subject_id = ? AND kind = 'receipt'`, [file.view.documentId]);
    code = issued?.code ?? '';
  }, BOOT_PATIENCE);

  it('is made by a job that was asked for with the document, without anybody printing', async () => {
    await deliverMessages(server);
    const [row] = await rowsOf<{ key: string | null; signed: boolean; tasks: number }>(
      server,
      `SELECT d.file_key AS key, d.signed_at IS NOT NULL AS signed, (SELECT count(*)::int FROM outbox_messages m WHERE m.topic = 'document' AND m.dedupe_key LIKE d.document_id || '%') AS tasks
       FROM printed_documents d WHERE d.verify_code = ?`,
      [code],
    );
    expect(row).toEqual({ key: expect.any(String), signed: true, tasks: 1 });
  });

  it('is under every print, which are the same bytes', async () => {
    bytes = expectStatus(await applicant.get(`${file.path}/documents/receipt`), 200).bytes;
    expect(expectStatus(await applicant.get(`${file.path}/documents/receipt`), 200).bytes.equals(bytes)).toBe(true);
    expect(bytes.includes('/ETSI.CAdES.detached')).toBe(true);
  });

  (pdfsig ? it : it.skip)('is accepted by pdfsig', () => {
    const folder = mkdtempSync(join(tmpdir(), 'medregistry-pdfsig-'));
    try {
      writeFileSync(join(folder, 'receipt.pdf'), bytes);
      const report = execFileSync(pdfsig!, [join(folder, 'receipt.pdf')], { encoding: 'utf8' });
      expect(report).toContain('Signature is Valid');
      expect(report).toContain('Total document signed');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is told to the public, with the certificate of the authority', async () => {
    const { state, signature } = await verify();
    expect(state).toBe('genuine');
    expect(signature).toMatchObject({ at: expect.any(String), certificate: { demonstration: true, subject: expect.stringContaining('演示证书') } });
    const [authority] = await rowsOf<{ name: string; code: string }>(server, 'SELECT a.name, a.code FROM authorities a JOIN institutions i ON i.authority_id = a.id WHERE i.id = ?', [institution.id]);
    expect(signature?.certificate.subject).toContain(authority?.name ?? '?');
    const folder = join(process.env['DATA_DIR'] ?? '', 'signing');
    expect(readdirSync(folder)).toContain(`${authority?.code}.p12`);
  });

  it('shows whether a file is the one that was issued, and keeps nothing of it', async () => {
    const kept = () => rowsOf<{ count: number }>(server, 'SELECT (SELECT count(*)::int FROM printed_documents) + (SELECT count(*)::int FROM document_prints) AS count');
    const before = await kept();
    expect((await compare(bytes)).body.data).toEqual({ comparison: 'identical' });
    const bent = Buffer.from(bytes);
    bent[20] = (bent[20] ?? 0) ^ 1;
    expect((await compare(bent)).body.data).toEqual({ comparison: 'changed' });
    const [another] = await rowsOf<{ code: string }>(server, 'SELECT verify_code AS code FROM printed_documents WHERE verify_code <> ? ORDER BY id LIMIT 1', [code]);
    const foreign = await nobodyIn(server).upload<Body<{ comparison: string }>>(`/api/verify/${another?.code}/file`, [{ name: 'x.pdf', bytes, type: 'application/pdf' }]);
    expect(foreign.body.data).toEqual({ comparison: 'other-document' });
    const draft = expectStatus(await applicant.get(`${file.path}/documents/application-form`), 200).bytes;
    expect((await compare(draft)).body.data).toEqual({ comparison: 'unsigned' });
    const other = readFileSync(__filename);
    expect((await compare(other)).status).toBe(415);
    expect((await compare(Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(11 * 1024 * 1024)]))).status).toBe(413);
    expect((await nobodyIn(server).upload(`/api/verify/${code}/file`, [])).status).toBe(422);
    expect(await kept()).toEqual(before);
  });

  it('cannot be compared without end by one address', async () => {
    let last = await compare(bytes);
    for (let tries = 0; tries < 40 && last.status === 200; tries += 1) last = await compare(bytes);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    await moveClock(server, 1 / 24);
    expect((await compare(bytes)).status).toBe(200);
  });

  it('is watched: administrators are told 60, 30 and 7 days before the certificate ends, once each', async () => {
    const [authority] = await rowsOf<{ path: string }>(server, 'SELECT a.scope_path AS path FROM authorities a JOIN institutions i ON i.authority_id = a.id WHERE i.id = ?', [institution.id]);
    const { signature } = await verify();
    const left = Math.floor((new Date(signature?.certificate.validTo ?? 0).getTime() - Date.now()) / 86_400_000);
    const told = async (): Promise<number> => {
      await (server.strapi.plugin('outbox').service('outbox') as { runJobs(): Promise<void> }).runJobs();
      await deliverMessages(server);
      const [row] = await rowsOf<{ count: number }>(
        server,
        `SELECT count(DISTINCT m.id)::int AS count FROM messages m JOIN assignments s ON s.user_id = m.recipient_id AND s.role = 'administrator' AND s.scope_path = ?
         WHERE m.title = '签名证书即将到期'`,
        [authority?.path ?? ''],
      );
      return row?.count ?? 0;
    };
    await moveClock(server, left - 62);
    expect(await told()).toBe(0);
    const [administrators] = await rowsOf<{ count: number }>(server, `SELECT count(DISTINCT user_id)::int AS count FROM assignments WHERE role = 'administrator' AND scope_path = ? AND revoked_at IS NULL`, [authority?.path ?? '']);
    const each = administrators?.count ?? 0;
    expect(each).toBeGreaterThan(0);
    for (const [days, warnings] of [[58, 1], [57, 1], [28, 2], [20, 2], [5, 3], [4, 3]] as const) {
      await moveClock(server, left - days);
      // The running server may be the one that takes the tick.
      await eventually(async () => (await told()) === warnings * each);
    }
    expect(await told()).toBe(3 * each);
  });
});
