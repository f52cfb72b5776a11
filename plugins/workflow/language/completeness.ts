import { checkFields, wanted } from './checkFields';
import { holds } from './evaluate';
import type { FormData } from './Form';
import { pagesIn, slotIsSeen } from './places';
import type { Problem } from './Problem';
import type { Slot } from './Slot';
import { say } from './Text';
import type { Scene } from './World';

/** Problems of a form; `part` for a draft that may still have gaps. */
export function formProblems(scene: Scene, form: FormData = scene.application.form, part = false): Problem[] {
  const { sections } = scene.procedure.form;
  const known = new Set(sections.map(({ key }) => key));
  const strangers = Object.keys(form)
    .filter((key) => !known.has(key))
    .map((key) => ({ path: `form.${key}`, code: 'unknown', message: `申请书没有“${key}”这一部分。` }));
  return [
    ...strangers,
    ...sections.flatMap((section) =>
      section.when && !holds(section.when, scene) ? [] : checkFields(section.fields, form[section.key] ?? {}, `form.${section.key}`, scene, part),
    ),
  ];
}

/** The slots that this application has, as far as whoever looks may see them. */
export const slotsOf = (scene: Scene): (Slot & { wanted: boolean })[] =>
  scene.procedure.materials
    .filter((slot) => slotIsSeen(slot, scene))
    .map((slot) => ({ ...slot, wanted: wanted(slot.required, scene) }));

/** Required slots without a page (F15). */
export const materialProblems = (scene: Scene): Problem[] =>
  slotsOf(scene)
    .filter((slot) => slot.wanted && pagesIn(scene, slot.key) === 0)
    .map((slot) => ({ path: `materials.${slot.key}`, code: 'missing', message: `请上传“${say(slot.label)}”。` }));
