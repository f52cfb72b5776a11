import { checkFields } from './checkFields';
import { form } from './conditions';
import { exampleForm, examplePayload } from './example';
import { Event } from './Event';
import { Field } from './Field';
import { formProblems } from './completeness';
import { sceneWith } from './scene.fixture';
import type { Json } from './Json';

const formats = { even: (text: string) => (text.length % 2 === 0 ? undefined : '字数应为偶数。') };
const scene = sceneWith({ formats });
const field = (part: object): Field => Field.parse({ key: 'it', label: '项目', type: 'text', ...part });
const codes = (part: object, value: Json, partial = false): string[] => checkFields([field(part)], { it: value }, 'form.a', scene, partial).map(({ code }) => code);

it.each<[string, object, Json, string[]]>([
  ['a text', {}, '山海经', []],
  ['a number for a text', {}, 3, ['type']],
  ['a short text', { rule: { minLength: 4 } }, '山海经', ['too-short']],
  ['a long text', { rule: { maxLength: 2 } }, '山海经', ['too-long']],
  ['a rare character counts as one', { rule: { maxLength: 2 } }, '𠮷𡈽', []],
  ['a text of the wrong format', { rule: { format: 'even' } }, '山海经', ['format']],
  ['a format that nobody supplies', { rule: { format: 'none' } }, '山海经', []],
  ['an integer', { type: 'integer' }, 3, []],
  ['a fraction for an integer', { type: 'integer' }, 3.5, ['type']],
  ['a fraction for a decimal', { type: 'decimal' }, 3.5, []],
  ['digits for a number', { type: 'decimal' }, '3', ['type']],
  ['too small', { type: 'integer', rule: { min: 4 } }, 3, ['too-small']],
  ['too large', { type: 'integer', rule: { max: 2 } }, 3, ['too-large']],
  ['zero', { type: 'integer', required: true }, 0, []],
  ['a date', { type: 'date' }, '2026-02-28', []],
  ['a day that does not exist', { type: 'date' }, '2026-02-30', ['type']],
  ['a choice', { type: 'choice', options: [{ value: 'a', label: '甲' }] }, 'a', []],
  ['a choice that is not offered', { type: 'choice', options: [{ value: 'a', label: '甲' }] }, 'b', ['option']],
  ['choices', { type: 'choices', options: [{ value: 'a', label: '甲' }] }, ['a'], []],
  ['choices with a stranger', { type: 'choices', options: [{ value: 'a', label: '甲' }] }, ['a', 'b'], ['option']],
  ['no', { type: 'yes-no', required: true }, false, []],
  ['a text for a yes or no', { type: 'yes-no' }, '是', ['type']],
  ['an object for a table', { type: 'table', columns: [] }, { a: 1 }, ['type']],
  ['too few rows', { type: 'table', rule: { minRows: 2 }, columns: [{ key: 'n', label: '名', type: 'text' }] }, [{ n: 'x' }], ['too-few']],
  ['too many rows', { type: 'table', rule: { maxRows: 1 }, columns: [{ key: 'n', label: '名', type: 'text' }] }, [{ n: 'x' }, { n: 'y' }], ['too-many']],
  ['a row that is no row', { type: 'table', columns: [{ key: 'n', label: '名', type: 'text' }] }, ['x'], ['type']],
  ['a note without a text', { type: 'notes' }, [{ target: '', category: 'material', text: ' ' }], ['note']],
  ['a note of no category', { type: 'notes' }, [{ target: '', category: 'gossip', text: '不清楚' }], ['note']],
  ['notes that are no list', { type: 'notes' }, { text: 'x' }, ['type']],
])('checks %s', (_what, part, value, expected) => {
  expect(codes(part, value)).toEqual(expected);
});

it('asks for what is required, but not of a draft', () => {
  for (const value of [null, '', []]) {
    expect(codes({ required: true }, value)).toEqual(['required']);
    expect(codes({ required: true }, value, true)).toEqual([]);
  }
  expect(codes({ required: true, type: 'integer' }, 'x', true)).toEqual(['type']);
});

it('names the cell in which a table is wrong', () => {
  const table = field({ type: 'table', columns: [{ key: 'name', label: '姓名', type: 'text', required: true }, { key: 'age', label: '年龄', type: 'integer' }] });
  expect(checkFields([table], { it: [{ name: '甲', age: 1 }, { age: 'x', born: 1 }] }, 'form.a', scene).map(({ path, code }) => [path, code])).toEqual([
    ['form.a.it.1.born', 'unknown'],
    ['form.a.it.1.name', 'required'],
    ['form.a.it.1.age', 'type'],
  ]);
});

it('does not ask for, nor look at, a field that does not apply', () => {
  const hidden = field({ required: true, when: form('a.other').is(true) });
  expect(checkFields([hidden], { it: 3 }, 'form.a', scene)).toEqual([]);
  const shown = sceneWith({ application: { form: { a: { other: true } } } });
  expect(checkFields([hidden], {}, 'form.a', shown)).toMatchObject([{ code: 'required', message: '请填写“项目”。' }]);
});

it('wants every tick that applies, even when nothing was sent', () => {
  const list = field({ type: 'checklist', items: [{ key: 'a', label: '甲' }, { key: 'b', label: '乙', required: false }, { key: 'c', label: '丙', when: form('a.other').is(true) }] });
  expect(checkFields([list], {}, 'payload', scene)).toMatchObject([{ path: 'payload.it.a', message: '请核对并勾选“甲”。' }]);
  expect(checkFields([list], { it: { a: true } }, 'payload', scene)).toEqual([]);
  expect(checkFields([list], { it: { a: 'true' } }, 'payload', scene)).toHaveLength(1);
});

it('wants an answer to every open note and to no other', () => {
  const replies = field({ type: 'replies' });
  const notes = ['a', 'b'].map((id) => ({ id, round: 1, target: '', text: `意见${id}`, open: id === 'a' }));
  const noted = sceneWith({ application: { notes } });
  expect(checkFields([replies], {}, 'payload', noted).map(({ path }) => path)).toEqual(['notes.a']);
  expect(checkFields([replies], { it: [{ note: 'a', done: true, reply: '已改' }] }, 'payload', noted)).toEqual([]);
  expect(checkFields([replies], { it: [{ note: 'a', done: false }] }, 'payload', noted).map(({ code }) => code)).toEqual(['unanswered']);
  for (const malformed of ['yes', [{ done: true }], [{ note: 'a', done: 1 }]]) expect(checkFields([replies], { it: malformed }, 'payload', noted).map(({ code }) => code)).toEqual(['type']);
});

it('refuses sections and fields that the form does not have', () => {
  const procedure = { form: { sections: [{ key: 'a', label: '甲', fields: [field({})] }] } };
  const at = (data: Record<string, Record<string, Json>>) => formProblems(sceneWith({ procedure }), data, true).map(({ path, code }) => `${path} ${code}`);
  expect(at({ a: { it: 'x' } })).toEqual([]);
  expect(at({ b: {} })).toEqual(['form.b unknown']);
  expect(at({ a: { constructor: 'x' } })).toEqual(['form.a.constructor unknown']);
});

it('derives examples that pass its own checks', () => {
  const fields = [
    field({ required: true, rule: { minLength: 20 } }),
    field({ key: 'n', type: 'integer', required: true, rule: { min: 3 } }),
    field({ key: 'd', type: 'date', required: true }),
    field({ key: 'c', type: 'choice', required: true, options: [{ value: 'a', label: '甲' }] }),
    field({ key: 'cs', type: 'choices', required: true, options: [{ value: 'a', label: '甲' }] }),
    field({ key: 'y', type: 'yes-no', required: true }),
    field({ key: 't', type: 'table', required: true, rule: { minRows: 2 }, columns: [field({ required: true })] }),
    field({ key: 'notes', type: 'notes', required: true }),
    field({ key: 'list', type: 'checklist', items: [{ key: 'a', label: '甲' }] }),
    field({ key: 'replies', type: 'replies' }),
  ];
  const procedure = { form: { sections: [{ key: 'a', label: '甲', fields: fields.slice(0, 7) }] } };
  const noted = sceneWith({ procedure, application: { notes: [{ id: 'n1', round: 1, target: '', text: 'x', open: true }] } });
  expect(formProblems(noted, exampleForm(noted, {}))).toEqual([]);
  const event = Event.parse({ label: '提交', from: ['open'], to: 'done', roles: ['clerk'], payload: fields, example: { c: 'a' } });
  expect(checkFields(event.payload, examplePayload(event, noted, {}), 'payload', noted)).toEqual([]);
});
