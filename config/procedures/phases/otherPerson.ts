import { actorFired, not } from '@medregistry/language';
import type { GuardInput } from './Phase';

/** Whoever handled a case by one of these events never decides it (design.md §6). */
export const otherPerson = (...handled: string[]): GuardInput => ({
  code: 'same-person',
  holds: not(actorFired(...handled)),
  message: '您审核过本件，不能由您签批，请交由其他负责人签批。',
});
