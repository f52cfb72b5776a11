import { isFilled, resolve } from './evaluate';
import type { FormData } from './Form';
import type { Scene } from './World';

/** What the registers already know of a form (F7): a person never types what the system knows. */
export function prefill(scene: Scene): FormData {
  return Object.fromEntries(
    scene.procedure.form.sections.map((section) => [
      section.key,
      Object.fromEntries(
        section.fields.flatMap((field) => {
          const value = field.prefill ? resolve(field.prefill, scene) : null;
          return isFilled(value) ? [[field.key, value]] : [];
        }),
      ),
    ]),
  );
}

/**
 * The form as it may be saved: fields that only the system fills take what the registers say, whatever was sent.
 */
export function withSystemValues(scene: Scene, form: FormData): FormData {
  const known = prefill(scene);
  return scene.procedure.form.sections.reduce<FormData>((saved, section) => {
    const own = section.fields.filter(({ readOnly }) => readOnly);
    if (own.length === 0) return saved;
    const values = Object.fromEntries(own.map(({ key }) => [key, known[section.key]?.[key] ?? null]));
    return { ...saved, [section.key]: { ...saved[section.key], ...values } };
  }, form);
}
