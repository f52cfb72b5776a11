const SEPARATOR = '~';

/** The name of a joined case's section, slot, field, event or paper inside the leading case: `extension~reason`. */
export const joinedKey = (procedure: string, key: string): string => `${procedure}${SEPARATOR}${key}`;

/** The joined procedure that a name belongs to, or null, and the name in that procedure. */
export function ownerOf(key: string): { procedure: string | null; key: string } {
  const at = key.indexOf(SEPARATOR);
  return at < 0 ? { procedure: null, key } : { procedure: key.slice(0, at), key: key.slice(at + 1) };
}

/** The part of a flat record that belongs to one procedure (null for the leading case), under its own names. */
export const partOf = <T>(record: { [key: string]: T }, procedure: string | null): { [key: string]: T } =>
  Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const owner = ownerOf(name);
      return owner.procedure === procedure ? [[owner.key, value]] : [];
    }),
  );

/** A record of the joined case as the leading one names it. */
export const named = <T>(record: { [key: string]: T }, procedure: string): { [key: string]: T } =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [joinedKey(procedure, key), value]));

/** The place of a joined case's problem or note inside the leading one: `form.basis.reason` → `form.extension~basis.reason`. */
export function joinedPath(path: string, procedure: string): string {
  const [kind, first, ...rest] = path.split('.');
  return (kind === 'form' || kind === 'materials' || kind === 'payload') && first ? [kind, joinedKey(procedure, first), ...rest].join('.') : path;
}

/** The joined procedure that a place inside a whole belongs to, or null, and the place in that procedure: the other way round than `joinedPath`. */
export function ownerOfPath(path: string): { procedure: string | null; path: string } {
  const [kind = '', first = '', ...rest] = path.split('.');
  const { procedure, key } = ownerOf(first);
  return procedure === null ? { procedure, path } : { procedure, path: [kind, key, ...rest].join('.') };
}
