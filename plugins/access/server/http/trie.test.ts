import fc from 'fast-check';
import { createTrie } from './trie';

const matched = (paths: string[], path: string) => {
  const trie = createTrie<string>();
  for (const one of paths) trie.add(one, one);
  return trie.match(path);
};

it('finds fixed paths and names parameters', () => {
  expect(matched(['/api/me', '/api/things/:id/pages/:page'], '/api/things/a%20b/pages/7')).toEqual({
    value: '/api/things/:id/pages/:page',
    params: { id: 'a b', page: '7' },
  });
});

it('prefers a fixed segment and falls back to the parameter where the fixed branch ends', () => {
  const paths = ['/a/new', '/a/:id', '/a/new/x', '/a/:id/y'];
  expect(matched(paths, '/a/new')?.value).toBe('/a/new');
  expect(matched(paths, '/a/new/y')).toEqual({ value: '/a/:id/y', params: { id: 'new' } });
});

it('matches neither empty segments, nor longer or shorter paths, nor broken escapes', () => {
  for (const path of ['/a/', '/a', '/a/1/2', '/b/1', '/a/%zz']) expect(matched(['/a/:id'], path)).toBeUndefined();
});

it('refuses two values at one place', () => {
  expect(() => matched(['/a/:id', '/a/:other'], '/a/1')).toThrow('/a/:other');
});

it('finds every path that was added, whatever its parameters hold', () => {
  const segment = fc.stringMatching(/^[a-z]{1,3}$/);
  fc.assert(
    fc.property(fc.uniqueArray(fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`)), (paths) => {
      const trie = createTrie<string>();
      for (const path of paths) trie.add(`${path}/:x`, path);
      for (const path of paths) expect(trie.match(`${path}/${encodeURIComponent('值/?')}`)).toEqual({ value: path, params: { x: '值/?' } });
    }),
  );
});
