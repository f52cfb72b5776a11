import { declarationFaults } from './declarationFaults';
import { materialProblems } from './completeness';
import type { FormData } from './Form';
import { identifyRows, pagesIn, placeFor, placeLabel, placesOf, rowsOfSlot, rowWithId, slotAt } from './places';
import { sceneWith } from './scene.fixture';

const people = { by: 'row' as const, tables: ['crew.sailors', 'crew.cooks'], id: 'key', name: 'name', details: ['rank'] };
const table = (key: string) => ({
  key,
  label: key,
  type: 'table',
  columns: [
    { key: 'key', label: 'Key', type: 'text', internal: true },
    { key: 'name', label: 'Name', type: 'text' },
    { key: 'rank', label: 'Rank', type: 'choice', options: [{ value: 'mate', label: '大副' }] },
  ],
});
const procedure = {
  form: { sections: [{ key: 'crew', label: '船员', fields: [table('sailors'), table('cooks')] }] },
  materials: [
    { key: 'log', label: '航海日志', requirement: '全部' },
    { key: 'papers', label: '证书', requirement: '按人', required: false, repeat: people },
    { key: 'other', label: '其他', requirement: '不限', required: false, repeat: { by: 'title' } },
  ],
};
const form: FormData = { crew: { sailors: [{ key: 'a', name: '阿甲', rank: 'mate' }, { name: '没有编号' }], cooks: [{ key: 'b', name: '阿乙', rank: null }] } };

it('tells slot and item of a place apart', () => {
  expect(slotAt(placeFor('other', 'k1'))).toEqual({ slot: 'other', item: 'k1' });
  expect(slotAt('log')).toEqual({ slot: 'log', item: null });
});

it('knows the rows that a slot belongs to, as they are spoken; rows without an id cannot be meant', () => {
  const scene = sceneWith({ procedure, application: { form } });
  expect(rowsOfSlot(people, scene.procedure.form, form)).toEqual([
    { id: 'a', name: '阿甲', detail: '大副', table: 'crew.sailors', index: 0 },
    { id: 'b', name: '阿乙', detail: '', table: 'crew.cooks', index: 0 },
  ]);
  expect(rowWithId('b', scene.procedure, form)?.row.name).toBe('阿乙');
  expect(rowWithId('z', scene.procedure, form)).toBeUndefined();
});

it('gives rows that were added by hand an id, the same again when they are sent without it, and leaves a form alone that has them all', () => {
  const scene = sceneWith({ procedure });
  const ids = ['n1', 'n2', 'n3'];
  const newId = (): string => ids.shift() ?? 'none left';
  const saved = identifyRows(scene.procedure, form, {}, newId);
  expect(saved['crew']?.['sailors']).toEqual([{ key: 'a', name: '阿甲', rank: 'mate' }, { key: 'n1', name: '没有编号' }]);
  expect(identifyRows(scene.procedure, saved, saved, newId)).toBe(saved);
  expect(identifyRows(scene.procedure, form, saved, newId)).toEqual(saved);
  const edited = { crew: { ...form['crew'], sailors: [{ name: '新来的' }, { name: '改了名字' }, { name: '没有编号' }] } };
  expect(identifyRows(scene.procedure, edited, saved, newId)['crew']?.['sailors']).toEqual([
    { key: 'n2', name: '新来的' }, { key: 'n3', name: '改了名字' }, { key: 'n1', name: '没有编号' },
  ]);
});

it('lists items where they have come to be, under their own names, and counts their pages for the slot', () => {
  const scene = sceneWith({ procedure, application: { form, materials: { log: 2, 'papers:a': 1, 'other:x': 3, 'other:y': 0 }, titles: { 'papers:a': '阿甲', 'other:x': '海图' } } });
  expect(placesOf(scene).map(({ place, label, pages }) => [place, label, pages])).toEqual([
    ['log', '航海日志', 2],
    ['papers:a', '证书：阿甲', 1],
    ['other:x', '其他：海图', 3],
    ['other:y', '其他', 0],
  ]);
  expect(pagesIn(scene, 'other')).toBe(3);
  expect(placeLabel(scene.procedure.materials[0]!, null)).toBe('航海日志');
});

it('counts a slot that repeats as filled when one of its items is', () => {
  const wanted = { ...procedure, materials: [{ key: 'other', label: '其他', requirement: '不限', repeat: { by: 'title' } }] };
  expect(materialProblems(sceneWith({ procedure: wanted }))).toMatchObject([{ path: 'materials.other', code: 'missing' }]);
  expect(materialProblems(sceneWith({ procedure: wanted, application: { materials: { 'other:x': 1 } } }))).toEqual([]);
});

it('refuses a slot that repeats for rows which the form does not have', () => {
  const { procedure: declared } = sceneWith({ procedure: { ...procedure, materials: [{ key: 'papers', label: '证书', requirement: '按人', repeat: { ...people, name: 'nickname' } }] } });
  expect(declarationFaults(declared).filter((fault) => fault.includes('nickname'))).toHaveLength(2);
});
