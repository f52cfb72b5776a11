import { isFilled, resolve } from './evaluate';
import type { Field } from './Field';
import { fieldsOf } from './Form';
import type { Json } from './Json';
import type { Operand } from './Operand';
import { say } from './Text';
import type { Scene } from './World';

/** A value as it stands on paper. */
export function spoken(field: Pick<Field, 'type' | 'options' | 'unit'>, value: Json): string {
  if (!isFilled(value)) return '';
  const option = (key: Json): string => {
    if (typeof key === 'object') return '';
    const found = field.options?.find((candidate) => candidate.value === key);
    return found ? say(found.label) : String(key);
  };
  if (Array.isArray(value)) return value.map(option).filter(isFilled).join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (field.type === 'choice') return option(value);
  return `${typeof value === 'object' ? '' : String(value)}${field.unit ? ` ${say(field.unit)}` : ''}`;
}

/** The operand that a hole stands for. */
function operandOf(kind: string | undefined, path: string): Operand {
  switch (kind) {
    case 'form': return { form: path };
    case 'payload': return { payload: path };
    case 'application': return { application: path };
    case 'action': return { action: path };
    case 'actor': return { actor: 'name' };
    default: return path === 'today' ? { today: true } : { fact: path };
  }
}

const PLAIN: Pick<Field, 'type'> = { type: 'text' };

/** The field that a value comes from, where it was typed into one: it knows the words for a stored key. */
function fieldOf(kind: string | undefined, path: string, { procedure }: Scene): Pick<Field, 'type' | 'options' | 'unit'> {
  if (kind === 'form') return fieldsOf(procedure.form).find((candidate) => candidate.path === path)?.field ?? PLAIN;
  if (kind !== 'action') return PLAIN;
  const [event = '', part = '', key = ''] = path.split('.');
  return (part === 'payload' && procedure.events[event]?.payload.find((field) => field.key === key)) || PLAIN;
}

const HOLE = /\{(?:(form|payload|application|action|actor):)?([A-Za-z][\w.-]*)\}/g;

/** What stands in the holes of texts: `permit.validTo`, `payload:reason`, each once. */
export const holesOf = (...texts: string[]): string[] => [...new Set(texts.flatMap((text) => [...text.matchAll(HOLE)].map(([hole]) => hole.slice(1, -1))))];

/**
 * Fills the holes of a text: `{permit.validTo}` a fact, `{form:section.field}`, `{payload:field}`,
 * `{action:event.payload.field}`, `{application:number}`, `{actor:name}`, `{today}`. What is missing becomes an empty
 * string; a choice is said in its words.
 *
 * @param event whose payload the text speaks of
 */
export function fill(template: string, scene: Scene, event?: { payload: Field[] }): string {
  return template.replace(HOLE, (_, kind: string | undefined, path: string) => {
    const typed = kind === 'payload' ? (event?.payload.find(({ key }) => key === path) ?? PLAIN) : fieldOf(kind, path, scene);
    return spoken(typed, resolve(operandOf(kind, path), scene));
  });
}
