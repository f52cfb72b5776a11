import type { Contact } from '../../plugins/outbox/server/Contact';
import type { Dispatch, DispatchPage } from '../../plugins/outbox/server/Dispatch';
import { expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, rowsOf } from '../support/district';
import { Ground } from '../support/Ground';
import { personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';

describe('messages that leave the house', () => {
  let ground: Ground;
  let administrator: Person;
  let clerk: Person;

  const log = async (query = '', asker = administrator): Promise<Dispatch[]> => expectStatus(await asker.get<DispatchPage>(`/api/dispatches?limit=100&${query}`), 200).body.data;
  const contacts = async (method: string, path = '', data?: object): Promise<Contact[]> =>
    expectStatus(await clerk.send<Body<Contact[]>>(method, `/api/me/contacts${path}`, data ? { data } : {}), 200).body.data;
  /** The code as it left for the address; where nothing leaves the machine the log shows it. */
  const code = async (): Promise<string> => /\d{6}/.exec((await rowsOfCodes())[0] ?? '')?.[0] ?? '';
  const rowsOfCodes = async (): Promise<string[]> => {
    const { decrypt } = ground.server.strapi.plugin('access').service('cipher') as { decrypt(sealed: string): string };
    return (await rowsOf<{ body: string }>(ground.server, `SELECT body FROM dispatches WHERE kind = 'account.contact-code' ORDER BY id DESC`)).map(({ body }) => decrypt(body));
  };

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    administrator = personIn(ground.server, 'administrator');
    clerk = ground.people.institution;
    await deliverMessages(ground.server);
  }, BOOT_PATIENCE);

  it('stand in the log for the administrators of the authority, and for nobody else', async () => {
    expect((await log()).length).toBeGreaterThan(0);
    expect((await log('channel=inbox')).every(({ state }) => state === 'sent')).toBe(true);
    const stranger = personIn(ground.server, 'tcm-administrator');
    const own = await log();
    const foreign = await log('', stranger);
    expect(foreign.filter(({ documentId }) => own.some((line) => line.documentId === documentId))).toEqual([]);
    expectStatus(await ground.people.reviewer.get('/api/dispatches'), 403);
  });

  it('go to no address before a code has come back from it', async () => {
    expectStatus(await clerk.send('PUT', '/api/me/contacts/sms', { data: { address: '12345' } }), 422);
    expect(await contacts('PUT', '/email', { address: 'Clerk@Example.cn' })).toContainEqual({ channel: 'email', address: 'C***@Example.cn', candidate: null, verified: false, wanted: true });
    expectStatus(await clerk.post('/api/me/contacts/email/proof', { data: { code: '0'.repeat(5) } }), 400);
    const right = await code();
    const wrong = right === '000000' ? '000001' : '000000';
    expectStatus(await clerk.post('/api/me/contacts/email/proof', { data: { code: wrong } }), 422);
    expect(await contacts('POST', '/email/proof', { code: right })).toContainEqual({ channel: 'email', address: 'C***@Example.cn', candidate: null, verified: true, wanted: true });
    expectStatus(await clerk.post('/api/me/contacts/email/proof', { data: { code: right } }), 422);
  });

  it('refuse a code after five wrong ones, the right one included', async () => {
    await contacts('PUT', '/sms', { address: '138 0000 0000' });
    const right = await code();
    const wrong = right === '000000' ? '000001' : '000000';
    for (let time = 0; time < 5; time += 1) expectStatus(await clerk.post('/api/me/contacts/sms/proof', { data: { code: wrong } }), 422);
    expectStatus(await clerk.post('/api/me/contacts/sms/proof', { data: { code: right } }), 422);
  });

  it('go out once by every way that the person wants, with what could not go out beside it', async () => {
    await ground.goBackTo('draft');
    await contacts('PUT', '/email', { address: 'clerk@example.cn' });
    await contacts('POST', '/email/proof', { code: await code() });
    await contacts('PUT', '/sms', { address: '13800000000' });
    await ground.file.advance(clerk, 'submit');
    await deliverMessages(ground.server);
    await deliverMessages(ground.server);
    const ways = (await log('kind=verification.submit')).filter(({ title, address }) => title === '校验申请已提交' && address !== null);
    expect(ways.map(({ channel, state, reason, attempts }) => ({ channel, state, reason, attempts })).sort((a, b) => a.channel.localeCompare(b.channel))).toEqual([
      { channel: 'email', state: 'sent', reason: null, attempts: 1 },
      { channel: 'sms', state: 'left-out', reason: 'unverified', attempts: 0 },
    ]);
  });

  it('are started again by hand once the address is proved, and not twice', async () => {
    const [left] = await log('state=left-out&channel=sms');
    expectStatus(await administrator.post(`/api/dispatches/${left?.documentId}/retry`), 409);
    await contacts('POST', '/sms/proof', { code: await code() });
    expectStatus(await administrator.post(`/api/dispatches/${left?.documentId}/retry`), 200);
    await deliverMessages(ground.server);
    expect((await log('channel=sms&kind=verification.submit'))[0]).toMatchObject({ state: 'sent', address: '138****0000' });
    expectStatus(await administrator.post(`/api/dispatches/${left?.documentId}/retry`), 409);
    expectStatus(await personIn(ground.server, 'tcm-administrator').post(`/api/dispatches/${left?.documentId}/retry`), 404);
  });

  it('go no more to an address that was switched off or forgotten', async () => {
    await contacts('PATCH', '/email', { wanted: false });
    await contacts('DELETE', '/sms');
    await ground.file.advance(ground.people.reviewer, 'claim');
    await deliverMessages(ground.server);
    expect(new Set((await log('kind=verification.claim')).map(({ channel }) => channel))).toEqual(new Set(['inbox']));
    expectStatus(await clerk.send('PATCH', '/api/me/contacts/sms', { data: { wanted: true } }), 404);
  });

  it('say so when nobody holds the role that they are addressed to', async () => {
    await rowsOf(ground.server, `UPDATE assignments SET revoked_at = localtimestamp WHERE role = 'approver'`);
    await ground.file.advance(ground.people.reviewer, 'propose', await ground.payload('propose', 'reviewer'));
    await deliverMessages(ground.server);
    expect(await log('state=left-out&kind=verification.propose')).toMatchObject([{ reason: 'nobody', recipient: null, title: '校验申请待签批' }]);
  });

  it('start again what the system itself gave up', async () => {
    await rowsOf(
      ground.server,
      `INSERT INTO outbox_messages (topic, dedupe_key, payload, state, attempts, available_at, last_error)
       VALUES ('message', 'given-up', '{"recipients":[],"kind":"k","title":"t"}', 'dead', 12, localtimestamp, 'no room')`,
    );
    const letters = expectStatus(await administrator.get<Body<{ id: string; topic: string; lastError: string }[]>>('/api/dead-letters'), 200).body.data;
    expect(letters).toMatchObject([{ topic: 'message', lastError: 'no room' }]);
    expectStatus(await administrator.post(`/api/dead-letters/${letters[0]?.id}/retry`), 200);
    await deliverMessages(ground.server);
    expect(expectStatus(await administrator.get<Body<unknown[]>>('/api/dead-letters'), 200).body.data).toEqual([]);
    expectStatus(await administrator.post(`/api/dead-letters/${letters[0]?.id}/retry`), 404);
  });

  it('leave no address and no code in the audit chain, which holds', async () => {
    const entries = await rowsOf<{ entry: string }>(ground.server, `SELECT a::text AS entry FROM audit_entries a WHERE action LIKE 'contact.%' OR action LIKE 'message.%'`);
    expect(entries.length).toBeGreaterThan(5);
    expect(entries.filter(({ entry }) => /example\.cn|13800000000|\b\d{6}\b/i.test(entry.replace(/[0-9a-f]{24,}/g, '')))).toEqual([]);
    expect(await brokenLink(ground.server)).toBeNull();
  });
});
