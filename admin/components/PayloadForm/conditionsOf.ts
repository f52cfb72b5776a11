import { holds, type Condition, type Field, type Scene } from '@medregistry/language';
import { today } from '../../hooks/useDates';
import type { Values } from '../../types/Case';

/** Conditions that speak of registers or of the application are the server's; only those on the payload are judged here. */
const isLocal = (condition: Condition): boolean => !/"(fact|form|application|actor|actorFired)":/.test(JSON.stringify(condition));

const judge = (condition: Condition, payload: Values): boolean => holds(condition, { payload, today: today() } as unknown as Scene);

/** Whether a field is shown with what is filled in so far; when the server has to judge, it is shown. */
export const showsField = (field: Field, payload: Values): boolean => !field.when || !isLocal(field.when) || judge(field.when, payload);

/** Whether a field must be filled in, as far as the browser can know. */
export const asksFor = (field: Field, payload: Values): boolean =>
  field.required === true || (typeof field.required === 'object' && isLocal(field.required) && judge(field.required, payload));
