import { createHmac } from 'node:crypto';
import { garbage, GatewayServer, hangUp, json, silence } from '../../../../test/support/gatewayServer';
import type { Certainty, Parcel, Undelivered } from './Channel';
import { GatewaySettings } from './ChannelSettings';
import { createGateway } from './gateway';

jest.setTimeout(60_000); // a machine may be slow

const server = new GatewayServer();
let url = '';
let now = new Date('2026-03-01T00:00:00.000Z');

const parcel: Parcel = { token: 'notify:a1:1:sms', address: '13800000000', kind: 'returned', title: '申请需要修改', body: '请查看审核意见。', link: null, values: { number: 'A-1' } };
const gateway = (settings: object = {}) =>
  createGateway(
    GatewaySettings.parse({
      by: 'gateway',
      address: `${url}/send`,
      body: { to: '{address}', code: '{template}', params: '{parameters}', id: '{token}', note: '{title}：{link}' },
      accepted: { path: 'result.code', values: ['OK'] },
      later: ['BUSY'],
      reference: 'result.id',
      templates: { returned: { code: 'T-7', parameters: { no: '{number}' } } },
      seconds: 1,
      ...settings,
    }),
    { secret: 's3cret', now: () => now },
  );
const certainty = (sending: Promise<unknown>): Promise<Certainty | 'sent'> => sending.then(() => 'sent' as const, (error: Undelivered) => error.certainty);

beforeAll(async () => {
  url = await server.listen();
});
afterAll(() => server.close());

it('sends what the settings describe and keeps the number that the gateway gives', async () => {
  server.answer(json(200, { result: { code: 'OK', id: 4711 } }));
  expect(await gateway().send(parcel)).toEqual({ reference: '4711' });
  expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({ to: '13800000000', code: 'T-7', params: { no: 'A-1' }, id: parcel.token, note: '申请需要修改：' });
});

it('sends forms, too, and fills headers', async () => {
  server.answer(json(200, { result: { code: 'OK' } }));
  await gateway({ encoding: 'form', body: { mobile: '{address}', text: '{body}' }, headers: { Authorization: 'Key {secret}' } }).send(parcel);
  expect([...new URLSearchParams(server.asked[0]?.body)]).toEqual([['mobile', '13800000000'], ['text', '请查看审核意见。']]);
  expect(server.asked[0]?.headers).toMatchObject({ authorization: 'Key s3cret', 'content-type': 'application/x-www-form-urlencoded' });
});

it.each([['hmac-sha256', 'sha256'], ['hmac-sm3', 'sm3']])('signs by %s over what the settings say', async (scheme, algorithm) => {
  server.answer(json(200, { result: { code: 'OK' } }));
  await gateway({ signature: { scheme, over: '{method}\n{path}\n{timestamp}\n{body}', encoding: 'base64', header: 'X-Signature', prefix: 'v1=' } }).send(parcel);
  const [asked] = server.asked;
  const expected = createHmac(algorithm, 's3cret').update(`POST\n/send\n${now.getTime() / 1000}\n${asked?.body}`).digest('base64');
  expect(asked?.headers['x-signature']).toBe(`v1=${expected}`);
});

it('carries only what it has a template for', async () => {
  expect(gateway().carries('submitted')).toBe(false);
  expect(gateway({ templates: { '*': { code: 'T-0' } } }).carries('submitted')).toBe(true);
});

it('knows from every answer how sure it is', async () => {
  const told = async (...replies: Parameters<GatewayServer['answer']>): Promise<Certainty | 'sent'> => {
    server.answer(...replies);
    return certainty(gateway().send(parcel));
  };
  expect(await told(json(200, { result: { code: 'BAD_NUMBER' } }))).toBe('refused');
  expect(await told(json(400, {}))).toBe('refused');
  expect(await told(json(200, { result: { code: 'BUSY' } }))).toBe('not-sent');
  expect(await told(json(429, {}))).toBe('not-sent');
  expect(await told(json(503, {}))).toBe('not-sent');
  expect(await told(json(500, {}))).toBe('unknown');
  expect(await told(json(200, { message: 'ok' }))).toBe('unknown');
  expect(await told(garbage)).toBe('unknown');
  expect(await told(hangUp)).toBe('unknown');
  expect(await told(silence)).toBe('unknown');
});

it('is sure that nothing was sent where nobody listens', async () => {
  const closed = new GatewayServer();
  const address = `${await closed.listen()}/send`;
  await closed.close();
  expect(await certainty(gateway({ address }).send(parcel))).toBe('not-sent');
});

it('follows no redirection, which would carry the message to a stranger', async () => {
  server.answer((response) => {
    response.writeHead(307, { location: `${url}/elsewhere` });
    response.end();
  });
  expect(await certainty(gateway().send(parcel))).not.toBe('sent');
  expect(server.asked.map(({ path }) => path)).toEqual(['/send']);
});

it('fetches an access token once, uses it until it runs out, and asks again when it is refused', async () => {
  now = new Date('2026-03-01T00:00:00.000Z');
  const official = gateway({
    address: `${url}/message?token={access-token}`,
    credential: { address: `${url}/token?secret={secret}`, token: 'access', lifetime: 'seconds' },
  });
  let issued = 0;
  const reply = (refused = false) => (response: Parameters<typeof silence>[0], asked: { path: string }): void => {
    if (asked.path.startsWith('/token')) return json(200, { access: `t${(issued += 1)}`, seconds: 7200 })(response, asked as never);
    return refused ? json(401, {})(response, asked as never) : json(200, { result: { code: 'OK' } })(response, asked as never);
  };
  server.answer(reply());
  await official.send(parcel);
  await official.send(parcel);
  expect(server.asked.map(({ path }) => path)).toEqual(['/token?secret=s3cret', '/message?token=t1', '/message?token=t1']);
  now = new Date(now.getTime() + 7_200_000);
  await official.send(parcel);
  expect(server.asked.at(-1)?.path).toBe('/message?token=t2');
  server.answer(reply(true));
  expect(await certainty(official.send(parcel))).toBe('not-sent');
  server.answer(reply());
  await official.send(parcel);
  expect(server.asked.at(-1)?.path).toBe('/message?token=t3');
});
