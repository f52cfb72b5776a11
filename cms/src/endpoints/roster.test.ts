import { maskIdNumber } from '@medregistry/config';
import { demoAccounts, institutionOf } from '../../../test/support/district';
import { districtServer, type RunningServer } from '../../../test/support/strapi';

interface Line {
  documentId: string;
  name: string;
  idNumber: string;
  match: string;
}

interface Page {
  data: Line[];
  meta: { nextCursor: string | null };
}

let server: RunningServer;
const tokens = new Map<string, string>();

async function signIn(username: string): Promise<string> {
  const known = tokens.get(username);
  if (known) return known;
  const password = demoAccounts().find((account) => account.username === username)?.password;
  const answer = await fetch(`${server.url}/api/auth/local`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ identifier: username, password }) });
  const { jwt } = (await answer.json()) as { jwt: string };
  tokens.set(username, jwt);
  return jwt;
}

const ask = async (username: string, path: string): Promise<{ status: number; page: Page }> => {
  const answer = await fetch(`${server.url}${path}`, { headers: { Authorization: `Bearer ${await signIn(username)}` } });
  return { status: answer.status, page: (await answer.json()) as Page };
};

beforeAll(async () => {
  server = await districtServer();
}, 300_000);

it('pages through everybody on post without losing or repeating one', async () => {
  const { documentId, username } = await institutionOf(server, 'hospital');
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, page } = await ask(username, `/api/institutions/${documentId}/roster?kind=nurse&limit=20${cursor ? `&cursor=${cursor}` : ''}`);
    expect(status).toBe(200);
    seen.push(...page.data.map((line) => line.documentId));
    cursor = page.meta.nextCursor;
  }
  expect(seen.length).toBeGreaterThan(60);
  expect(new Set(seen).size).toBe(seen.length);
});

it('masks identity numbers', async () => {
  const { documentId, username } = await institutionOf(server, 'outpatient');
  const { page } = await ask(username, `/api/institutions/${documentId}/roster?kind=doctor`);
  expect(page.data.length).toBeGreaterThan(2);
  for (const { idNumber } of page.data) expect(idNumber).toBe(maskIdNumber(idNumber));
  expect(JSON.stringify(page)).not.toMatch(/\d{17}[\dX]/);
});

it('shows who is registered elsewhere and who stands there twice, and leaves out who has left', async () => {
  const matches = async (key: string, kind: string): Promise<string[]> => {
    const { documentId, username } = await institutionOf(server, key);
    return (await ask(username, `/api/institutions/${documentId}/roster?limit=100&kind=${kind}`)).page.data.map(({ match }) => match);
  };
  expect(await matches('outpatient', 'nurse')).toContain('elsewhere');
  expect((await matches('dental', 'nurse')).filter((match) => match === 'duplicate')).toHaveLength(1);
  expect((await matches('dental', 'other')).filter((match) => match === 'duplicate')).toHaveLength(1);
  expect(await matches('nursing-home', 'nurse')).toHaveLength(25);
});

it('is nobody else’s: another institution and another authority find nothing', async () => {
  const { documentId } = await institutionOf(server, 'hospital');
  for (const username of ['jg-outpatient', 'tcm-reviewer']) expect((await ask(username, `/api/institutions/${documentId}/roster`)).status).toBe(404);
  expect((await ask('reviewer-1', `/api/institutions/${documentId}/roster`)).status).toBe(200);
});

it('costs two statements, authentication included', async () => {
  const { documentId, username } = await institutionOf(server, 'hospital');
  await ask(username, `/api/institutions/${documentId}/roster`);
  const statements: string[] = [];
  const stop = server.strapi.plugin('access').service('reads').onStatement(({ via, sql }: { via: string; sql: string }) => void (via === 'reads' && statements.push(sql))) as () => void;
  await ask(username, `/api/institutions/${documentId}/roster`);
  stop();
  expect(statements.length).toBeLessThanOrEqual(2);
  expect(statements.some((sql) => sql.includes('nurse_registrations'))).toBe(true);
});
