import { holds, isFilled } from './evaluate';
import { fieldsOf } from './Form';
import type { Problem } from './Problem';
import { say } from './Text';
import type { Scene } from './World';

/** What a form says too little about, by the measure of whoever reads it. Advice: a case can be submitted all the same. */
export const formAdvice = (scene: Scene): Problem[] =>
  fieldsOf(scene.procedure.form).flatMap(({ path, section, field }): Problem[] => {
    const { expected, label, when } = field;
    if (expected === undefined || (section.when && !holds(section.when, scene)) || (when && !holds(when, scene))) return [];
    const value = scene.application.form[section.key]?.[field.key] ?? null;
    const length = typeof value === 'string' ? [...value.trim()].length : 0;
    if (length >= expected) return [];
    const [code, seen] = isFilled(value) && length > 0 ? ['brief', `只写了 ${length} 个字`] : ['empty', '还没有填写'];
    return [{ path: `form.${path}`, code, message: `“${say(section.label)}”的“${say(label)}”${seen}，审核时常因此退回，请补充；没有相关情况的，请写明原因。` }];
  });
