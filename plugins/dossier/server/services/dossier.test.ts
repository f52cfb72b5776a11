import type { UploadedFile } from '@medregistry/language';
import type { Database } from '@strapi/database';
import { readdirSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { PDFDocument } from 'pdf-lib';
import { createTables, openDatabase, withDatabase } from '../../../../test/support/database';
import * as samples from '../../testing/samples';
import { documentPrint } from '../content-types/documentPrint';
import { material } from '../content-types/material';
import { materialPage } from '../content-types/materialPage';
import { materialVersion } from '../content-types/materialVersion';
import { printedDocument } from '../content-types/printedDocument';
import { createBundle, type Bundle } from './bundle';
import { createContents, type ReadContents } from './contents';
import { createDocuments, type Documents } from './documents';
import { createPrinting } from './printing';
import { createSlots, type Slots } from './slots';
import { openWorkshop, type Workshop } from './workshop';

const NOW = new Date('2026-12-31T17:30:00.000Z');
const ACTOR = { id: 7, name: '王芳' };
const folder = samples.workFolder();

let place: Awaited<ReturnType<typeof withDatabase>>;
let database: Database;
let workshop: Workshop;
let contents: ReadContents;
let slots: Slots;
let documents: Documents;
let bundle: Bundle;
let next = 0;

const upload = (name: string, bytes: Uint8Array): UploadedFile => ({ path: folder.file(name, bytes), name, size: bytes.length, mimetype: '' });
const subject = (slot = 'licence', subjectId = `case-${(next += 1)}`) => ({ subjectType: 'case', subjectId, scopePath: '/bj/', slot, actor: ACTOR, now: NOW });
const stored = () => readdirSync(`${folder.path}/data/files`, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

async function statements(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const listen = () => {
    count += 1;
  };
  database.connection.on('query', listen);
  await work().finally(() => database.connection.removeListener('query', listen));
  return count;
}

beforeAll(async () => {
  place = await withDatabase();
  database = openDatabase(place.url, 20);
  await createTables(database, [material, materialPage, materialVersion, printedDocument, documentPrint], ['30-dossier.sql']);
  workshop = openWorkshop(`${folder.path}/data`, { fontFolders: [] });
  contents = createContents(database);
  slots = createSlots(database, workshop);
  const cipher = { encrypt: (plain: string) => Buffer.from(plain).toString('base64'), decrypt: (sealed: string) => Buffer.from(sealed, 'base64').toString() };
  const printing = createPrinting({ workshop: () => workshop, cipher: () => cipher, checkUrl: (code) => `https://example.invalid/verify/${code}`, signatories: () => null });
  documents = createDocuments(database, {
    workshop,
    cipher: () => cipher,
    ask: async (task) => await database.transaction(({ trx }) => printing.handle(task.payload, { trx, now: NOW })),
  });
  bundle = createBundle(database, workshop);
}, 120_000);

afterAll(async () => {
  workshop.press.close();
  await database.destroy();
  await place.drop();
  folder.remove();
});

it('keeps every page of twelve uploads that run side by side', async () => {
  const owner = subject();
  const photo = await samples.photograph(60, 40);
  const pdf = await samples.squares(2);
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => slots.append({ ...owner, files: [upload(`${index}-a.jpg`, photo), upload(`${index}-b.pdf`, pdf)] })),
  );
  const [view] = (await contents(owner.subjectId)).slots;
  expect(view).toMatchObject({ version: 12, frozen: false });
  const names = view!.pages.map(({ name }) => name);
  expect(names).toHaveLength(36);
  for (let index = 0; index < 12; index += 1) {
    const at = names.indexOf(`${index}-a.jpg`);
    expect(names.slice(at, at + 3)).toEqual([`${index}-a.jpg`, `${index}-b.pdf`, `${index}-b.pdf`]);
  }
  const file = await slots.file(owner.subjectId, owner.slot);
  expect((await PDFDocument.load(await buffer(await file.open()))).getPageCount()).toBe(36);
});

it('changes nothing when one of several files is bad', async () => {
  const owner = subject();
  await slots.append({ ...owner, files: [upload('good.pdf', await samples.squares(1))] });
  const before = [await contents(owner.subjectId), stored()];
  const files = [upload('good.pdf', await samples.squares(3)), upload('坏.pdf', samples.contentBomb())];
  await expect(slots.append({ ...owner, files })).rejects.toMatchObject({ status: 413, message: expect.stringContaining('坏.pdf') });
  expect([await contents(owner.subjectId), stored()]).toEqual(before);
});

it('holds the limits of a slot and leaves it as it was', async () => {
  const owner = subject();
  const limits = { pages: 3 };
  await slots.append({ ...owner, limits, files: [upload('a.pdf', await samples.squares(2))] });
  const count = stored();
  await expect(slots.append({ ...owner, limits, files: [upload('b.pdf', await samples.squares(2))] })).rejects.toMatchObject({ status: 413 });
  expect(stored()).toBe(count);
  expect((await contents(owner.subjectId)).slots[0]).toMatchObject({ version: 1, pages: [{}, {}] });
});

it('arranges, turns and removes, and keeps the versions before', async () => {
  const owner = subject();
  const { pages } = await slots.append({ ...owner, files: [upload('a.pdf', await samples.squares(3))] });
  const [first, second, third] = pages.map(({ id }) => id);
  const wanted = [{ id: third!, rotation: 90 }, { id: first!, rotation: 0 }, { id: second!, rotation: 180 }];
  await expect(slots.arrange({ ...owner, pages: wanted.slice(1) })).rejects.toMatchObject({ status: 409 });
  await expect(slots.arrange({ ...owner, pages: wanted, version: 7 })).rejects.toMatchObject({ status: 412 });
  await expect(slots.arrange({ ...owner, pages: wanted.map((page) => ({ ...page, rotation: 45 })) })).rejects.toMatchObject({ status: 422 });
  const arranged = await slots.arrange({ ...owner, pages: wanted, version: 1 });
  expect(arranged.pages.map(({ id, rotation }) => ({ id, rotation }))).toEqual(wanted);
  await slots.remove({ ...owner, pageId: first! });
  await expect(slots.remove({ ...owner, pageId: first! })).rejects.toMatchObject({ status: 404 });
  const [view] = (await contents(owner.subjectId)).slots;
  expect(view!.pages.map(({ id }) => id)).toEqual([third, second]);
  await slots.append({ ...owner, files: [upload('b.jpg', await samples.photograph(50, 40))] });

  const angles = async (version?: number) => {
    const bytes = await buffer(await (await slots.file(owner.subjectId, owner.slot, { version })).open());
    return (await PDFDocument.load(bytes)).getPages().map((page) => page.getRotation().angle);
  };
  expect(await angles()).toEqual([90, 180, 0]);
  expect(await angles(1)).toEqual([0, 0, 0]);
  expect(await angles(2)).toEqual([90, 0, 180]);
  expect(await angles(3)).toEqual([90, 180]);
  expect((await slots.versions(owner.subjectId, owner.slot)).map(({ version, pages: count }) => [version, count])).toEqual([[4, 3], [3, 2], [2, 3], [1, 3]]);
  const picture = await slots.preview(owner.subjectId, owner.slot, third!, 'thumb');
  expect(picture.mimetype).toBe('image/jpeg');
  expect((await buffer(await picture.open())).length).toBe(picture.bytes);
});

it('takes no change once frozen, and the guard decides before anything is written', async () => {
  const owner = subject();
  const { pages } = await slots.append({ ...owner, files: [upload('a.pdf', await samples.squares(1))] });
  await database.transaction(({ trx }) => slots.freeze(trx, owner.subjectId));
  const page = { id: pages[0]!.id, rotation: 90 };
  await expect(slots.append({ ...owner, files: [upload('b.pdf', await samples.squares(1))] })).rejects.toMatchObject({ status: 409 });
  await expect(slots.arrange({ ...owner, pages: [page] })).rejects.toMatchObject({ status: 409 });
  await expect(slots.remove({ ...owner, pageId: page.id })).rejects.toMatchObject({ status: 409 });
  await database.transaction(({ trx }) => slots.thaw(trx, owner.subjectId));
  const guard = () => Promise.reject(new Error('not now'));
  await expect(slots.append({ ...owner, guard, files: [upload('b.pdf', await samples.squares(1))] })).rejects.toThrow('not now');
  expect((await slots.arrange({ ...owner, pages: [page] })).version).toBe(2);
  expect((await contents(owner.subjectId)).slots).toMatchObject([{ slot: 'licence', version: 2, frozen: false, pages: [page] }]);
});

const printout = { title: '通知单', blocks: [{ kind: 'title' as const, text: '通知单' }, { kind: 'code' as const }] };
const issueRequest = (subjectId: string) => ({ subjectType: 'case', subjectId, scopePath: '/bj/', kind: 'notice', prefix: 'TZ', printout, actor: ACTOR, now: NOW });
const issue = (subjectId: string) => database.transaction(({ trx }) => documents.issue(trx, issueRequest(subjectId)));

it('numbers documents without gaps by the civil year, even when an issuing is rolled back', async () => {
  const failing = database.transaction(async ({ trx }) => {
    await documents.issue(trx, issueRequest('case-numbers'));
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  const issued = await Promise.all(Array.from({ length: 8 }, () => issue('case-numbers')));
  expect(issued.map(({ number }) => number).sort()).toEqual(Array.from({ length: 8 }, (_, index) => `TZ-2027-00000${index + 1}`));
  expect(new Set(issued.map(({ code }) => code)).size).toBe(8);
});

it('prints once, hands out the same bytes ever after, and logs each time', async () => {
  const { documentId, code, number } = await issue('case-print');
  const before = stored();
  const ask = () => documents.pdf({ documentId, actor: ACTOR, now: NOW });
  const files = await Promise.all([ask(), ask(), ask()]);
  const all = await Promise.all([...files, await ask()].map(async (file) => buffer(await file.open())));
  for (const bytes of all) expect(bytes.equals(all[0]!)).toBe(true);
  expect(stored()).toBe(before + 1);
  expect(await documents.verify(code)).toEqual({
    state: 'genuine', kind: 'notice', title: '通知单', number, issuedAt: NOW.toISOString(), revokedAt: null, prints: 4, signature: null, today: [],
  });
  expect(await statements(() => contents('case-print'))).toBe(1);
  expect((await contents('case-print')).documents).toMatchObject([{ documentId, issuedAt: NOW.toISOString(), revokedAt: null, prints: 4 }]);
});

it('says that a document is on its way while its job has not run, and prints what was refused once it can be printed', async () => {
  const cipher = { encrypt: String, decrypt: (sealed: string) => Buffer.from(sealed, 'base64').toString() };
  const asked: string[] = [];
  const idle = createDocuments(database, { workshop, cipher: () => cipher, patience: 0, ask: (task) => Promise.resolve(void asked.push(task.dedupeKey)) });
  const { documentId } = await issue('case-pending');
  expect(idle.task(documentId)).toEqual({ topic: 'document', dedupeKey: documentId, payload: { documentId } });
  await expect(idle.pdf({ documentId, actor: ACTOR, now: NOW })).rejects.toMatchObject({ status: 409, details: { code: 'pending', retryAfter: 2 } });
  await expect(idle.pdf({ documentId, actor: ACTOR, now: NOW })).rejects.toMatchObject({ status: 409 });
  expect(new Set(asked).size).toBe(1); // once a minute

  await database.connection.raw('UPDATE printed_documents SET refusals = 1, refusal = ? WHERE document_id = ?', [JSON.stringify({ code: 'missing-glyph', message: '无法打印生僻字' }), documentId]);
  await expect(idle.pdf({ documentId, actor: ACTOR, now: NOW })).rejects.toMatchObject({ status: 422, message: '无法打印生僻字' });
  expect(new Set(asked).size).toBe(2); // and at once after a refusal
  expect((await documents.pdf({ documentId, actor: ACTOR, now: NOW })).bytes).toBeGreaterThan(0);
});

it('keeps what the press refuses for the person who prints', async () => {
  const rare = { ...issueRequest('case-rare'), printout: { title: '通知单', blocks: [{ kind: 'title' as const, text: '\u{e000}' }] } };
  const { documentId } = await database.transaction(({ trx }) => documents.issue(trx, rare));
  await expect(documents.pdf({ documentId, actor: ACTOR, now: NOW })).rejects.toMatchObject({ status: 422, details: { problems: [{ code: 'missing-glyph' }] } });
});

it('tells the public what is true today, and nothing about a code that it does not know', async () => {
  const { code, documentId } = await issue('case-verify');
  documents.describe('notice', ({ subjectId }) => Promise.resolve([{ label: '对象', value: subjectId }]));
  expect(await documents.verify(code.toLowerCase())).toMatchObject({ state: 'genuine', today: [{ label: '对象', value: 'case-verify' }] });
  await database.transaction(({ trx }) => documents.revoke(trx, { documentId, reason: '更正', now: NOW }));
  expect(await documents.verify(code)).toMatchObject({ state: 'revoked', revokedAt: NOW.toISOString() });
  expect(await documents.current('case-verify', 'notice')).toBeUndefined();
  for (const unknown of ['0000-0000-0000-0000', 'nonsense', `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`]) {
    expect(await documents.verify(unknown)).toEqual({ state: 'unknown' });
  }
});

it('keeps an issued document as it was issued, whoever writes', async () => {
  const { documentId } = await issue('case-keep');
  await documents.pdf({ documentId, actor: ACTOR, now: NOW });
  for (const change of [`title = 'x'`, `number = 'x'`, `printout = 'x'`, `file_key = 'x'`, `file_key = null`]) {
    await expect(database.connection.raw(`UPDATE printed_documents SET ${change} WHERE document_id = ?`, [documentId])).rejects.toThrow(/cannot be changed/);
  }
});

it('binds everything of a subject behind an index page', async () => {
  const owner = subject('b', 'case-bundle');
  await slots.append({ ...owner, files: [upload('b.pdf', await samples.squares(3))] });
  await slots.append({ ...owner, slot: 'a', files: [upload('a.jpg', await samples.photograph(50, 40))] });
  const { documentId } = await issue('case-bundle');
  await documents.pdf({ documentId, actor: ACTOR, now: NOW });
  const request = { subjectId: 'case-bundle', title: '全套材料', number: 'JY-1', slots: ['a', 'b', 'c'].map((slot) => ({ slot, label: `材料${slot.toUpperCase()}` })) };
  const file = await bundle.dossier(request);
  const document = await PDFDocument.load(await buffer(await file.open()));
  expect(document.getPageCount()).toBe(1 + 1 + 3 + 1);
  await expect(bundle.dossier({ ...request, subjectId: 'nobody' })).rejects.toMatchObject({ status: 404 });
});
