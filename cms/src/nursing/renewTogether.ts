import { civilDate, Refusal, refuse, type EndpointAnswer } from '@medregistry/language';
import type { Asking } from '@medregistry/workflow';
import type { Services } from '../endpoints/services';
import { nurseListSql, type NurseLine } from './nurseListSql';

/** Nurses for whom an institution applies in one act, at most. */
export const MOST_RENEWALS = 100;

export interface CollectiveRenewal {
  nurses: string[];
  /** The institution vouches for the employment of each of them. */
  employs: true;
  /** Why it comes so late, where fewer than thirty days are left. */
  note?: string | undefined;
}

/** What became of a nurse's part: a case that waits for her consent, or none and why. */
export interface RenewalOutcome {
  nurse: string;
  name: string;
  done: boolean;
  /** The case that was opened, or that is open already. */
  documentId: string | null;
  number: string | null;
  reason: string | null;
}

/**
 * 集体延续注册 (F107): one act of the institution, one case a nurse, each opened and put to her whole or not at all. Who
 * does not stand in the list of those due is told so.
 *
 * @throws Refusal 404 outside the person's scope
 */
export async function renewTogether(services: Services, asking: Asking, institution: string, { nurses, employs, note }: CollectiveRenewal): Promise<EndpointAnswer<{ data: RenewalOutcome[] }>> {
  const { access, strapi, workflow } = services;
  const values: unknown[] = [institution, civilDate(asking.now), nurses.length];
  const scope = access('scope').sql(asking.principal, ['nursing'], 'i.scope_path', values);
  const found = await access('reads').query<NurseLine>('collective_renewal', nurseListSql({ list: 'renewal-due', nurses }, values, scope), values);
  if (found.length === 0) throw refuse.notFound();
  const due = found.filter(({ key }) => key !== null);
  const payload = { employs, ...(note ? { note } : {}) };

  async function propose({ documentId: nurse, name }: NurseLine): Promise<RenewalOutcome> {
    try {
      const view = await workflow().engine.openAndFire(asking, { procedure: 'registration-renewal', subjectType: 'nurse', subjectId: nurse, context: {} }, 'apply-for-nurse', payload);
      return { nurse, name, done: true, documentId: view.documentId, number: view.number, reason: null };
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      const { problems = [], current } = refused.details;
      return { nurse, name, done: false, documentId: typeof current === 'string' ? current : null, number: null, reason: problems.length > 0 ? problems.map(({ message }) => message).join(' ') : refused.message };
    }
  }

  const outcomes: RenewalOutcome[] = [];
  for (const line of due) outcomes.push(await propose(line));
  for (const nurse of nurses.filter((one) => !due.some(({ documentId }) => documentId === one))) {
    outcomes.push({ nurse, name: '', done: false, documentId: null, number: null, reason: '不在本机构的待延续注册名单里，请刷新名单后再选。' });
  }
  const answer = { body: { data: outcomes } };
  await strapi.db.transaction(({ trx }) => access('idempotency').record(trx, { ...asking, idempotency: asking.idempotency }, answer));
  return answer;
}
