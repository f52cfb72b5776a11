import type { Database } from '@strapi/database';
import { createTables, openDatabase, withDatabase } from '../../../../test/support/database';
import { contactPoint } from '../content-types/contactPoint';
import { dispatch } from '../content-types/dispatch';
import { message } from '../content-types/message';
import { messageSetting } from '../content-types/messageSetting';
import { outboxMessage } from '../content-types/outboxMessage';
import { MessagePage } from '../Message';
import type { MessagePayload } from '../Message';
import { createInbox, deliverMessage } from './inbox';
import type { Inbox } from './inbox';
import { createOutbox } from './outbox';
import { createPlanner } from './plan';

jest.setTimeout(30_000); // a machine may be slow

const NOW = new Date('2026-03-01T08:00:00.123Z');

let place: Awaited<ReturnType<typeof withDatabase>>;
let database: Database;
let inbox: Inbox;

const send = async (...payloads: MessagePayload[]): Promise<void> => {
  const box = createOutbox({ database, clock: { now: () => NOW }, log: console });
  box.handle('message', deliverMessage({ plan: createPlanner(() => new Map()), wordsFor: (_, { title, body }) => Promise.resolve({ title, body }), wake: () => undefined }));
  await database.transaction(({ trx }) =>
    box.enqueue(trx, payloads.map((payload) => ({ topic: 'message', dedupeKey: `${payload.title} to ${payload.recipients.join()}`, payload: { ...payload } }))),
  );
  await box.drain();
};

beforeAll(async () => {
  place = await withDatabase();
  database = openDatabase(place.url);
  await createTables(database, [outboxMessage, message, dispatch, contactPoint, messageSetting], ['20-outbox.sql', '21-messages.sql']);
  inbox = createInbox(database);
}, 60_000);

afterAll(async () => {
  await database.destroy();
  await place.drop();
});

it('reaches each recipient once and nobody else', async () => {
  await send({ recipients: [11, 12, 11], kind: 'returned', title: '材料需要修正', body: '请补充附件。', link: '/applications/a1', subjectType: 'case', subjectId: 'a1' });
  for (const recipientId of [11, 12]) {
    const page = MessagePage.parse(await inbox.page({ recipientId, limit: 20 }));
    expect(page.meta).toEqual({ nextCursor: null, unread: 1 });
    expect(page.data).toMatchObject([{ kind: 'returned', title: '材料需要修正', body: '请补充附件。', link: '/applications/a1', at: NOW.toISOString(), readAt: null }]);
  }
  expect(await inbox.page({ recipientId: 13, limit: 20 })).toEqual({ data: [], meta: { nextCursor: null, unread: 0 } });
});

it('pages newest first with the unread count, in one statement', async () => {
  await send(...Array.from({ length: 5 }, (_, index) => ({ recipients: [21], kind: 'k', title: `${index}`, at: '2026-02-01T00:00:00Z' })));
  let statements = 0;
  const count = () => (statements += 1);
  database.connection.on('query', count);
  const first = await inbox.page({ recipientId: 21, limit: 3 });
  database.connection.removeListener('query', count);
  expect(statements).toBe(1);
  const second = await inbox.page({ recipientId: 21, limit: 3, cursor: first.meta.nextCursor ?? '' });
  expect([...first.data, ...second.data].map(({ title }) => title)).toEqual(['4', '3', '2', '1', '0']);
  expect(first.data[0]?.at).toBe('2026-02-01T00:00:00.000Z');
  expect([first.meta.unread, second.meta]).toEqual([5, { nextCursor: null, unread: 5 }]);
});

it('keeps the time of the first reading and tells nobody about the messages of others', async () => {
  await send({ recipients: [31], kind: 'k', title: 'for 31' }, { recipients: [31], kind: 'k', title: 'second for 31' });
  const { data } = await inbox.page({ recipientId: 31, limit: 20 });
  const id = data.find(({ title }) => title === 'for 31')?.documentId ?? '';
  expect(await inbox.markRead(32, id, NOW)).toBeNull();
  expect(await inbox.markRead(31, 'nothing', NOW)).toBeNull();
  expect((await inbox.markRead(31, id, NOW))?.readAt).toBe(NOW.toISOString());
  expect((await inbox.markRead(31, id, new Date('2027-01-01T00:00:00Z')))?.readAt).toBe(NOW.toISOString());
  expect((await inbox.page({ recipientId: 31, limit: 20 })).meta.unread).toBe(1);
  expect((await inbox.page({ recipientId: 31, limit: 20, unreadOnly: true })).data.map(({ title }) => title)).toEqual(['second for 31']);
});

it('counts unread messages exactly to a thousand', async () => {
  await database.connection.raw(
    `INSERT INTO messages (document_id, recipient_id, kind, title, body, at) SELECT 'm' || n, 41, 'k', 't', '', now() FROM generate_series(1, 1000) AS n`,
  );
  expect((await inbox.page({ recipientId: 41, limit: 1 })).meta.unread).toBe(1000);
  await send({ recipients: [41], kind: 'k', title: 'one too many' });
  expect((await inbox.page({ recipientId: 41, limit: 1 })).meta.unread).toBe('1000+');
});
