import { joinedPath, named, ownerOf, ownerOfPath, partOf } from './joinedNames';
import { decideTogether, effectsTogether, firedBy, inLeading, linked, linkedFacts } from './links';
import { linkFaults } from './linkFaults';
import { holds } from './evaluate';
import { Join } from './Link';
import { Procedure } from './Procedure';
import { plainProcedure, sceneWith } from './scene.fixture';

const { states, events } = plainProcedure;
const { finish } = events;

describe('the names of a joined case inside the leading one', () => {
  it('belong to their procedure, and come back as they were', () => {
    const record = { reason: '一', ...named({ reason: '二', years: 5 }, 'extension') };
    expect(Object.keys(record)).toEqual(['reason', 'extension~reason', 'extension~years']);
    expect([partOf(record, null), partOf(record, 'extension')]).toEqual([{ reason: '一' }, { reason: '二', years: 5 }]);
    expect([ownerOf('extension~form'), ownerOf('form')]).toEqual([{ procedure: 'extension', key: 'form' }, { procedure: null, key: 'form' }]);
  });

  it('are what places of problems and operands of conditions say', () => {
    expect(['form.basis.reason', 'materials.form', 'payload.years', 'notes.n1', ''].map((path) => joinedPath(path, 'extension'))).toEqual([
      'form.extension~basis.reason', 'materials.extension~form', 'payload.extension~years', 'notes.n1', '',
    ]);
    expect(['form.extension~basis.reason', 'materials.extension~form.p1', 'form.basis.reason', ''].map(ownerOfPath)).toEqual([
      { procedure: 'extension', path: 'form.basis.reason' }, { procedure: 'extension', path: 'materials.form.p1' }, { procedure: null, path: 'form.basis.reason' }, { procedure: null, path: '' },
    ]);
    expect(inLeading({ all: [{ is: [{ payload: 'granted' }, { value: false }] }, { filled: { fact: 'card.id' } }] }, 'extension')).toEqual({
      all: [{ is: [{ payload: 'extension~granted' }, { value: false }] }, { filled: { fact: 'card.id' } }],
    });
  });
});

describe('what rules know of linked cases', () => {
  it('is number and state, whichever of the two leads', () => {
    const facts = linkedFacts([
      { relation: 'leading', procedure: 'yearly', number: 'A-1', state: 'open', closed: false },
      { relation: 'earlier', procedure: 'yearly', number: 'A-0', state: 'put-off', closed: true },
    ]);
    const scene = sceneWith({ facts });
    expect(holds(linked('yearly', 'state').is('open'), scene)).toBe(true);
    expect(holds(linked('earlier', 'state').is('put-off'), scene)).toBe(true);
    expect(holds(linked('extension', 'state').isFilled(), scene)).toBe(false);
  });
});

describe('an event of the leading case', () => {
  const join = Join.parse({
    procedure: 'extension',
    when: { filled: { fact: 'card.id' } },
    events: { decide: [{ event: 'hold', when: { is: [{ payload: 'putOff' }, { value: true }] } }, { event: 'grant' }] },
  });

  it('fires the first that holds, and none where none is named', () => {
    expect(firedBy(join, 'decide', sceneWith({ payload: { putOff: true } }))).toBe('hold');
    expect(firedBy(join, 'decide', sceneWith())).toBe('grant');
    expect(firedBy(join, 'withdraw', sceneWith())).toBeNull();
  });
});

describe('an act on several cases', () => {
  const guarded = (message: string, roles = ['clerk']) => sceneWith({ procedure: { events: { finish: { ...finish, roles, guards: [{ code: 'never', holds: { filled: { value: null } }, message, path: 'form.a.b' }] } } } });
  const attempt = { event: 'finish', payload: {}, actor: { userId: 7, name: '经办', roles: ['clerk'] } };

  it('is accepted when all accept', () => {
    const joint = decideTogether([{ world: sceneWith(), attempt, joined: null }, { world: sceneWith(), attempt, joined: 'extension' }]);
    expect(joint.ok && joint.decisions.map(({ to }) => to)).toEqual(['done', 'done']);
  });

  it('is refused with the problems of all, each at its place', () => {
    const joint = decideTogether([{ world: guarded('甲。'), attempt, joined: null }, { world: guarded('乙。'), attempt, joined: 'extension' }]);
    expect(joint).toMatchObject({ ok: false, refusal: 'invalid' });
    expect(!joint.ok && joint.problems.map(({ path, message }) => [path, message])).toEqual([['form.a.b', '甲。'], ['form.extension~a.b', '乙。']]);
  });

  it('is refused for the gravest reason first: role, state, content', () => {
    const stranger = { world: guarded('丙。', ['other']), attempt, joined: 'extension' };
    expect(decideTogether([{ world: guarded('甲。'), attempt, joined: null }, stranger])).toMatchObject({ ok: false, refusal: 'not-allowed' });
  });

  it('makes one new version of a record that several change', () => {
    const change = (values: { [field: string]: number }) => ({ verb: 'newVersion' as const, record: 'card', values });
    const entry = { verb: 'append' as const, record: 'entry', values: {} };
    expect(effectsTogether([[change({ a: 1 }), entry], [change({ b: 2 }), entry]])).toEqual([[change({ a: 1, b: 2 }), entry], [entry]]);
  });
});

describe('faults of links', () => {
  const procedure = (part: object): Procedure => Procedure.parse({ ...plainProcedure, ...part });
  const always = { filled: { value: 1 } };
  const faults = (join: object, partner: object = {}): string =>
    linkFaults([procedure({ joins: [{ procedure: 'partner', when: always, events: {}, ...join }] }), procedure({ key: 'partner', ...partner })]).join('; ');

  it('are none in a sound link', () => {
    expect(faults({ adopts: ['open'], events: { finish: [{ event: 'finish' }] } })).toBe('');
  });

  it.each<[string, string, object, object]>([
    ['a partner that is not there', 'joins gone, which is no case', { procedure: 'gone' }, {}],
    ['a partner about something else', 'joins partner, which is no case', {}, { subject: 'other' }],
    ['a chain', 'joins partner, which joins others itself', {}, { joins: [{ procedure: 'third', when: always, events: {} }] }],
    ['an unknown state to take along', 'takes partner along in an unknown state gone', { adopts: ['gone'] }, {}],
    ['an unknown event to fire', 'finish fires an unknown event gone', { events: { finish: [{ event: 'gone' }] } }, {}],
    ['an event that the same hand may not fire', 'which clerk may not', { events: { finish: [{ event: 'finish' }] } }, { events: { finish: { ...finish, roles: ['other'] } } }],
  ])('show %s', (_what, fault, join, partner) => {
    expect(faults(join, partner)).toContain(fault);
  });

  it('show a predecessor that is not finished', () => {
    const follows = (state: string): string => linkFaults([procedure({ states, follows: [{ procedure: 'plain', states: [state] }] })]).join('; ');
    expect(follows('done')).toBe('');
    expect(follows('open')).toContain('follows plain in open, which is not a closed state of it');
  });
});
