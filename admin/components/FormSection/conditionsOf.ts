import { holds, type Condition, type Scene } from '@medregistry/language';
import { today } from '../../hooks/useDates';
import type { FormValues } from '../../types/Case';

/** The server leaves those conditions alive that look at the form itself, because they change while one types. */
const judge = (condition: Condition, form: FormValues): boolean =>
  holds(condition, { application: { form }, facts: {}, payload: {}, today: today() } as unknown as Scene);

const isLive = (condition: Condition): boolean => JSON.stringify(condition).includes('"form"');

/** Whether a field or section applies with what is filled in now. */
export const isShown = (when: Condition | undefined, form: FormValues): boolean => !when || !isLive(when) || judge(when, form);

/** Whether a value must be given, as far as the browser can know. */
export const isWanted = (required: boolean | Condition | undefined, form: FormValues): boolean =>
  required === true || (typeof required === 'object' && isLive(required) && judge(required, form));
