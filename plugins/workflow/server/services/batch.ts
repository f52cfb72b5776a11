import { isUnproven, Refusal, refuse, type EndpointAnswer, type Json, type Problem } from '@medregistry/language';
import type { Knex } from 'knex';
import type { Ports } from '../Ports';
import type { Asking } from './Asking';
import type { Cases, OpenCase } from './cases';
import { versionOf } from './wholeView';

/** Cases of one act, at most. */
export const MOST_CASES = 100;

/** One event for several cases, each at the version that the person saw. */
export interface Batch {
  event: string;
  cases: { id: string; version: number }[];
  payload: { [field: string]: Json };
}

/** What became of a case: either the event happened whole, or nothing did and this is why. */
export interface BatchOutcome {
  documentId: string;
  number: string;
  subjectName: string;
  done: boolean;
  stateLabel: string | null;
  message: string | null;
  problems: Problem[];
}

/**
 * Whether the event has happened to the case already, by this very person and at the version that is named: a batch
 * whose answer was lost is sent again.
 */
export function isDone(current: OpenCase, event: string, { ifMatch }: Pick<Asking, 'ifMatch'>): boolean {
  const last = current.children.actions.at(-1);
  return ifMatch !== undefined && versionOf(current) === ifMatch + 1 && last?.event === event && last.actor_id === current.actor.userId;
}

type FireIn = (trx: Knex.Transaction, asking: Asking, documentId: string, event: string, payload: Batch['payload'], batch: boolean) => Promise<OpenCase>;

/** 批量办理: one event for several cases. */
export function createBatch(ports: Ports, cases: Cases, fireIn: FireIn) {
  async function outcomeOf(asking: Asking, { event, payload }: Batch, { id, version }: Batch['cases'][number]): Promise<BatchOutcome> {
    try {
      const { number, subject, stateLabel, documentId } = await ports.transaction(async (trx) => cases.view(await fireIn(trx, { ...asking, ifMatch: version }, id, event, payload, true)));
      return { documentId, number, subjectName: subject.name, done: true, stateLabel, message: null, problems: [] };
    } catch (refused) {
      // Who must show again who they are does so once for the whole act; what is done already stays done.
      if (!(refused instanceof Refusal) || isUnproven(refused)) throw refused;
      const { row } = await cases.read(ports.connection, id, asking.principal);
      return { documentId: row.document_id, number: row.number, subjectName: row.subject_name, done: false, stateLabel: null, message: refused.message, problems: refused.details.problems ?? [] };
    }
  }

  return {
    /**
     * Fires an event on several cases, each in a transaction of its own: what can be done is done, of the rest it is
     * said why not.
     *
     * @throws Refusal 404 where one of them lies outside the person's scope: then none is touched
     */
    async fireEach(asking: Asking, batch: Batch): Promise<EndpointAnswer<{ data: BatchOutcome[] }>> {
      if (new Set(batch.cases.map(({ id }) => id)).size < batch.cases.length) throw refuse.malformed([{ path: 'data.cases', code: 'twice', message: '同一件业务只能选一次。' }]);
      for (const { id } of batch.cases) await cases.read(ports.connection, id, asking.principal);
      const outcomes: BatchOutcome[] = [];
      for (const one of batch.cases) outcomes.push(await outcomeOf(asking, batch, one));
      const answer = { body: { data: outcomes } };
      await ports.transaction((trx) => ports.remember(trx, { ...asking, idempotency: asking.idempotency }, answer));
      return answer;
    },
  };
}
