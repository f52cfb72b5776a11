import { checkFields } from './checkFields';
import { compareSubmissions } from './compareSubmissions';
import { Form } from './Form';
import { isLate } from './lateNotes';
import { contentAt, overlap, rowAt, rowKeys } from './noteTargets';
import { sceneWith } from './scene.fixture';
import { formTogether, submissionTogether, type Submission } from './Submission';

const people = { key: 'people', label: '成员', type: 'table' as const, columns: [
  { key: 'ref', label: '登记', type: 'text' as const, internal: true },
  { key: 'secret', label: '号码', type: 'text' as const, sensitive: true },
  { key: 'name', label: '姓名', type: 'text' as const },
  { key: 'age', label: '年龄', type: 'integer' as const },
] };
const form = Form.parse({ sections: [{ key: 'card', label: '卡片', fields: [{ key: 'title', label: '题名', type: 'text' }, { key: 'beds', label: '数量', type: 'integer' }, people] }] });
const person = (name: string, age: number, ref: string | null = null) => ({ ref, secret: '7', name, age });
const before: Submission = { form: { card: { title: '旧', beds: 3, people: [person('甲', 30, 'r1'), person('乙', 40)] } }, pages: { scan: [{ id: 'p1', rotation: 0 }, { id: 'p2', rotation: 0 }] } };
const now: Submission = { form: { card: { title: '新', beds: 3, people: [person('甲', 31, 'r1'), person('丙', 50)] } }, pages: { scan: [{ id: 'p1', rotation: 0 }, { id: 'p3', rotation: 0 }] } };

describe('two submissions of one case', () => {
  it('differ in fields, rows and pages, old beside new', () => {
    expect(compareSubmissions(form, before, now)).toEqual({
      fields: [{ path: 'card.title', from: '旧', to: '新' }],
      rows: [
        { path: 'card.people', key: 'r1', name: '甲', change: 'changed', columns: [{ path: 'age', from: 30, to: 31 }] },
        expect.objectContaining({ key: '乙', name: '乙', change: 'removed' }),
        expect.objectContaining({ key: '丙', name: '丙', change: 'added' }),
      ],
      slots: [{ slot: 'scan', before: before.pages['scan'], after: now.pages['scan'], added: ['p3'], removed: ['p2'], marked: [], unmarked: [] }],
    });
  });

  it('do not differ from themselves', () => {
    expect(compareSubmissions(form, now, now)).toEqual({ fields: [], rows: [], slots: [] });
  });

  it('tell a turned page from an unturned one', () => {
    const turned = { ...before, pages: { scan: [{ id: 'p1', rotation: 90 }, { id: 'p2', rotation: 0 }] } };
    expect(compareSubmissions(form, before, turned).slots).toMatchObject([{ added: [], removed: [] }]);
  });
});

describe('the place of a note', () => {
  it('knows a row by its register, else by its name, and numbers those that look alike', () => {
    expect(rowKeys(people, [person('甲', 1, 'r1'), person('乙', 2), person('乙', 3)])).toEqual(['r1', '乙', '乙~2']);
    expect(rowAt('form.card.people.乙', form, before.form)?.row).toMatchObject({ age: 40 });
    expect(rowAt('person.r1', form, before.form)).toMatchObject({ path: 'card.people', row: { name: '甲' } });
    expect(rowAt('form.card.people.丁', form, before.form)).toBeUndefined();
  });

  it('holds what stands there', () => {
    expect(contentAt('form.card.beds', form, before)).toBe(3);
    expect(contentAt('materials.scan.p2', form, before)).toEqual({ id: 'p2', rotation: 0 });
    expect(contentAt('materials.scan.p2', form, now)).toBeUndefined();
    expect(contentAt('', form, now)).toBeUndefined();
  });

  it('lies within another', () => {
    expect([overlap('materials.scan', 'materials.scan.p1'), overlap('materials.scan', 'materials.scanner')]).toEqual([true, false]);
  });
});

describe('a note of a second round', () => {
  const application = { round: 2, rounds: { before, now, form, parts: [] }, notes: [{ id: 'n1', round: 1, target: 'materials.scan', code: 'A', text: '不清楚', open: false }] };

  it.each([
    ['late where nothing has changed and nobody spoke of it', { target: 'form.card.beds' }, true],
    ['in time where the place has changed', { target: 'form.card.title' }, false],
    ['late on a page that was there before, for another reason', { target: 'materials.scan.p1', code: 'B' }, true],
    ['in time where the same point is raised again', { target: 'materials.scan.p1', code: 'A' }, false],
    ['in time on a new page', { target: 'materials.scan.p3', code: 'B' }, false],
    ['in time about the whole', { target: '' }, false],
    ['in time on a person who is new', { target: 'form.card.people.丙' }, false],
  ])('is %s', (_words, point, late) => {
    expect(isLate(point, application)).toBe(late);
  });

  it('is never late in a first round', () => {
    expect(isLate({ target: 'form.card.beds' }, { round: 1, notes: [] })).toBe(false);
  });

  it('is found at the place of what goes along, where that had a round before', () => {
    const whole = formTogether([{ joined: null, content: form }, { joined: 'annex', content: form }]);
    const round = (own: Submission): Submission => submissionTogether([{ joined: null, content: own }, { joined: 'annex', content: own }]);
    const both = { ...application, rounds: { before: round(before), now: round(now), form: whole, parts: ['annex'] } };
    expect(['form.annex~card.beds', 'form.annex~card.title', 'form.annex~card.people.r1', 'materials.annex~scan.p1', 'materials.annex~scan.p3'].map((target) => isLate({ target }, both))).toEqual([true, false, false, true, false]);
    expect(isLate({ target: 'form.annex~card.beds' }, { ...both, rounds: { ...both.rounds, parts: [] } })).toBe(false);
    expect(compareSubmissions(whole, both.rounds.before, both.rounds.now).fields.map(({ path }) => path)).toEqual(['card.title', 'annex~card.title']);
  });

  it('goes out late only with a reason', () => {
    const scene = sceneWith({ procedure: { form }, application: { ...application, form: now.form } });
    const field = { key: 'notes', label: '意见', type: 'notes' as const };
    const note = { target: 'form.card.beds', category: 'other', text: '数量不对。' };
    expect(checkFields([field], { notes: [note] }, 'payload', scene)).toMatchObject([{ path: 'payload.notes.0', code: 'late-note' }]);
    expect(checkFields([field], { notes: [{ ...note, lateReason: '上一轮看漏了。' }] }, 'payload', scene)).toEqual([]);
  });
});

it('lets advice stay unanswered, and nothing else', () => {
  const note = { round: 1, target: '', text: '请改。', open: true };
  const scene = sceneWith({ application: { notes: [{ ...note, id: 'a', severity: 'advice' }, { ...note, id: 'b', severity: 'must' }] } });
  expect(checkFields([{ key: 'replies', label: '答复', type: 'replies' }], {}, 'payload', scene).map(({ path }) => path)).toEqual(['notes.b']);
});
