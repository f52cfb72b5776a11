import fc from 'fast-check';
import { newVerificationCode, normaliseVerificationCode } from './VerificationCode';

const SHAPE = /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/;

it('makes codes of four groups that differ', () => {
  const codes = Array.from({ length: 500 }, newVerificationCode);
  for (const code of codes) expect(code).toMatch(SHAPE);
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(normaliseVerificationCode(code)).toBe(code);
});

it('forgives how a code is typed', () => {
  const code = newVerificationCode();
  const sloppy = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(normaliseVerificationCode(sloppy)).toBe(code);
  expect(normaliseVerificationCode(code.replaceAll('-', '－'))).toBe(code);
});

it('notices every single wrong character and every swap of two', () => {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const places = fc.integer({ min: 0, max: 15 });
  fc.assert(
    fc.property(fc.nat(), places, places, fc.constantFrom(...digits), (_seed, one, other, wrong) => {
      const plain = [...newVerificationCode().replaceAll('-', '')];
      const changed = plain.with(one, wrong);
      if (changed[one] !== plain[one]) expect(normaliseVerificationCode(changed.join(''))).toBeNull();
      const swapped = plain.with(one, plain[other]!).with(other, plain[one]!);
      if (swapped.join('') !== plain.join('')) expect(normaliseVerificationCode(swapped.join(''))).toBeNull();
    }),
    { numRuns: 2000 },
  );
});

it('refuses what cannot be a code', () => {
  for (const typed of ['', 'ABCD', 'U'.repeat(16), '校验码', `${newVerificationCode()}0`]) expect(normaliseVerificationCode(typed)).toBeNull();
});
