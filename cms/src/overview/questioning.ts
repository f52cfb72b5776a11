import { civilDate, stageOf, type Principal } from '@medregistry/language';
import type { Services } from '../endpoints/services';
import type { Question } from './Question';

/** Makes the question that figures and lists answer: who asks, of which campaign, and how far each state has come. */
export const questioning =
  ({ workflow }: Pick<Services, 'workflow'>) =>
  (principal: Principal, campaign: string | undefined, now: Date): Question => ({
    principal,
    campaign,
    today: civilDate(now),
    now,
    stages: Object.fromEntries(workflow().registry.all().map(({ procedure }) => [procedure.key, Object.fromEntries(Object.keys(procedure.states).map((state) => [state, stageOf(procedure, state)]))])),
  });
