import { Condition } from './Condition';
import { fact, form } from './conditions';
import type { Json } from './Json';
import { spoken } from './fill';
import { fillPrintout } from './fillPrintout';
import { plainProcedure, sceneWith } from './scene.fixture';
import { Printed } from './Printed';
import { Printout } from './Printout';

const options = [{ value: 'm', label: '男' }, { value: 'f', label: '女' }];
const procedure = {
  form: {
    sections: [
      {
        key: 'a',
        label: '情况',
        fields: [
          { key: 'name', label: '姓名', type: 'text' },
          { key: 'days', label: '天数', type: 'integer', unit: '天' },
          { key: 'secret', label: '记录号', type: 'text', internal: true },
          { key: 'off', label: '不适用', type: 'text', when: { any: [] } satisfies Condition },
          { key: 'story', label: '经过', type: 'long-text' },
          { key: 'people', label: '人员', type: 'table', columns: [{ key: 'id', label: '号', type: 'text', internal: true }, { key: 'name', label: '姓名', type: 'text' }, { key: 'sex', label: '性别', type: 'choice', options }] },
        ],
      },
    ],
  },
  materials: [{ key: 'one', label: '证件', requirement: '交。' }, { key: 'two', label: '其他', requirement: '可不交。', required: false }],
  events: { finish: { ...plainProcedure.events.finish, payload: [{ key: 'list', label: '核对', type: 'checklist', items: [{ key: 'a', label: '原件' }, { key: 'b', label: '盖章', when: fact('card.sealed').is(true) }] }] } },
};
const scene = sceneWith({
  procedure,
  facts: { card: { no: '8', sealed: false } },
  application: { form: { a: { name: '甲', days: 3, secret: 'x-1', people: [{ id: 'p-1', name: '乙', sex: 'f' }, { name: '丙' }] } }, materials: { one: 2, two: 0 } },
});
const print = (...blocks: object[]): Printout['blocks'] => fillPrintout(Printed.parse({ label: '单', title: '登记单', prefix: 'DJ', kind: 'draft', roles: ['clerk'], blocks }), scene).blocks.slice(1);

it('says values as people do', () => {
  expect(spoken({ type: 'choice', options }, 'f')).toBe('女');
  expect(spoken({ type: 'choices', options }, ['m', 'f'])).toBe('男、女');
  expect(spoken({ type: 'yes-no' }, false)).toBe('否');
  expect(spoken({ type: 'integer', unit: '张' }, 0)).toBe('0 张');
  expect(spoken({ type: 'choice', options }, 'old')).toBe('old');
  expect(spoken({ type: 'text' }, null)).toBe('');
});

it('begins with the title and is a printout that the press understands', () => {
  const printout = fillPrintout(Printed.parse({ label: '单', title: '登记单', prefix: 'DJ', kind: 'draft', page: '附表1', roles: ['clerk'], blocks: [{ block: 'code' }] }), scene);
  expect(printout).toEqual({ title: '登记单', pageLabel: '附表1', blocks: [{ kind: 'title', text: '登记单' }, { kind: 'code' }] });
  expect(Printout.parse(printout)).toEqual(printout);
});

it('prints a section without what does not apply and what is only carried along', () => {
  const section = print({ block: 'section', section: 'a', page: '附表2' });
  expect(section.slice(0, 3)).toEqual([
    { kind: 'pageBreak', pageLabel: '附表2' },
    { kind: 'subtitle', text: '情况' },
    { kind: 'fields', columns: 2, rows: [{ label: '姓名', value: '甲' }, { label: '天数', value: '3 天' }] },
  ]);
  expect(section).toContainEqual({ kind: 'paragraph', text: '无', indent: true });
  expect(section.at(-1)).toMatchObject({ kind: 'table', columns: [{ label: '姓名' }, { label: '性别' }], rows: [['乙', '女'], ['丙', '']] });
});

it('prints the rows of a form field in words, with a number in front', () => {
  const columns = [{ key: 'name', label: '姓名', share: 2 }, { key: 'sex', label: '性别' }];
  expect(print({ block: 'table', label: '第 {card.no} 组', rows: form('a.people').operand, numbered: true, columns })).toEqual([
    { kind: 'subtitle', text: '第 8 组' },
    { kind: 'table', columns: [{ label: '序号', share: 0.6, align: 'center' }, { label: '姓名', share: 2 }, { label: '性别', share: 1 }], rows: [['1', '乙', '女'], ['2', '丙', '']] },
  ]);
});

it('lists the slots that hold pages, and the ticks that apply', () => {
  expect(print({ block: 'materials' })).toMatchObject([{ rows: [['1', '证件', '2']] }]);
  expect(print({ block: 'checklist', event: 'finish', field: 'list' })).toEqual([{ kind: 'checklist', items: [{ text: '原件', ticked: false }] }]);
});

it('leaves out blocks and lines whose condition fails', () => {
  const never = fact('card.sealed').is(true);
  expect(print({ block: 'seal', label: '公章', when: never }, { block: 'paragraph', text: '号 {card.no}', when: fact('card.no').isFilled() })).toMatchObject([{ kind: 'paragraph', text: '号 8' }]);
  const rows = [{ label: '一', value: '{card.no}' }, { label: '二', value: 'x', when: never }];
  expect(print({ block: 'fields', rows })).toEqual([{ kind: 'fields', columns: 1, rows: [{ label: '一', value: '8' }] }]);
  expect(print({ block: 'fields', rows: rows.slice(1) })).toEqual([]);
});

describe('a standard on paper', () => {
  const standard: Json = {
    key: 'shop', label: '店铺标准', edition: '第一版', version: '2', effectiveFrom: '2020-01-01', page: 'https://example.org/standard',
    criteria: [
      { id: 'clerks', label: '店员', source: '例', confidence: 'sure', certain: true, test: { kind: 'at-least', have: { amount: { fact: 'shop.clerks' } }, need: { per: { rate: 0.5, of: { constant: 9 }, label: '房间', unit: '间' } } } },
      { id: 'rooms', label: '房间', unit: '间', source: '例', confidence: 'unsure', certain: false, test: { kind: 'between', have: { constant: 9 }, need: { constant: 1 }, most: { constant: 20 } } },
    ],
  };
  const printed = Printed.parse({ label: '单', title: '自查表', prefix: 'ZC', kind: 'draft', roles: ['clerk'], blocks: [{ block: 'assessment', against: fact('shop.standard').operand }] });

  it('is named with version and page, and said line by line', () => {
    const [, head, table] = fillPrintout(printed, sceneWith({ facts: { shop: { clerks: 4, standard } } })).blocks;
    expect(JSON.stringify(head)).toMatch(/店铺标准.*第一版　版本 2.*https:\/\/example.org\/standard.*不足 1 项.*待核对 1 项/u);
    expect(table).toMatchObject({
      kind: 'table',
      rows: [
        ['1', '店员', '4', '5', '不足', '4 / 需 5，还差 1 人（房间 9 间 × 0.5）'],
        ['2', '房间', '9', '1–20', '待核对', '9 / 需 1–20，已达到'],
      ],
    });
  });

  it('says so where none applies', () => {
    expect(fillPrintout(printed, sceneWith()).blocks[1]).toMatchObject({ kind: 'paragraph', text: '没有可以对照的标准。' });
  });
});
