/** A statement as the driver takes it: numbered parameters, and a name under which each connection keeps its plan. */
export interface PreparedStatement {
  name: string;
  text: string;
  values: unknown[];
}

const translated = new Map<string, { name: string; text: string; order: string[] }>();

/** `:name`, but neither the cast `::type` nor a time of day. */
const PARAMETER = /(?<![:\w]):([a-zA-Z]\w*)/g;

/**
 * Translated once for the process: texts are few, since declarations make them. Each mention of a name is a parameter
 * of its own, because PostgreSQL gives a parameter one type, and the same moment may go into columns of two.
 */
function translationOf(sql: string) {
  const held = translated.get(sql);
  if (held) return held;
  const order: string[] = [];
  const text = sql.replace(PARAMETER, (_, key: string) => `$${order.push(key)}`);
  const made = { name: `medregistry_${translated.size + 1}`, text, order };
  translated.set(sql, made);
  return made;
}

/**
 * For the statements that every step of a case waits for: translating and planning them costs more than running them.
 *
 * @param sql a constant with `:name` for its parameters, without a question mark
 * @throws Error where a parameter has no binding
 */
export function preparedStatement(sql: string, bindings: { [name: string]: unknown }): PreparedStatement {
  const { name, text, order } = translationOf(sql);
  const values = order.map((key) => {
    if (bindings[key] === undefined) throw new Error(`Nothing is bound to :${key}`);
    return bindings[key];
  });
  return { name, text, values };
}
