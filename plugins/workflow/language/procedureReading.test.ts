import { stateDiagram } from './diagram';
import { factGroups, factGroupsOfEvent, factGroupsOfRules, factGroupsWithAssessed } from './factGroups';
import { plainProcedure } from './scene.fixture';
import { sensitivePaths } from './Form';
import { ANONYMOUS, rolesFor, within, type Principal } from './Principal';
import { Procedure } from './Procedure';
import { procedurePage } from './procedurePage';
import { replay } from './replay';
import { say } from './Text';

const procedure = Procedure.parse({
  ...plainProcedure,
  states: { ...plainProcedure.states, 'half-done': plainProcedure.states.open },
  events: {
    begin: { label: '开始|试办', from: ['open'], to: 'half-done', roles: ['clerk'] },
    finish: { label: '办结', from: ['half-done'], to: 'done', roles: ['clerk'], requires: ['form'], clocks: { start: ['term'] }, messages: [{ to: 'clerk', title: '办结', body: '{office.name} {form:a.secret} {application:number} {today}' }], documents: [{ key: 'slip' }], assesses: [{ key: 'check', against: { fact: 'norms.standard' } }] },
  },
  form: {
    sections: [
      {
        key: 'a',
        label: '甲',
        fields: [
          { key: 'secret', label: '密', type: 'text', sensitive: true, prefill: { fact: 'archive.secret' }, when: { filled: { fact: 'card.no' } } },
          { key: 'rows', label: '行', type: 'table', columns: [{ key: 'id', label: '号', type: 'text', sensitive: true }, { key: 'name', label: '名', type: 'text' }] },
        ],
      },
    ],
  },
  clocks: { term: { label: '时限', length: { fact: 'settings.days' }, unit: 'working-day', basis: '某法' } },
  documents: { slip: { label: '单', title: '单', prefix: 'DA', kind: 'issued', roles: ['clerk'], blocks: [{ block: 'paragraph', text: '{window.address}' }] } },
  materials: [{ key: 's', label: '材料', requirement: '交。', when: { filled: { fact: 'permit.no' } } }],
});

describe('facts', () => {
  it('loads for an event what its rules, terms and papers name, and not what a form is prefilled with', () => {
    expect(factGroupsOfEvent(procedure, 'finish')).toEqual(['card', 'office', 'permit', 'settings', 'window']);
    expect(factGroupsOfEvent(procedure, 'begin')).toEqual([]);
    expect(factGroupsOfEvent(procedure, 'none')).toEqual([]);
  });

  it('loads for the prefill what that needs', () => {
    expect(factGroups(procedure.form)).toEqual(['archive', 'card']);
    expect(factGroupsOfRules(procedure.form)).toEqual(['card']);
  });

  it('loads what a standard is held against only where that is done', () => {
    const finish = procedure.events['finish'];
    expect(factGroups(finish)).not.toContain('norms');
    expect(factGroupsWithAssessed(finish)).toContain('norms');
  });
});

describe('replay', () => {
  const begin = { event: 'begin', from: 'open', to: 'half-done' };

  it('gives the state that the actions lead to', () => {
    expect(replay(procedure, [])).toBe('open');
    expect(replay(procedure, [begin, { event: 'finish', from: 'half-done', to: 'done' }])).toBe('done');
  });

  it.each([
    ['a gap', [{ event: 'finish', from: 'half-done', to: 'done' }], /starts from half-done, but the case was open/u],
    ['an event that is not declared', [{ ...begin, event: 'leap' }], /open -leap-> half-done is not declared/u],
    ['an end that is not declared', [{ ...begin, to: 'done' }], /open -begin-> done is not declared/u],
  ])('refuses %s', (_what, actions, message) => {
    expect(() => replay(procedure, actions)).toThrow(message);
  });
});

it('draws every state and every way between them', () => {
  expect(stateDiagram(procedure).split('\n')).toEqual([
    'stateDiagram-v2',
    '  [*] --> open',
    '  open: 未办',
    '  done: 已办',
    '  half_done: 未办',
    '  open --> half_done: 开始|试办',
    '  half_done --> done: 办结',
    '  done --> [*]',
  ]);
});

it('writes a page that names every event and survives a bar in a label', () => {
  const page = procedurePage(procedure);
  expect(page).toContain('| `begin` | 开始\\|试办 | 未办 | 未办 | `clerk` |  |');
  expect(page).toContain('```mermaid\nstateDiagram-v2');
  for (const part of ['States', 'Events', 'Terms', 'Materials', 'Papers']) expect(page).toContain(`## ${part}\n`);
  for (const part of ['Guards', 'Work lists']) expect(page).not.toContain(`## ${part}`);
});

it('knows where sensitive values stand, rows included', () => {
  expect(sensitivePaths(procedure.form)).toEqual(['a.secret', 'a.rows.*.id']);
});

it('falls back to Simplified Chinese', () => {
  expect(say('甲', 'en')).toBe('甲');
  expect(say({ 'zh-Hans': '甲', en: 'A' }, 'en')).toBe('A');
  expect(say({ 'zh-Hans': '甲', en: 'A' }, 'zh-Hant')).toBe('甲');
});

it('gives a person the roles of every scope that a record lies in, and no other', () => {
  const scope = (role: string, scopePath: string) => ({ role, scopePath, scopeType: 'authority' as const, scopeId: scopePath, scopeLabel: scopePath });
  const person: Principal = { ...ANONYMOUS, userId: 1, assignments: [scope('reviewer', '/bj/cy/'), scope('approver', '/bj/'), scope('counter', '/bj/hd/'), scope('reviewer', '/bj/cy/north/')] };
  expect(rolesFor(person, '/bj/cy/i-1/')).toEqual(['reviewer', 'approver']);
  expect(rolesFor(person, '/bj/cy/north/i-1/')).toEqual(['reviewer', 'approver']);
  expect(rolesFor(person, '/sh/')).toEqual([]);
  expect(within('/bj/cy/', '/bj/cy-east/')).toBe(false);
});
