import type { Inspector } from '@medregistry/dossier';
import type { ApplicationView, MaterialView } from '@medregistry/workflow';
import { civilDate, type Json } from '@medregistry/language';
import { PDFDocument } from 'pdf-lib';
import { scan, type ScanRecipe } from '../../plugins/dossier/testing/scans';
import { Case, completed, expectStatus } from '../support/Case';
import { demoAccounts, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { onePage } from '../support/papers';
import { Person, type Body, type PaperFile } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Version {
  version: number;
  pages: number;
  round: number | null;
  changedBy: string;
}

/** The materials of one case, from the first page to the decision; each test goes on where the one before it stopped. */
describe('the materials of a case', () => {
  let server: RunningServer;
  let clinic: DemoInstitution;
  let institution: Person;
  let reviewer: Person;
  let approver: Person;
  let file: Case;

  const signIn = (username: string): Promise<Person> =>
    Person.signIn(server.url, username, demoAccounts().find((account) => account.username === username)?.password ?? '');
  const places = async (): Promise<MaterialView[]> => (await file.reload(institution)).materials;
  const place = async (slot: string): Promise<MaterialView> => {
    const found = (await places()).find((material) => material.slot === slot);
    if (!found) throw new Error(`The case has no ${slot}`);
    return found;
  };
  const at = (slot: string, rest = ''): string => `${file.path}/materials/${encodeURIComponent(slot)}${rest}`;
  const upload = async (slot: string, ...papers: PaperFile[]): Promise<MaterialView> =>
    expectStatus(await institution.upload<Body<MaterialView>>(at(slot, '/pages'), papers), 201).body.data;
  const scanned = async (name: string, recipe: ScanRecipe): Promise<PaperFile> => ({ name, bytes: await scan({ side: 1754, ...recipe }), type: 'image/jpeg' });
  const sealed = (mark: number): Promise<PaperFile> => scanned(`sealed-${mark}.jpg`, { seed: mark, seals: [{ x: 700, y: 700 }] });
  const look = (): Promise<number> => (server.strapi.plugin('dossier').service('inspector') as Inspector).drain();
  const hintsOf = async (slot: string): Promise<string[]> => (await place(slot)).hints.map(({ code }) => code);
  const rows = (view: ApplicationView, table: string): { [column: string]: Json }[] => (view.form['roster']?.[table] ?? []) as { [column: string]: Json }[];

  beforeAll(async () => {
    server = await districtServer();
    clinic = await institutionOf(server, 'hospital');
    institution = await signIn(clinic.username);
    [reviewer, approver] = [await signIn('reviewer-1'), await signIn('approver-1')];
    const [notice] = await rowsOf<{ id: string }>(server, 'SELECT n.document_id AS id FROM notices n ORDER BY n.id');
    for (const { id } of await rowsOf<{ id: string }>(server, 'SELECT document_id AS id FROM notices')) await institution.post(`/api/notices/${id}/acknowledge`, { data: {} });
    expect(notice).toBeDefined();
    file = await Case.open(institution, 'verification', { institution: clinic.documentId, campaign: clinic.campaign });
    await file.fillIn();
  }, BOOT_PATIENCE);

  describe('titled items', () => {
    const add = (title: string, kind: string | null = null) => institution.post<Body<MaterialView>>(at('other', '/items'), { data: { title, kind } });

    it('are added under a name, with what their kind asks for, and take pages each for itself', async () => {
      const { data } = expectStatus(await add('关于床位调整的说明', 'explanation'), 201).body;
      expect(data).toMatchObject({ of: 'other', title: '关于床位调整的说明', label: '其他需要上传的材料：关于床位调整的说明', seal: true, pageCount: 0, state: 'missing' });
      const lease = expectStatus(await add('租赁合同', 'premises'), 201).body.data;
      expect(await upload(data.slot, await onePage(1))).toMatchObject({ pageCount: 1, state: 'uploaded' });
      expect(await upload(lease.slot, await onePage(2), await onePage(3))).toMatchObject({ pageCount: 2 });
      expect((await places()).filter(({ of }) => of === 'other').map(({ title, pageCount }) => [title, pageCount])).toEqual([[null, 0], ['关于床位调整的说明', 1], ['租赁合同', 2]]);
    });

    it('are renamed, and go only when they are empty', async () => {
      const item = (await places()).find(({ title }) => title === '租赁合同');
      const path = item?.slot ?? '';
      expect(expectStatus(await institution.send<Body<MaterialView>>('PATCH', at(path, '/title'), { data: { title: '房屋租赁合同' } }), 200).body.data.title).toBe('房屋租赁合同');
      expect((await institution.send('DELETE', at(path))).status).toBe(409);
      for (const { id } of item?.pages ?? []) expectStatus(await institution.send('DELETE', at(path, `/pages/${id}`)), 200);
      expectStatus(await institution.send('DELETE', at(path)), 204);
      expect((await places()).some(({ slot }) => slot === path)).toBe(false);
      expect((await institution.upload(at(path, '/pages'), [await onePage(1)])).status).toBe(404);
    });

    it('need a name, and a kind that there is; the slot itself takes no pages', async () => {
      expect((await add('  ')).status).toBeGreaterThanOrEqual(400);
      expect((await add('名称', 'no-such-kind')).status).toBe(422);
      expect((await institution.upload(at('other', '/pages'), [await onePage(1)])).status).toBe(404);
      expect((await institution.post(at('work-summary', '/items'), { data: { title: '名称' } })).status).toBe(404);
    });

    it('stand in the dossier under their names', async () => {
      const { bytes } = expectStatus(await institution.get(`${file.path}/dossier`), 200);
      expect((await PDFDocument.load(bytes)).getPageCount()).toBe(2);
    });
  });

  describe('evidence of a person', () => {
    let person: { [column: string]: Json };

    it('lies at the person, under the name that the roster says', async () => {
      [person] = rows(file.view, 'doctors') as [{ [column: string]: Json }];
      const slot = `staff-qualifications:${String(person['person'])}`;
      expect((await places()).some((material) => material.slot === slot)).toBe(false);
      const taken = await upload(slot, await sealed(5));
      expect(taken).toMatchObject({ of: 'staff-qualifications', copyMark: true, pageCount: 1 });
      expect(taken.title).toContain(String(person['name']));
      expect((await institution.upload(at('staff-qualifications:nobody', '/pages'), [await onePage(1)])).status).toBe(404);
      expect((await institution.upload(at('staff-qualifications', '/pages'), [await onePage(1)])).status).toBe(404);
    });

    it('is possible for a person who was added by hand: the row is given an id that stays', async () => {
      const others = [...rows(file.view, 'others'), { name: '手工甲', gender: 'male', source: 'hand' }];
      const form = { ...file.view.form, roster: { ...file.view.form['roster'], others: others as Json } };
      expectStatus(await file.save(form), 200);
      const id = rows(file.view, 'others').at(-1)?.['person'];
      expect(id).toEqual(expect.stringMatching(/^[a-z][a-z0-9]{23}$/));
      expectStatus(await file.save(form), 200);
      expect(rows(file.view, 'others').at(-1)?.['person']).toBe(id);
      expect((await upload(`staff-qualifications:${String(id)}`, await sealed(6))).title).toBe('手工甲');
    });
  });

  describe('the mark 与原件一致', () => {
    it('is laid over all pages of a slot at once, with name, purpose, date and who asked for it', async () => {
      const before = await upload('permit-duplicate', await sealed(10), await sealed(11));
      const { data } = expectStatus(await institution.send<Body<MaterialView>>('PUT', at('permit-duplicate', '/mark'), { data: { on: true } }), 200).body;
      expect(data.version).toBe(before.version + 1);
      for (const { mark } of data.pages) {
        expect(mark?.lines[0]).toBe('与原件一致');
        expect(mark?.lines[1]).toMatch(/^仅用于\d{4}年度医疗机构校验$/);
        expect(mark?.lines[2]).toBe(`${file.view.subject.name}　${civilDate(new Date())}`);
        expect(mark?.by).not.toBe('');
      }
      const [entry] = await rowsOf<{ actor: string }>(server, "SELECT actor_name AS actor FROM audit_entries WHERE subject_id = ? AND action = 'verification.mark-pages'", [file.view.documentId]);
      expect(entry?.actor).toBe(data.pages[0]?.mark?.by);
    });

    it('is taken off one page and leaves the others; each version keeps what it had', async () => {
      const { pages, version } = await place('permit-duplicate');
      const one = pages[0]?.id ?? '';
      const { data } = expectStatus(await institution.send<Body<MaterialView>>('PUT', at('permit-duplicate', '/mark'), { data: { on: false, pages: [one] } }), 200).body;
      expect(data.pages.map(({ mark }) => mark !== null)).toEqual([false, true]);
      const size = async (rest: string): Promise<number> => expectStatus(await institution.get(at('permit-duplicate', rest)), 200).bytes.length;
      const [marked, half, plain] = [await size(`/versions/${version}/file`), await size('/file'), await size(`/versions/${version - 1}/file`)];
      expect(marked).toBeGreaterThan(half);
      expect(half).toBeGreaterThan(plain);
    });

    it('is offered only where a copy is asked for, and to the applicant', async () => {
      expect((await place('work-summary')).markLines).toEqual([]);
      await upload('work-summary', await sealed(20));
      expect((await institution.send('PUT', at('work-summary', '/mark'), { data: { on: true } })).status).toBe(404);
      expect((await reviewer.send('PUT', at('permit-duplicate', '/mark'), { data: { on: true } })).status).toBe(403);
      expect((await institution.send('PUT', at('permit-duplicate', '/mark'), { data: { on: true, pages: ['nowhere'] } })).status).toBe(404);
    });
  });

  describe('what is checked before submission', () => {
    it('is done once for each page, after the upload, and told as a hint', async () => {
      await upload('staff-roster', await scanned('grey.jpg', { grey: true }), await scanned('empty.jpg', { lines: 0 }), await scanned('coarse.jpg', { side: 800, seed: 3 }), await scanned('askew.jpg', { lean: 6, seed: 4 }));
      await look();
      expect((await place('staff-roster')).pages.every(({ checked }) => checked)).toBe(true);
      expect(await hintsOf('staff-roster')).toEqual(['seal-unknown', 'blank', 'low-resolution', 'skewed']);
      expect(await look()).toBe(0);
    });

    it('finds a seal where there is one, misses one where there is none, and is silent before it has looked', async () => {
      expect(await hintsOf('work-summary')).toEqual([]);
      const summary = await place('work-summary');
      for (const { id } of summary.pages) expectStatus(await institution.send('DELETE', at('work-summary', `/pages/${id}`)), 200);
      await upload('work-summary', await scanned('blue.jpg', { blueSignature: true }));
      await look();
      const [hint] = (await place('work-summary')).hints;
      expect(hint).toMatchObject({ page: null, code: 'seal-missing', message: expect.stringContaining('请核对是否已盖章') });
    });

    it('finds the same page twice, in one slot and in another', async () => {
      await upload('permit-duplicate', await sealed(11));
      expect(await hintsOf('permit-duplicate')).toContain('duplicate');
      const explanation = (await places()).find(({ title }) => title === '关于床位调整的说明')?.slot ?? '';
      await upload(explanation, await sealed(10));
      const found = (await place(explanation)).hints.find(({ code }) => code === 'duplicate');
      expect(found?.message).toContain('《医疗机构执业许可证》副本');
    });

    it('names each heading of the work summary that is empty, and is silent again when it is filled in', async () => {
      const written = file.view.form;
      expectStatus(await file.save({ ...written, summary: { ...written['summary'], nursingManagement: '', safetyInProduction: '无' } }), 200);
      expect(file.view.advice).toEqual([
        { path: 'form.summary.nursingManagement', code: 'empty', message: expect.stringContaining('“护理管理”还没有填写') as string },
        { path: 'form.summary.safetyInProduction', code: 'brief', message: expect.stringContaining('“安全生产”只写了 1 个字') as string },
      ]);
    });

    it('counts pages against the paper that the system printed', async () => {
      const printed = expectStatus(await institution.get(`${file.path}/documents/application-form`), 200);
      const pages = (await PDFDocument.load(printed.bytes)).getPageCount();
      expect(pages).toBeGreaterThan(2);
      await upload('application-form', await sealed(30));
      const hint = (await place('application-form')).hints.find(({ code }) => code === 'pages-missing');
      expect(hint?.message).toContain(`有 ${pages} 页，这里只有 1 页`);
    });

    it('has all forms that are signed and sealed by hand printed in one go, behind an index', async () => {
      const kinds = (await places()).flatMap(({ printable }) => printable ?? []);
      expect(kinds.length).toBeGreaterThan(3);
      let pages = 1;
      for (const kind of kinds) pages += (await PDFDocument.load(expectStatus(await institution.get(`${file.path}/documents/${kind}`), 200).bytes)).getPageCount();
      const forms = await PDFDocument.load(expectStatus(await institution.get(`${file.path}/forms`), 200).bytes);
      expect(forms.getPageCount()).toBe(pages);
      expect(forms.getTitle()).toBe(`${file.view.subject.name} 医疗机构校验及许可证有效期延续签字盖章表格`);
    });

    it('never stands in the way of submitting', async () => {
      await file.upload();
      await file.save(completed(file.view, file.procedure));
      const view = await file.reload(institution);
      expect(view.materials.some(({ hints }) => hints.length > 0)).toBe(true);
      expect(view.availableActions.find(({ event }) => event === 'submit')?.problems).toEqual([]);
    });
  });

  describe('the state of a slot', () => {
    const states = async (): Promise<Record<string, string>> => Object.fromEntries((await places()).map(({ slot, state }) => [slot, state]));
    let person = '';

    it('is uploaded once it is submitted', async () => {
      await file.advance(institution, 'submit');
      expect(await states()).toMatchObject({ 'work-summary': 'uploaded', 'permit-duplicate': 'uploaded', other: 'missing' });
      expect((await institution.send('PUT', at('permit-duplicate', '/mark'), { data: { on: true } })).status).toBe(409);
      expect((await institution.post(at('other', '/items'), { data: { title: '迟到的材料' } })).status).toBe(409);
    });

    it('is returned where a note says so, also one about a person, and passed where none does', async () => {
      await file.advance(reviewer, 'claim');
      person = String(rows(file.view, 'nurses')[0]?.['person'] ?? '');
      const notes = [
        { target: 'materials.work-summary', category: 'material', code: 'M2', text: '签章处未盖章或签字。' },
        { target: `person.${person}`, category: 'standard', code: 'S2', text: '人员资质不明确，请补充职称证。' },
      ];
      await file.advance(reviewer, 'return', { notes });
      expect(await states()).toMatchObject({ 'work-summary': 'returned', [`staff-qualifications:${person}`]: 'returned', 'permit-duplicate': 'passed', 'application-form': 'passed' });
      const called = await place(`staff-qualifications:${person}`);
      expect(called).toMatchObject({ pageCount: 0, of: 'staff-qualifications' });
    });

    it('keeps with what was filed which pages carried the mark 与原件一致, and tells when that has changed since', async () => {
      const duplicate = await place('permit-duplicate');
      const marked = duplicate.pages.flatMap(({ id, mark }) => (mark ? [id] : []));
      const [kept] = await rowsOf<{ pages: { [slot: string]: { id: string; mark?: string[] }[] } }>(server, `SELECT CAST(s.pages AS json) AS pages FROM case_submissions s JOIN applications a ON a.id = s.application_key WHERE a.document_id = ? AND s.round = 1`, [file.view.documentId]);
      expect(kept?.pages['permit-duplicate']?.flatMap(({ id, mark }) => (mark ? [id] : []))).toEqual(marked);
      expect(marked.length).toBeGreaterThan(0);
      const explanation = (await places()).find(({ of, pageCount }) => of === 'other' && pageCount > 0);
      const page = explanation?.pages[0];
      const on = !page?.mark;
      expectStatus(await institution.send('PUT', at(explanation?.slot ?? '', '/mark'), { data: { on, pages: [page?.id] } }), 200);
      const { slots } = expectStatus(await reviewer.get<Body<{ slots: unknown[] }>>(`${file.path}/submissions/1/changes`), 200).body.data;
      expect(slots).toMatchObject([{ slot: explanation?.slot, added: [], removed: [], marked: on ? [page?.id] : [], unmarked: on ? [] : [page?.id] }]);
    });

    it('goes back to uploaded when it was mended, and keeps what was there before', async () => {
      const old = await place('work-summary');
      for (const { id } of old.pages) expectStatus(await institution.send('DELETE', at('work-summary', `/pages/${id}`)), 200);
      await upload('work-summary', await sealed(40));
      await upload(`staff-qualifications:${person}`, await sealed(41));
      await upload('application-form', await sealed(42));
      const replies = file.view.notes.filter(({ open }) => open).map(({ documentId: note }) => ({ note, done: true, reply: '已整改' }));
      await file.reload(institution);
      await file.advance(institution, 'resubmit', { replies });
      expect(await states()).toMatchObject({ 'work-summary': 'uploaded', [`staff-qualifications:${person}`]: 'uploaded', 'application-form': 'uploaded', 'permit-duplicate': 'passed' });

      const { data } = expectStatus(await reviewer.get<Body<Version[]>>(at('work-summary', '/versions')), 200).body;
      expect(data.filter(({ round }) => round !== null).map(({ round }) => round)).toEqual([2, 1]);
      const first = data.find(({ round }) => round === 1);
      expect(first?.pages).toBe(1);
      const before = expectStatus(await reviewer.get(at('work-summary', `/versions/${first?.version ?? 0}/file`)), 200);
      expect(before.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(expectStatus(await reviewer.get(at('work-summary', `/pages/${old.pages[0]?.id ?? ''}/preview?size=thumb`)), 200).headers.get('content-type')).toBe('image/jpeg');
    });

    it('is passed for all once the case is decided', async () => {
      await file.advance(reviewer, 'propose', { conclusion: 'passed', opinion: '材料齐全。', 'renewal~conclusion': 'granted' });
      await file.advance(approver, 'decide', { opinion: '同意。' });
      const filled = (await places()).filter(({ pageCount }) => pageCount > 0);
      expect(new Set(filled.map(({ state }) => state))).toEqual(new Set(['passed']));
    });
  });
});
