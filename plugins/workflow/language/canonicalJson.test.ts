import fc from 'fast-check';
import { canonicalJson } from './canonical';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, shuffled(item)]));
};

it('gives one text to a value, in whatever order its keys were written', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('tells different values apart', () => {
  const texts = [null, 'null', 0, '0', [], {}, [null], { a: null }, { a: 1, b: 2 }, { a: 2, b: 1 }, [1, 2], [2, 1]].map(canonicalJson);
  expect(new Set(texts).size).toBe(texts.length);
});

it('leaves out what is undefined, as JSON does', () => {
  expect(canonicalJson({ b: undefined, a: [undefined] })).toBe('{"a":[null]}');
});

it.each([NaN, Infinity, () => 1, Symbol('x'), 1n])('refuses what JSON cannot hold', (value) => {
  expect(() => canonicalJson({ value })).toThrow(TypeError);
});
