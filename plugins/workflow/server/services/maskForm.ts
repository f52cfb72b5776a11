import { sensitivePaths, type Form, type FormData, type Json } from '@medregistry/language';

/** The ends of a value: enough to tell two people apart, too little to use. */
const mask = (value: Json): Json => {
  if (typeof value !== 'string' || value === '') return value === null ? null : '***';
  return value.length <= 6 ? `${value.slice(0, 1)}${'*'.repeat(Math.max(1, value.length - 1))}` : `${value.slice(0, 3)}${'*'.repeat(value.length - 7)}${value.slice(-4)}`;
};

function along(node: Json, path: string[]): Json {
  const [head, ...rest] = path;
  if (head === undefined) return mask(node);
  if (Array.isArray(node)) return head === '*' ? node.map((item) => along(item, rest)) : node;
  if (typeof node !== 'object' || node === null || !(head in node)) return node;
  return { ...node, [head]: along(node[head] ?? null, rest) };
}

/** A form with its sensitive values masked (`110***********002X`); seeing them whole is an act of its own. */
export const masked = (form: FormData, declaration: Form): FormData =>
  sensitivePaths(declaration).reduce<Json>((current, path) => along(current, path.split('.')), form) as FormData;
