import { MailServer } from '../../../../test/support/mailServer';
import type { Certainty, Parcel, Undelivered } from './Channel';
import { createSmtp } from './smtp';

jest.setTimeout(60_000); // a machine may be slow

const server = new MailServer();
let port = 0;

const parcel: Parcel = { token: 'notify:a1:1:email', address: 'clerk@example.cn', kind: 'returned', title: '申请需要修改', body: '请查看审核意见。', link: 'https://register.example/app/applications/a1', values: {} };
const smtp = (settings: { port?: number } = {}) => createSmtp({ by: 'smtp', host: '127.0.0.1', port, secure: false, plain: true, from: '登记系统 <register@example.cn>', seconds: 5, ...settings });
const certainty = (sending: Promise<unknown>): Promise<Certainty | 'sent'> => sending.then(() => 'sent' as const, (error: Undelivered) => error.certainty);

beforeAll(async () => {
  port = await server.listen();
});
beforeEach(() => {
  server.mails.length = 0;
  server.mood = 'takes';
});
afterAll(() => server.close());

it('delivers title, text and link, marked as written by a machine', async () => {
  await smtp().send(parcel);
  const [mail] = server.mails;
  const decoded = (mail?.text ?? '').replace(/=\?UTF-8\?B\?([^?]+)\?=/g, (_, text: string) => Buffer.from(text, 'base64').toString());
  expect(mail?.to).toEqual(['clerk@example.cn']);
  expect(decoded).toContain('Subject: 申请需要修改');
  expect(decoded).toContain('Auto-Submitted: auto-generated');
  expect(Buffer.from(decoded.split('\r\n\r\n').slice(1).join(''), 'base64').toString()).toBe('请查看审核意见。\n\nhttps://register.example/app/applications/a1\n');
});

it('gives every attempt the same Message-ID, so that a mailbox shows one', async () => {
  await smtp().send(parcel);
  await smtp().send(parcel);
  const ids = server.mails.map(({ text }) => /^Message-ID: (.+)$/im.exec(text)?.[1]);
  expect(ids[0]).toMatch(/^<[0-9a-f]{32}@example\.cn>$/);
  expect(ids[1]).toBe(ids[0]);
});

it('knows what was refused for good, what may be tried again and what nobody knows', async () => {
  server.mood = 'refuses';
  expect(await certainty(smtp().send(parcel))).toBe('refused');
  server.mood = 'busy';
  expect(await certainty(smtp().send(parcel))).toBe('not-sent');
  expect(await certainty(smtp({ port: 1 }).send(parcel))).toBe('not-sent');
  server.mood = 'hangs-up-afterwards';
  expect(await certainty(smtp().send(parcel))).toBe('unknown');
  expect(server.mails).toHaveLength(1);
});
