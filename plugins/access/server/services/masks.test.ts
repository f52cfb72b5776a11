import fc from 'fast-check';
import type { FieldRule, Visibility } from '../Declaration';
import { createDeclarations } from './declarations';
import { createMasks } from './masks';

const declarations = createDeclarations();
const masks = createMasks(declarations);
const ORDER: readonly Visibility[] = ['hidden', 'masked', 'visible'];
const ROLES = ['owner', 'reviewer', 'support', 'administrator'] as const;

const declare = (rules: Record<string, FieldRule>) =>
  declarations.declare({
    roles: { owner: {}, reviewer: { staff: true }, support: { staff: true }, administrator: { staff: true, administrator: true } },
    masks: { tail: (plain) => `${'*'.repeat(Math.max(0, plain.length - 4))}${plain.slice(-4)}` },
    fieldRules: { person: rules },
  });

beforeEach(() =>
  declare({
    name: { otherwise: 'visible' },
    mobile: { mask: 'tail', roles: { owner: 'visible', support: 'masked' } },
    secret: { roles: { reviewer: 'masked' } },
    note: { roles: { reviewer: 'visible' }, inState: { closed: { reviewer: 'hidden', owner: 'visible' } } },
  }),
);

const person = { name: '王芳', mobile: '13812345678', secret: 7, note: 'n', added: 'x' };

it('shows, masks and leaves out by role', () => {
  expect(masks.apply('person', person, ['owner'])).toEqual({ name: '王芳', mobile: '13812345678' });
  expect(masks.apply('person', person, ['support'])).toEqual({ name: '王芳', mobile: '*******5678' });
  expect(masks.apply('person', person, ['reviewer'])).toEqual({ name: '王芳', secret: '***', note: 'n' });
});

it('shows a field without a rule to administrators only', () => {
  expect(masks.apply('person', person, ['administrator'])).toEqual({ name: '王芳', added: 'x' });
  expect(masks.apply('stranger', person, ['owner', 'reviewer'])).toEqual({});
});

it('applies the rules of the state', () => {
  expect(masks.visibility('person', 'note', ['reviewer'], 'closed')).toBe('hidden');
  expect(masks.visibility('person', 'note', ['owner'], 'closed')).toBe('visible');
  expect(masks.visibility('person', 'note', ['reviewer'], 'open')).toBe('visible');
});

it('shows nothing to somebody without a role', () => {
  expect(masks.apply('person', person, [])).toEqual({});
});

it('does not mask what is empty into something', () => {
  expect(masks.apply('person', { mobile: null }, ['support'])).toEqual({ mobile: null });
});

it('gives lists the same answer as single records', () => {
  const rows = [person, { ...person, mobile: '13900001111' }];
  for (const role of ROLES) expect(masks.applyAll('person', rows, [role])).toEqual(rows.map((row) => masks.apply('person', row, [role])));
});

it('never shows less for one more role, nor more than the most open of them', () => {
  const visibility = fc.constantFrom(...ORDER);
  const rule = fc.record({ roles: fc.dictionary(fc.constantFrom(...ROLES), visibility), otherwise: visibility });
  fc.assert(
    fc.property(rule, fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 }), (one, roles) => {
      declare({ field: one });
      const single = roles.map((role) => ORDER.indexOf(masks.visibility('person', 'field', [role])));
      expect(ORDER.indexOf(masks.visibility('person', 'field', roles))).toBe(Math.max(...single));
    }),
  );
});

it('refuses rules that name unknown roles or masks', () => {
  expect(() => declare({ name: { roles: { owners: 'visible' } } })).toThrow('owners');
  expect(() => declare({ name: { mask: 'nose' } })).toThrow('nose');
});
