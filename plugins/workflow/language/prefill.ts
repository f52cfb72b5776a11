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
