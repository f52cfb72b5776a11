import fc from 'fast-check';
import { assess, assessAgainst } from './assess';
import { bareScene } from './bareScene';
import { fact, firstOf, form } from './conditions';
import type { Json } from './Json';
import type { Measure } from './Measure';
import { ruleText } from './ruleText';
import { Standard } from './Standard';
import { basisOf, takeMeasure } from './takeMeasure';

const TODAY = '2026-11-10';
const scene = (facts: { [name: string]: Json } = {}, typed: { [field: string]: Json } = {}) => bareScene({ facts: { shop: facts }, form: { a: typed }, today: TODAY });

const standardWith = (...criteria: object[]): Standard =>
  Standard.parse({
    key: 'shop', label: '店铺标准', edition: '第一版', version: '1', effectiveFrom: '2020-01-01', page: 'https://example.org/standard',
    criteria: criteria.map((criterion, index) => ({ id: `line-${index}`, label: '店员', source: '例', confidence: 'sure', certain: true, ...criterion })),
  });

const amount = (path: string): Measure => ({ amount: fact(path).operand });
const people: Json = [
  { person: 'p1', same: 1, kind: 'clerk', valid: true },
  { person: 'p2', same: 1, kind: 'clerk', valid: true },
  { person: 'p3', same: 2, kind: 'clerk', valid: false },
  { person: 'p4', same: 3, kind: 'guard', valid: true },
];
const clerks = (listed?: object): Measure =>
  ({ heads: { of: fact('shop.people').operand, once: 'same', where: [{ column: 'valid', oneOf: [true] }, { column: 'kind', oneOf: ['clerk'] }], ...(listed ? { listed } : {}) } }) as Measure;

describe('a measure', () => {
  it('counts a person once, and only where every test is passed', () => {
    expect(takeMeasure(clerks(), scene({ people }))).toBe(1);
    expect(takeMeasure({ heads: { of: fact('shop.people').operand, once: 'same' } }, scene({ people }))).toBe(3);
  });

  it('counts only who is listed, once somebody lists people', () => {
    const listed = { in: [form('a.clerks').operand, form('a.guards').operand], by: 'person' };
    expect(takeMeasure(clerks(listed), scene({ people }))).toBe(1);
    expect(takeMeasure(clerks(listed), scene({ people }, { clerks: [{ person: 'p2' }] }))).toBe(1);
    expect(takeMeasure(clerks(listed), scene({ people }, { clerks: [], guards: [{ person: 'p4' }] }))).toBe(0);
    expect(takeMeasure(clerks(listed), scene({ people }, { clerks: [{ person: null, name: '手工添加' }] }))).toBe(0);
  });

  it('is unknown where a part of it is', () => {
    expect(takeMeasure(clerks(), scene())).toBeNull();
    expect(takeMeasure({ total: [{ constant: 1 }, amount('shop.rooms')] }, scene())).toBeNull();
    expect(takeMeasure({ total: [{ constant: 1 }, amount('shop.rooms')] }, scene({ rooms: 4 }))).toBe(5);
    expect(takeMeasure(amount('shop.name'), scene({ name: '甲' }))).toBeNull();
  });

  it('takes what is being typed before what is registered', () => {
    const rooms: Measure = { amount: firstOf(form('a.rooms'), fact('shop.rooms')).operand };
    expect(takeMeasure(rooms, scene({ rooms: 4 }))).toBe(4);
    expect(takeMeasure(rooms, scene({ rooms: 4 }, { rooms: 7 }))).toBe(7);
  });

  const per: Measure = { per: { rate: 0.7, of: amount('shop.rooms'), label: '核定房间', unit: '间', beside: { of: amount('shop.open'), label: '实有房间', unit: '间' } } };
  it('rounds a rate up, but not for the sake of binary fractions', () => {
    expect(takeMeasure(per, scene({ rooms: 30 }))).toBe(21);
    expect(takeMeasure(per, scene({ rooms: 31 }))).toBe(22);
    expect(takeMeasure({ per: { rate: 1.1, of: { constant: 30 }, label: '间', unit: '间' } }, scene())).toBe(33);
  });

  it('says how a need was worked out, by the other basis as well', () => {
    expect(basisOf(per, scene({ rooms: 30, open: 40 }))).toBe('核定房间 30 间 × 0.7；按实有房间 40 间需 28');
    expect(basisOf(per, scene({ rooms: 30 }))).toBe('核定房间 30 间 × 0.7');
    expect(basisOf(per, scene())).toBeNull();
    expect(basisOf({ constant: 3 }, scene())).toBeNull();
  });

  it('adds a step for each full interval above the first', () => {
    const steps: Measure = { steps: { from: 2, above: 4, each: 4, add: 1, of: amount('shop.rooms'), label: '房间', unit: '间' } };
    expect([4, 7, 8, 11, 12].map((rooms) => takeMeasure(steps, scene({ rooms })))).toEqual([2, 2, 3, 3, 4]);
  });
});

describe('a criterion', () => {
  const finding = (criterion: object, facts: { [name: string]: Json } = {}) => assess(standardWith(criterion), scene(facts)).findings[0];
  const least = (need: number) => ({ test: { kind: 'at-least', have: amount('shop.clerks'), need: { constant: need } } });

  it('is met at the border and says what is missing below it', () => {
    expect(finding(least(80), { clerks: 80 })).toMatchObject({ outcome: 'met', status: 'met', have: 80, need: 80, sentence: '店员 80 / 需 80，已达到' });
    expect(finding(least(80), { clerks: 78 })).toMatchObject({ outcome: 'gap', status: 'gap', sentence: '店员 78 / 需 80，还差 2 人' });
  });

  it('is unknown while nothing is filled in', () => {
    expect(finding(least(80))).toMatchObject({ outcome: 'unknown', have: null, sentence: '店员：还没有填写，暂时不能比较' });
  });

  it('has an upper border, too', () => {
    const most = { test: { kind: 'at-most', have: amount('shop.clerks'), need: { constant: 5 } } };
    expect(finding(most, { clerks: 5 })?.outcome).toBe('met');
    expect(finding(most, { clerks: 6 })?.sentence).toBe('店员 6 / 不超过 5，超出 1 人');
    const between = { test: { kind: 'between', have: amount('shop.clerks'), need: { constant: 2 }, most: { constant: 5 } } };
    expect([1, 2, 5, 6].map((clerks) => finding(between, { clerks })?.outcome)).toEqual(['gap', 'met', 'met', 'gap']);
    expect(finding(between, { clerks: 1 })?.sentence).toBe('店员 1 / 需 2–5，还差 1 人');
  });

  it('is no gap where only a part is counted', () => {
    expect(finding({ ...least(3), partial: '帮工没有登记' }, { clerks: 1 })).toMatchObject({ outcome: 'unknown', sentence: '店员 1 / 需 3，帮工没有登记，请自行核对' });
    expect(finding({ ...least(3), partial: '帮工没有登记' }, { clerks: 3 })?.outcome).toBe('met');
  });

  it('is to be checked where the number is not certain, whatever the numbers say', () => {
    expect(finding({ ...least(3), certain: false }, { clerks: 1 })).toMatchObject({ outcome: 'gap', status: 'to-check' });
  });

  it('names what a list lacks; a code below the wanted one will do', () => {
    const wanted = [{ label: '内科', anyOf: ['03'] }, { label: '急诊', anyOf: ['20'] }, { label: '外科', anyOf: ['04', '08'] }];
    const all = { label: '科室', test: { kind: 'includes', of: fact('shop.rows').operand, column: 'code', wanted } };
    expect(finding(all, { rows: [{ code: '03.01' }, { code: '08' }, { code: '200' }] })).toMatchObject({ outcome: 'gap', have: 2, need: 3, lacking: ['急诊'], sentence: '科室：还缺 急诊' });
    expect(finding(all, { rows: [{ code: '03' }, { code: '20' }, { code: '04' }] })).toMatchObject({ outcome: 'met', lacking: [] });
    expect(finding(all)?.outcome).toBe('unknown');
    const two = { ...all, test: { ...all.test, enough: 2 } };
    expect(finding(two, { rows: [{ code: '03' }, { code: '04' }] })?.outcome).toBe('met');
    expect(finding(two, { rows: [{ code: '03' }] })?.sentence).toBe('科室 1 / 需 2，还差 1 人');
  });

  it('leaves to people what no register knows', () => {
    expect(finding({ test: { kind: 'confirm' } })?.sentence).toBe('店员：请自行核对');
    expect(finding({ test: { kind: 'confirm', have: amount('shop.clerks') } }, { clerks: 4 })).toMatchObject({ have: 4, outcome: 'unknown', sentence: '店员：系统统计 4 人，请自行核对' });
  });

  it('applies only where and while it is said to', () => {
    expect(finding({ ...least(3), when: fact('shop.rooms').atLeast(10) }, { clerks: 1, rooms: 9 })).toBeUndefined();
    expect(finding({ ...least(3), effectiveFrom: '2026-11-11' }, { clerks: 1 })).toBeUndefined();
    expect(finding({ ...least(3), effectiveTo: '2026-11-09' }, { clerks: 1 })).toBeUndefined();
    expect(finding({ ...least(3), effectiveFrom: TODAY, effectiveTo: TODAY }, { clerks: 1 })?.outcome).toBe('gap');
  });
});

it('is said in words, for whoever keeps the rules', () => {
  const of = { label: '房间', unit: '间', of: { constant: 1 } };
  const have: Measure = { constant: 1 };
  const { criteria } = standardWith(
    { test: { kind: 'at-least', have, need: { per: { ...of, rate: 0.4 } } } },
    { test: { kind: 'at-least', have, need: { total: [{ steps: { ...of, from: 2, above: 4, each: 4, add: 1 } }, { constant: 1 }] } } },
    { test: { kind: 'at-most', have, need: { amount: fact('shop.rooms').operand } } },
    { test: { kind: 'between', have, need: { constant: 20 }, most: { constant: 99 } } },
    { test: { kind: 'includes', of: fact('shop.rows').operand, column: 'code', wanted: [{ label: '内科', anyOf: ['03'] }, { label: '外科', anyOf: ['04'] }], enough: 1 } },
    { test: { kind: 'confirm' } },
  );
  expect(criteria.map(ruleText)).toEqual([
    '不少于 每间房间 0.4 人',
    '不少于 2 人，房间超过 4 间后每 4 间增加 1 人 ＋ 1 人',
    '不超过 登记的数目',
    '20 人至 99 人',
    '至少 1 个：内科、外科',
    '人工核对',
  ]);
});

describe('an assessment', () => {
  const standard = standardWith(
    { id: 'clerks', test: { kind: 'at-least', have: amount('shop.clerks'), need: { constant: 2 } } },
    { id: 'rooms', certain: false, test: { kind: 'at-least', have: amount('shop.rooms'), need: { constant: 2 } } },
    { id: 'door', test: { kind: 'confirm' } },
  );

  it('counts every line once, names its standard and the day', () => {
    const made = assess(standard, scene({ clerks: 1, rooms: 5 }));
    expect(made).toMatchObject({ standard: 'shop', version: '1', page: 'https://example.org/standard', assessedOn: TODAY, counts: { met: 0, gap: 1, unknown: 1, 'to-check': 1 } });
  });

  it('is made of the standard that a register names, and of nothing else', () => {
    expect(assessAgainst(fact('shop.standard').operand, scene({ standard: JSON.parse(JSON.stringify(standard)) as Json }))?.findings).toHaveLength(3);
    expect(assessAgainst(fact('shop.standard').operand, scene({ standard: { key: 'shop' } }))).toBeNull();
    expect(assessAgainst(fact('shop.standard').operand, scene())).toBeNull();
  });

  it('is the same after it went through JSON, as in the browser', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (have, rooms) => {
        const facts = { clerks: have, rooms };
        const sent = Standard.parse(JSON.parse(JSON.stringify(standard)));
        expect(assess(sent, scene(JSON.parse(JSON.stringify(facts)) as typeof facts))).toEqual(assess(standard, scene(facts)));
      }),
    );
  });
});
