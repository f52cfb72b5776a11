import { holds } from './evaluate';
import type { Event } from './Event';
import type { Field } from './Field';
import type { FormData } from './Form';
import type { Json } from './Json';
import { wanted } from './checkFields';
import type { Scene } from './World';

/** A text that passes each named format, e.g. `{mobile: '13900000000'}`. */
export type FormatExamples = { [format: string]: string };

function exampleValue(field: Field, scene: Scene, examples: FormatExamples): Json {
  const { min = 0, minLength = 0, minRows = 0, format } = field.rule ?? {};
  const length = Math.max(minLength, field.expected ?? 0);
  switch (field.type) {
    case 'text':
    case 'long-text':
      return (format && examples[format]) || '示例'.padEnd(length, '例');
    case 'integer':
    case 'decimal':
      return min;
    case 'date':
      return scene.today;
    case 'choice':
      return field.options?.[0]?.value ?? null;
    case 'choices':
      return field.options?.[0] ? [field.options[0].value] : [];
    case 'yes-no':
      return true;
    case 'table':
      return Array.from({ length: Math.max(1, minRows) }, () => exampleValues(field.columns ?? [], scene, examples));
    case 'checklist':
      return Object.fromEntries((field.items ?? []).map(({ key }) => [key, true]));
    case 'notes':
      return [{ target: '', category: 'material', text: '请补充材料。' }];
    case 'replies':
      return scene.application.notes.filter(({ open }) => open).map(({ id }) => ({ note: id, done: true, reply: '已整改' }));
  }
}

function exampleValues(fields: Field[], scene: Scene, examples: FormatExamples): { [key: string]: Json } {
  return Object.fromEntries(
    fields
      .filter((field) => (!field.when || holds(field.when, scene)) && (wanted(field.required, scene) || field.expected !== undefined || field.type === 'checklist' || field.type === 'replies'))
      .map((field) => [field.key, exampleValue(field, scene, examples)]),
  );
}

/** A payload with which an event can be fired: its own example, completed by what the fields ask for. */
export const examplePayload = (event: Event, scene: Scene, examples: FormatExamples): { [field: string]: Json } => ({
  ...exampleValues(event.payload, scene, examples),
  ...event.example,
});

/** The least form that is complete, and that nobody would have to be advised about. */
export const exampleForm = (scene: Scene, examples: FormatExamples): FormData =>
  Object.fromEntries(
    scene.procedure.form.sections
      .filter((section) => !section.when || holds(section.when, scene))
      .map((section) => [section.key, exampleValues(section.fields, scene, examples)]),
  );
