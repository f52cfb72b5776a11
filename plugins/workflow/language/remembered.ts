/**
 * The same function, which keeps what it made of each object as long as the object lives: for what is searched in
 * declarations, which never change.
 */
export function remembered<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const made = new WeakMap<K, { value: V }>();
  return (of) => {
    const held = made.get(of);
    if (held) return held.value;
    const value = make(of);
    made.set(of, { value });
    return value;
  };
}
