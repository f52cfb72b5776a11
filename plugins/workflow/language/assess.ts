import { holds, resolve } from './evaluate';
import type { Json } from './Json';
import type { Operand } from './Operand';
import { Standard, type Assessment, type Criterion, type Finding, type Test } from './Standard';
import { basisOf, rowsIn, takeMeasure, tidy } from './takeMeasure';
import { say } from './Text';
import type { Scene } from './World';

/** What a test gives. */
type Measured = Pick<Finding, 'outcome' | 'have' | 'need' | 'most' | 'lacking' | 'says'> & { basis?: string | null };
type Taker<K extends Test['kind']> = (test: Extract<Test, { kind: K }>, criterion: Criterion, scene: Scene) => Measured;

const plain = { have: null, need: null, most: null, lacking: [] } satisfies Partial<Measured>;

/** Both sides are numbers, or nothing can be said. */
function compared(criterion: Criterion, scene: Scene, test: Extract<Test, { kind: 'at-least' | 'at-most' | 'between' }>, judge: (have: number, need: number, most: number | null) => string | null): Measured {
  const have = takeMeasure(test.have, scene);
  const need = takeMeasure(test.need, scene);
  const most = test.kind === 'between' ? takeMeasure(test.most, scene) : null;
  const basis = basisOf(test.need, scene);
  const measured = { have, need, most, lacking: [], basis };
  if (have === null || need === null) return { ...measured, outcome: 'unknown', says: `${have === null ? '还没有填写' : '要求还算不出来'}，暂时不能比较` };
  const asked = test.kind === 'at-least' ? `需 ${need}` : test.kind === 'at-most' ? `不超过 ${need}` : `需 ${need}–${most ?? ''}`;
  const short = judge(have, need, most);
  if (short === null) return { ...measured, outcome: 'met', says: `${have} / ${asked}，已达到` };
  if (criterion.partial) return { ...measured, outcome: 'unknown', says: `${have} / ${asked}，${say(criterion.partial)}，请自行核对` };
  return { ...measured, outcome: 'gap', says: `${have} / ${asked}，${short}` };
}

const missing = (have: number, need: number, { unit }: Criterion): string | null => (have >= need ? null : `还差 ${tidy(need - have)} ${say(unit)}`);
const excess = (have: number, most: number, { unit }: Criterion): string | null => (have <= most ? null : `超出 ${tidy(have - most)} ${say(unit)}`);

const covers = (codes: Json[], wanted: string): boolean => codes.some((code) => code === wanted || (typeof code === 'string' && code.startsWith(`${wanted}.`)));

const TAKERS: { [K in Test['kind']]: Taker<K> } = {
  'at-least': (test, criterion, scene) => compared(criterion, scene, test, (have, need) => missing(have, need, criterion)),
  'at-most': (test, criterion, scene) => compared(criterion, scene, test, (have, need) => excess(have, need, criterion)),
  between: (test, criterion, scene) =>
    compared(criterion, scene, test, (have, need, most) => missing(have, need, criterion) ?? (most === null ? null : excess(have, most, criterion))),
  includes: ({ of, column, wanted, enough = wanted.length }, criterion, scene) => {
    const rows = rowsIn(of, scene);
    if (!rows) return { ...plain, outcome: 'unknown', need: enough, says: '还没有填写，暂时不能比较' };
    const codes = rows.map((row) => row[column] ?? null);
    const lacking = wanted.filter(({ anyOf }) => !anyOf.some((code) => covers(codes, code))).map(({ label }) => say(label));
    const have = wanted.length - lacking.length;
    if (have >= enough) return { ...plain, have, need: enough, outcome: 'met', says: '已登记齐全' };
    const short = enough === wanted.length ? `还缺 ${lacking.join('、')}` : `${have} / 需 ${enough}，${missing(have, enough, criterion)}`;
    return { ...plain, have, need: enough, lacking, outcome: 'gap', says: short };
  },
  confirm: ({ have }, { unit }, scene) => {
    const counted = have ? takeMeasure(have, scene) : null;
    return { ...plain, have: counted, outcome: 'unknown', says: `${counted === null ? '' : `系统统计 ${counted} ${say(unit)}，`}请自行核对` };
  },
};

const measure = <K extends Test['kind']>(test: Extract<Test, { kind: K }>, criterion: Criterion, scene: Scene): Measured => TAKERS[test.kind as K](test, criterion, scene);

const applies = ({ when, effectiveFrom, effectiveTo }: Criterion, scene: Scene): boolean =>
  (!when || holds(when, scene)) && (!effectiveFrom || effectiveFrom <= scene.today) && (!effectiveTo || scene.today <= effectiveTo);

function findingOf(criterion: Criterion, scene: Scene): Finding {
  const { basis = null, ...measured } = measure(criterion.test, criterion, scene);
  const label = say(criterion.label);
  return {
    id: criterion.id,
    label,
    unit: say(criterion.unit),
    status: criterion.certain ? measured.outcome : 'to-check',
    sentence: `${label}${/^\d/u.test(measured.says) ? ' ' : '：'}${measured.says}`,
    basis,
    source: criterion.source,
    confidence: criterion.confidence,
    ...measured,
  };
}

/**
 * A standard held against what the registers say and what is being typed. Pure: the server keeps the result with a
 * case, the browser shows it while somebody types, both by this function. It advises; nothing is decided by it.
 */
export function assess(standard: Standard, scene: Scene): Assessment {
  const findings = standard.criteria.filter((criterion) => applies(criterion, scene)).map((criterion) => findingOf(criterion, scene));
  const count = (wanted: Finding['status']): number => findings.filter(({ status }) => status === wanted).length;
  return {
    standard: standard.key,
    label: say(standard.label),
    edition: standard.edition,
    version: standard.version,
    page: standard.page,
    assessedOn: scene.today,
    findings,
    counts: { met: count('met'), gap: count('gap'), unknown: count('unknown'), 'to-check': count('to-check') },
  };
}

/** The same for a standard that a register names; null where it names none. */
export function assessAgainst(against: Operand, scene: Scene): Assessment | null {
  const given = Standard.safeParse(resolve(against, scene));
  return given.success ? assess(given.data, scene) : null;
}
