import type { Trail } from '@medregistry/audit';
import { refuse } from '@medregistry/language';
import type { DeadLetter } from '../OutboxItem';
import type { Doing } from './dispatchLog';
import type { Outbox } from './outbox';

interface LettersOptions {
  trail: () => Pick<Trail, 'appendAlone'>;
  outbox: () => Outbox;
}

/** What the system gave up after the last attempt, without payload and key, which may say whom it is about. */
export function createDeadLetters({ trail, outbox }: LettersOptions) {
  return {
    async list(): Promise<DeadLetter[]> {
      return (await outbox().recent(100, 'dead')).map(({ id, topic, attempts, availableAt, lastError }) => ({ id: String(id), topic, attempts, at: availableAt, lastError }));
    },

    /** @throws Refusal 404 */
    async revive(id: string, { principal, address, now }: Doing): Promise<void> {
      if (!(await outbox().revive(Number(id)))) throw refuse.notFound();
      await trail().appendAlone({
        chain: 'system', at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: 'outbox.retry', subjectType: 'outbox', subjectId: id,
        address, outcome: 'ok',
      });
    },
  };
}

export type DeadLetters = ReturnType<typeof createDeadLetters>;
