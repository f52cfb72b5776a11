import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verification } from '@medregistry/config/procedures';
import { inspectSignature } from '../../plugins/dossier/server/signing/inspectSignature';
import { Case, expectStatus } from '../support/Case';
import { eventually } from '../support/Command';
import type { AccountLine } from '../support/district';
import { Person } from '../support/Person';
import { DatabaseProcess, PATIENCE, ServerProcess } from '../support/processes';

interface Issued {
  number: string;
  key: string | null;
  signed: boolean;
}

/** Lets the write of a signature hang, as on a disk that does not answer, so that the server can be killed in the middle of it. */
const HANG = `
  CREATE FUNCTION hang() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$;
  CREATE TRIGGER hang BEFORE UPDATE OF signed_at ON printed_documents FOR EACH ROW WHEN (NEW.kind = 'notice') EXECUTE FUNCTION hang()`;
const HANGING = `SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'`;

describe('a server that is killed after a document was issued and before its signature is kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'medregistry-signing-'));
  let database: DatabaseProcess;
  let server: ServerProcess;
  let file: Case;

  const start = async (): Promise<void> => {
    server = await ServerProcess.start(database.url, join(folder, 'data'));
  };
  const person = (username: string): Promise<Person> => {
    const accounts = JSON.parse(readFileSync(join(folder, 'data', 'demo-accounts.json'), 'utf8')) as AccountLine[];
    return Person.signIn(server.url, username, accounts.find((line) => line.username === username)?.password ?? '');
  };
  const issued = (): Promise<Issued[]> =>
    database.rows<Issued>("SELECT number, file_key AS key, signed_at IS NOT NULL AS signed FROM printed_documents WHERE subject_id = $1 AND kind = 'notice'", [file.view.documentId]);

  beforeAll(async () => {
    chmodSync(folder, 0o711);
    database = await DatabaseProcess.start(folder);
    await start();
    const [open] = await database.rows<{ id: string }>(
      `SELECT a.document_id AS id FROM applications a WHERE a.procedure = 'verification' AND a.state IN ('submitted', 'in-review') AND a.scope_path NOT LIKE '/bj/cy-tcm/%'
         AND a.leading_key IS NULL AND NOT EXISTS (SELECT FROM applications j WHERE j.leading_key = a.id) ORDER BY a.id LIMIT 1`,
    );
    const reviewer = await person('reviewer-1');
    file = await Case.read(reviewer, verification, open?.id ?? '');
    await file.advance(reviewer, 'propose', { conclusion: 'passed', opinion: '申请材料齐全，建议校验合格。' });
  }, PATIENCE);

  afterAll(async () => {
    await server?.die();
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, PATIENCE);

  it('has given the document its number with the decision, and nothing of a signature that was being written', async () => {
    await database.rows(HANG);
    const approver = await person('approver-1');
    await file.advance(approver, 'decide', { opinion: '同意。' });
    await eventually(async () => (await database.rows(HANGING)).length > 0, 120_000);
    await server.die();
    await database.rows(`SELECT pg_terminate_backend(pid) FROM (${HANGING}) AS hanging`);
    await database.rows('DROP FUNCTION hang() CASCADE');
    expect(await issued()).toEqual([{ number: expect.stringMatching(/^TZ-/), key: null, signed: false }]);
  }, PATIENCE);

  it('signs it when it is back, without anybody asking, once and under the same number', async () => {
    const [before] = await issued();
    await start();
    await eventually(async () => (await issued()).every(({ signed }) => signed), 120_000);
    expect(await issued()).toEqual([{ number: before?.number, key: expect.any(String), signed: true }]);
    const approver = await person('approver-1');
    const { bytes } = expectStatus(await approver.get(`${file.path}/documents/notice`), 200);
    expect(inspectSignature(bytes).state).toBe('intact');
    expect(expectStatus(await approver.get(`${file.path}/documents/notice`), 200).bytes.equals(bytes)).toBe(true);
  }, PATIENCE);
});
