/** Finds the value registered for a path in time that depends on the path's length only. */
export interface Trie<T> {
  /** @param path segments, parameters as `:name`; @throws Error when the place is taken */
  add(path: string, value: T): void;
  match(path: string): { value: T; params: Record<string, string> } | undefined;
}

interface Node<T> {
  fixed: Map<string, Node<T>>;
  parameter?: Node<T>;
  leaf?: { value: T; names: string[] };
}

const node = <T>(): Node<T> => ({ fixed: new Map() });

const decoded = (segment: string): string | undefined => {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

/** A fixed segment wins over a parameter; a parameter never matches an empty segment. */
export function createTrie<T>(): Trie<T> {
  const root = node<T>();

  const find = (at: Node<T>, segments: readonly string[], index: number, values: string[]): Node<T>['leaf'] => {
    const segment = segments[index];
    if (segment === undefined) return at.leaf;
    const fixed = at.fixed.get(segment);
    const found = fixed && find(fixed, segments, index + 1, values);
    if (found) return found;
    if (!at.parameter || segment === '') return undefined;
    values[index] = segment;
    return find(at.parameter, segments, index + 1, values);
  };

  return {
    add(path, value) {
      let at = root;
      const names: string[] = [];
      for (const [index, segment] of path.split('/').entries()) {
        if (segment.startsWith(':')) {
          names[index] = segment.slice(1);
          at = at.parameter ??= node<T>();
        } else {
          const next = at.fixed.get(segment) ?? node<T>();
          at.fixed.set(segment, next);
          at = next;
        }
      }
      if (at.leaf) throw new Error(`Two endpoints stand at ${path}`);
      at.leaf = { value, names };
    },
    match(path) {
      const values: string[] = [];
      const leaf = find(root, path.split('/'), 0, values);
      if (!leaf) return undefined;
      const params: Record<string, string> = {};
      for (const [index, name] of leaf.names.entries()) {
        if (name === undefined) continue;
        const value = decoded(values[index] ?? '');
        if (value === undefined) return undefined;
        params[name] = value;
      }
      return { value: leaf.value, params };
    },
  };
}
