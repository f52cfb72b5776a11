import { assess, Standard, type Finding, type Scene } from '@medregistry/language';
import fc from 'fast-check';
import { practiceSubject } from '../catalogues/PracticeSubject';
import { keysOf } from '../enums/Enumeration';
import { institutionCategories } from '../enums/InstitutionCategory';
import { institutionLevels } from '../enums/InstitutionLevel';
import { institutionStandards, OFFICIAL_PAGE, standardFor, WITHOUT_STANDARD } from '.';
import { crowd, sceneOf } from './selfCheck.fixture';

const TODAY = '2026-11-10';
const byKey = (key: string): Standard => {
  const found = institutionStandards.find(({ standard }) => standard.key === key);
  if (!found) throw new Error(`There is no standard ${key}`);
  return found.standard;
};
const finding = (key: string, id: string, scene: Scene): Finding => {
  const found = assess(byKey(key), scene).findings.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`${key} has no line ${id} here`);
  return found;
};

describe('which standard an institution is held against', () => {
  const pairs = keysOf(institutionCategories).flatMap((category) => keysOf(institutionLevels).map((level) => ({ category, level })));

  it('is one, or a sentence why there is none, for every category and level', () => {
    for (const pair of pairs) {
      const { standard, without } = standardFor(pair, TODAY);
      expect([pair, (standard === null) !== (without === null)]).toEqual([pair, true]);
    }
  });

  it('is missing for exactly the categories that are named', () => {
    const known = new Set(institutionStandards.flatMap(({ categories }) => categories));
    const missing = keysOf(institutionCategories).filter((category) => !known.has(category));
    expect(missing.sort()).toEqual(Object.keys(WITHOUT_STANDARD).sort());
  });

  it.each([
    ['A100', 'primary', 'general-primary'],
    ['A100', 'secondary', 'general-secondary'],
    ['A100', 'tertiary', 'general-tertiary'],
    ['A100', 'ungraded', 'hospital'],
    ['A512', 'secondary', 'hospital'],
    ['A515', 'tertiary', 'cardiovascular-tertiary'],
    ['A515', 'secondary', 'hospital'],
    ['A529', 'secondary', 'aesthetic-hospital'],
    ['D110', 'ungraded', 'general-outpatient'],
    ['B100', 'primary', 'community-centre'],
    ['A710', 'ungraded', 'nursing-home-2011'],
  ] as const)('%s %s: %s', (category, level, key) => {
    expect(standardFor({ category, level }, TODAY).standard?.key).toBe(key);
  });

  it('asks for the level first where only levels have tables', () => {
    expect(standardFor({ category: 'G100', level: 'ungraded' }, TODAY).without).toContain('核对级别');
    expect(standardFor({ category: 'A511', level: null }, TODAY).standard?.key).toBe('hospital');
  });

  it('is the text that was in force on the day', () => {
    expect(standardFor({ category: 'A710', level: null }, '2010-06-01').standard?.key).toBe('nursing-home-1994');
    expect(standardFor({ category: 'A710', level: null }, '2011-06-01').standard?.key).toBe('nursing-home-2011');
  });

  it('does not leave two to choose from', () => {
    for (const { category, level } of pairs) {
      const own = institutionStandards.filter(({ categories, levels, standard: { effectiveTo } }) => categories.includes(category) && levels?.includes(level) && (!effectiveTo || effectiveTo >= TODAY));
      expect(own.length).toBeLessThanOrEqual(1);
    }
  });
});

describe('every standard', () => {
  it('has a key and lines of its own, names the official page, and survives JSON', () => {
    const keys = institutionStandards.map(({ standard }) => standard.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { standard } of institutionStandards) {
      expect(standard.page).toBe(OFFICIAL_PAGE);
      expect(Standard.parse(JSON.parse(JSON.stringify(standard)))).toEqual(standard);
    }
  });

  it('is certain only where the number was read in the text', () => {
    for (const { standard } of institutionStandards) {
      for (const { certain, confidence } of standard.criteria) expect(certain).toBe(confidence === 'V');
    }
    expect(assess(byKey('paediatric-tertiary'), sceneOf()).counts).toMatchObject({ met: 0, gap: 0, unknown: 0 });
  });

  it('names only subjects that the catalogue has', () => {
    for (const { standard } of institutionStandards) {
      for (const { test } of standard.criteria) {
        if (test.kind === 'includes') for (const code of test.wanted.flatMap(({ anyOf }) => anyOf)) expect([code, practiceSubject(code)?.code]).toEqual([code, code]);
      }
    }
  });

  it('says something readable of an institution that nothing is known of', () => {
    for (const { standard } of institutionStandards) {
      const { findings, counts } = assess(standard, sceneOf());
      expect(findings.length).toBeGreaterThan(0);
      expect(counts.met + counts.gap + counts.unknown + counts['to-check']).toBe(findings.length);
      for (const { sentence } of findings) expect(sentence).not.toMatch(/null|undefined|NaN/u);
    }
  });
});

describe('borders', () => {
  const beds = (bedsApproved: number) => sceneOf({ bedsApproved });
  it.each([
    ['general-primary', 20, 99], ['general-secondary', 100, 499], ['general-tertiary', 500, null],
    ['tcm-primary', 20, 79], ['tcm-secondary', 80, 299], ['tcm-tertiary', 300, null],
    ['integrated-primary', 20, 99], ['integrated-secondary', 100, 349], ['integrated-tertiary', 350, null],
    ['stomatological-secondary', 15, 49], ['stomatological-tertiary', 50, null],
    ['oncology-secondary', 100, 399], ['oncology-tertiary', 400, null],
    ['paediatric-primary', 20, 49], ['paediatric-secondary', 50, 199], ['paediatric-tertiary', 200, null],
    ['psychiatric-primary', 20, 69], ['psychiatric-secondary', 70, 299], ['psychiatric-tertiary', 300, null],
    ['infectious-secondary', 150, 349], ['infectious-tertiary', 350, null],
    ['cardiovascular-tertiary', 150, null], ['haematology-tertiary', 200, null], ['dermatology-tertiary', 100, null], ['plastic-surgery-tertiary', 120, null], ['sanatorium', 100, null],
    ['aesthetic-hospital', 20, null], ['rehabilitation-secondary', 100, null], ['rehabilitation-tertiary', 300, null], ['rehabilitation-centre', 20, null],
    ['maternal-child-secondary', 20, 49], ['maternal-child-tertiary', 50, null],
    ['community-hospital', 30, null], ['nursing-home-1994', 20, null], ['nursing-home-2011', 50, null], ['nursing-centre', 20, null], ['hospice-centre', 50, null], ['hospital', 20, null],
  ] as const)('%s has %d to %s beds', (key, min, max) => {
    expect([min - 1, min].map((count) => finding(key, 'beds', beds(count)).outcome)).toEqual(['gap', 'met']);
    if (max !== null) expect([max, max + 1].map((count) => finding(key, 'beds', beds(count)).outcome)).toEqual(['met', 'gap']);
    else expect(finding(key, 'beds', beds(10_000)).outcome).toBe('met');
  });

  it.each([
    ['general-primary', 30, 21], ['general-secondary', 200, 176], ['general-tertiary', 500, 515],
    ['tcm-primary', 30, 21], ['tcm-secondary', 100, 88], ['tcm-tertiary', 300, 300],
    ['integrated-primary', 20, 14], ['integrated-secondary', 100, 88], ['integrated-tertiary', 350, 350],
    ['oncology-secondary', 100, 106], ['oncology-tertiary', 400, 460],
    ['paediatric-primary', 20, 14], ['paediatric-secondary', 100, 95], ['paediatric-tertiary', 200, 230],
    ['psychiatric-primary', 20, 8], ['psychiatric-secondary', 100, 44], ['psychiatric-tertiary', 300, 165],
    ['infectious-secondary', 150, 126], ['infectious-tertiary', 350, 350],
    ['aesthetic-hospital', 20, 21], ['rehabilitation-secondary', 100, 120], ['rehabilitation-tertiary', 300, 420], ['community-hospital', 30, 21],
  ] as const)('%s of %d beds needs %d technical staff', (key, bedsApproved, need) => {
    const at = (heads: number) => finding(key, 'staff', sceneOf({ bedsApproved, people: crowd(heads, 'technician') }));
    expect([at(need - 1).outcome, at(need).outcome, at(need).need]).toEqual(['gap', 'met', need]);
  });

  it.each([
    ['general-secondary', 200, 80], ['general-tertiary', 500, 200], ['tcm-secondary', 100, 30], ['tcm-tertiary', 300, 90], ['oncology-secondary', 100, 40],
    ['psychiatric-secondary', 100, 30], ['psychiatric-tertiary', 300, 105], ['aesthetic-hospital', 20, 8], ['rehabilitation-tertiary', 300, 90], ['hospice-centre', 50, 20],
  ] as const)('%s of %d beds needs %d nurses', (key, bedsApproved, need) => {
    const at = (heads: number) => finding(key, 'nurses', sceneOf({ bedsApproved, people: crowd(heads, 'nurse') }));
    expect([at(need - 1).outcome, at(need).outcome, at(need).need]).toEqual(['gap', 'met', need]);
  });

  const clerksOf = (kind: 'doctor' | 'nurse' | 'technician', change: object) => (heads: number) => sceneOf({ dentalChairs: 4, people: crowd(heads, kind, change) });
  it.each([
    ['general-primary', 'doctors', 3, clerksOf('doctor', {})],
    ['general-primary', 'nurses', 5, clerksOf('nurse', {})],
    ['general-primary', 'attending', 1, clerksOf('doctor', { title: 'attending' })],
    ['general-secondary', 'associate-chief', 3, clerksOf('doctor', { title: 'chief' })],
    ['general-tertiary', 'nutritionists', 2, clerksOf('technician', { category: 'nutrition' })],
    ['tcm-primary', 'tcm-doctors', 3, clerksOf('doctor', { category: 'tcm' })],
    ['tcm-primary', 'nurses', 4, clerksOf('nurse', {})],
    ['tcm-secondary', 'tcm-associate-chief', 4, clerksOf('doctor', { category: 'tcm', title: 'associate-chief' })],
    ['tcm-outpatient', 'doctors', 4, clerksOf('doctor', {})],
    ['tcm-outpatient', 'nurses', 2, clerksOf('nurse', {})],
    ['integrated-primary', 'pharmacists', 2, clerksOf('technician', { category: 'pharmacist' })],
    ['integrated-outpatient', 'doctors', 5, clerksOf('doctor', {})],
    ['stomatological-secondary', 'associate-chief', 2, clerksOf('doctor', { category: 'dental', title: 'associate-chief' })],
    ['stomatological-outpatient', 'dentists', 2, clerksOf('doctor', { category: 'dental' })],
    ['psychiatric-primary', 'nurses', 6, clerksOf('nurse', {})],
    ['psychiatric-secondary', 'supervisor-nurses', 1, clerksOf('nurse', { title: 'supervisor-nurse' })],
    ['psychiatric-tertiary', 'associate-chief-nurses', 1, clerksOf('nurse', { title: 'chief-nurse' })],
    ['aesthetic-hospital', 'chiefs', 6, clerksOf('doctor', { aestheticChief: true, title: 'associate-chief' })],
    ['aesthetic-hospital', 'supervisor-nurses', 2, clerksOf('nurse', { title: 'supervisor-nurse' })],
    ['maternal-child-primary', 'staff', 20, clerksOf('technician', {})],
    ['community-centre', 'nurses', 9, clerksOf('nurse', {})],
    ['community-centre', 'public-health', 1, clerksOf('doctor', { category: 'public-health' })],
    ['community-centre', 'tcm-attending', 1, clerksOf('doctor', { category: 'tcm', title: 'attending' })],
    ['community-centre', 'associate-chief', 1, clerksOf('doctor', { title: 'associate-chief' })],
    ['community-station', 'attending', 1, clerksOf('doctor', { title: 'attending' })],
    ['nursing-home-2011', 'associate-chief', 1, clerksOf('doctor', { title: 'associate-chief' })],
    ['general-outpatient', 'doctors', 5, clerksOf('doctor', {})],
    ['general-outpatient', 'nurses', 5, clerksOf('nurse', {})],
    ['general-outpatient', 'senior-nurses', 1, clerksOf('nurse', { title: 'senior-nurse' })],
    ['general-clinic', 'doctors', 1, clerksOf('doctor', {})],
    ['dialysis-centre', 'doctors', 2, clerksOf('doctor', {})],
  ] as const)('%s: %s at least %d', (key, id, need, at) => {
    expect([finding(key, id, at(need - 1)).outcome, finding(key, id, at(need)).outcome]).toEqual(['gap', 'met']);
  });

  it.each([
    ['general-primary', { bedsApproved: 20 }, 900], ['general-tertiary', { bedsApproved: 500 }, 30_000], ['tcm-primary', { bedsApproved: 20 }, 600], ['integrated-primary', { bedsApproved: 20 }, 700],
    ['stomatological-secondary', { bedsApproved: 15, dentalChairs: 20 }, 1275], ['stomatological-outpatient', { dentalChairs: 4 }, 120],
    ['psychiatric-primary', { bedsApproved: 20 }, 700], ['psychiatric-secondary', { bedsApproved: 70 }, 2800], ['aesthetic-hospital', { bedsApproved: 20, dentalChairs: 4 }, 1360],
    ['aesthetic-outpatient', {}, 200], ['aesthetic-clinic', {}, 60], ['rehabilitation-tertiary', { bedsApproved: 300 }, 28_500],
    ['community-centre', { bedsApproved: 10 }, 1300], ['community-station', {}, 150], ['township', { bedsApproved: 10 }, 500], ['nursing-home-2011', { bedsApproved: 50 }, 1500],
    ['general-outpatient', {}, 400], ['tcm-outpatient', {}, 300], ['integrated-outpatient', {}, 300], ['general-clinic', {}, 40],
  ] as const)('%s with %o needs %d m²', (key, premises, need) => {
    const at = (buildingArea: number) => finding(key, 'area', sceneOf({ ...premises, buildingArea }));
    expect([at(need - 1).outcome, at(need).outcome]).toEqual(['gap', 'met']);
  });

  it('asks a dental outpatient department for one dentist more with each four chairs, a dental clinic with each two', () => {
    const needOf = (key: string) => (dentalChairs: number) => finding(key, 'dentists', sceneOf({ dentalChairs })).need;
    expect([4, 7, 8, 12].map(needOf('stomatological-outpatient'))).toEqual([2, 2, 3, 4]);
    expect([1, 2, 3, 5].map(needOf('stomatological-clinic'))).toEqual([1, 1, 2, 3]);
  });

  it('asks a dental clinic for an attending dentist from four chairs on, and counts its area by the chair from two on', () => {
    const ids = (dentalChairs: number) => assess(byKey('stomatological-clinic'), sceneOf({ dentalChairs, buildingArea: 50 })).findings.map(({ id, need }) => [id, need] as const);
    expect(ids(3).some(([id]) => id === 'attending')).toBe(false);
    expect(ids(4).some(([id]) => id === 'attending')).toBe(true);
    expect(new Map(ids(1)).get('area')).toBe(30);
    expect(new Map(ids(2)).get('area-per-chair')).toBe(50);
  });

  it('tells a township centre of twenty beds that its standard is another', () => {
    const ids = (bedsApproved: number) => assess(byKey('township'), sceneOf({ bedsApproved })).findings.map(({ id }) => id);
    expect(ids(19)).not.toContain('larger');
    expect(ids(20)).toEqual(['larger']);
  });

  it('wants departments by subject, and takes a second-level subject for its first level', () => {
    const at = (...codes: string[]) => finding('general-primary', 'departments', sceneOf({ codes }));
    expect(at('20', '03.01', '04.03', '05.02').lacking).toEqual(['预防保健科']);
    expect(at('20', '03', '04', '05', '01').outcome).toBe('met');
    expect(finding('tcm-primary', 'tcm-departments', sceneOf({ codes: ['50.01', '50.03'] })).outcome).toBe('gap');
    expect(finding('tcm-primary', 'tcm-departments', sceneOf({ codes: ['50.01', '50.03', '50.13'] })).outcome).toBe('met');
  });

  it('never finds a gap in a part of what counts', () => {
    expect(finding('nursing-home-1994', 'carers', sceneOf({ bedsApproved: 20, people: crowd(5, 'nurse') })).outcome).toBe('unknown');
    expect(finding('nursing-home-1994', 'carers', sceneOf({ bedsApproved: 20, people: crowd(12, 'nurse') })).outcome).toBe('met');
  });
});

describe('who counts', () => {
  const nurses = (people: ReturnType<typeof crowd>, form = {}) => finding('general-primary', 'nurses', sceneOf({ people }, form)).have;

  it('is registered here with a certificate in force, and counts once', () => {
    const [one] = crowd(1, 'nurse');
    expect(nurses([...crowd(2, 'nurse'), ...crowd(3, 'nurse', { valid: false })])).toBe(2);
    expect(nurses(one ? [one, { ...one, person: 'again' }] : [])).toBe(1);
  });

  it('is listed in the roster, once a roster is being filled in', () => {
    const people = crowd(3, 'nurse');
    expect(nurses(people, { roster: { nurses: [{ person: people[0]?.person ?? '' }] } })).toBe(1);
    expect(nurses(people, { roster: { nurses: people.map(({ person }) => ({ person })), doctors: [] } })).toBe(3);
    expect(nurses(people, { roster: { nurses: [{ person: null, name: '手工添加', source: 'hand' }] } })).toBe(0);
  });

  it('is counted against approved beds, with the open ones beside', () => {
    const { need, basis } = finding('general-secondary', 'nurses', sceneOf({ bedsApproved: 200, bedsOpen: 210 }));
    expect([need, basis]).toEqual([80, '核定床位 200 张 × 0.4；按实有床位 210 张需 84']);
  });

  it('follows what is being typed', () => {
    const scene = (form: object) => sceneOf({ dentalChairs: 8, buildingArea: 200 }, form as never);
    expect(finding('stomatological-outpatient', 'area', scene({})).need).toBe(240);
    expect(finding('stomatological-outpatient', 'area', scene({ profile: { dentalChairs: 6 } }))).toMatchObject({ need: 180, outcome: 'met' });
    expect(finding('stomatological-outpatient', 'area', scene({ profile: { dentalChairs: 6, buildingArea: 150 } })).outcome).toBe('gap');
    expect(finding('general-primary', 'equipment', scene({ period: { equipment: [{ name: '心电图机' }] } })).have).toBe(1);
  });
});

describe('more people', () => {
  const person = fc.record({
    kind: fc.constantFrom('doctor' as const, 'nurse' as const, 'technician' as const),
    title: fc.constantFrom('attending' as const, 'chief' as const, 'supervisor-nurse' as const, null),
    category: fc.constantFrom('clinical' as const, 'tcm' as const, 'dental' as const, 'pharmacist' as const, null),
    valid: fc.boolean(),
  });
  /** A need that grows with the people themselves (医护比, shares) may grow past what there is. */
  const isShareOfPeople = ({ test }: Standard['criteria'][number]): boolean => 'need' in test && JSON.stringify(test.need).includes('"heads"');

  it('never make a gap', () => {
    fc.assert(
      fc.property(fc.constantFrom(...institutionStandards), fc.array(person, { maxLength: 30 }), person, fc.nat(60), ({ standard }, staff, newcomer, bedsApproved) => {
        const people = staff.flatMap(({ kind, ...rest }) => crowd(1, kind, rest));
        const { kind, ...rest } = newcomer;
        const shares = new Set(standard.criteria.filter(isShareOfPeople).map(({ id }) => id));
        const before = assess(standard, sceneOf({ bedsApproved, people }));
        const after = new Map(assess(standard, sceneOf({ bedsApproved, people: [...people, ...crowd(1, kind, rest)] })).findings.map(({ id, outcome }) => [id, outcome]));
        for (const { id, outcome } of before.findings) {
          if (outcome === 'met' && !shares.has(id)) expect([standard.key, id, after.get(id)]).toEqual([standard.key, id, 'met']);
        }
      }),
    );
  });

  it('who do not count change nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...institutionStandards), fc.nat(20), fc.nat(20), ({ standard }, here, elsewhere) => {
        const people = crowd(here, 'nurse');
        const strangers = crowd(elsewhere, 'nurse', { valid: false });
        expect(assess(standard, sceneOf({ bedsApproved: 30, people: [...people, ...strangers] }))).toEqual(assess(standard, sceneOf({ bedsApproved: 30, people })));
      }),
    );
  });
});
