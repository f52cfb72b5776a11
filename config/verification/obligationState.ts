import type { CivilDate } from '@medregistry/language';
import type { ObligationState } from '../enums/ObligationState';
import { statutoryOpening } from './dates';

/** What the state of one institution's obligation follows from. Every date is a civil date in Shanghai. */
export interface ObligationSituation {
  today: CivilDate;
  /** 校验期满日; the last day on which an application is in time. */
  due: CivilDate;
  exempt: boolean;
  /** The year's campaign of the authority, where one is published. */
  campaign?: { applyFrom: CivilDate; applyTo: CivilDate };
  /** Whether the statutory three months or the campaign opens the period; the authority's choice. */
  opensBy: 'statutory' | 'campaign';
  /** An application (or a re-verification, once deferred) has been submitted and is under way. */
  filed: boolean;
  /** Last day of the deferral, where the conclusion was 暂缓校验. */
  deferredTo?: CivilDate;
  /** The window has stamped the conclusion of this period. */
  settled: boolean;
}

/** First and last day on which an application is in time. Without a campaign the statutory period holds. */
export function applicationPeriod(facts: Pick<ObligationSituation, 'due' | 'campaign' | 'opensBy'>): { from: CivilDate; to: CivilDate } {
  if (facts.opensBy === 'campaign' && facts.campaign !== undefined) {
    const { applyFrom, applyTo } = facts.campaign;
    return { from: applyFrom, to: applyTo > facts.due ? applyTo : facts.due };
  }
  return { from: statutoryOpening(facts.due), to: facts.due };
}

/**
 * Where an obligation stands on a day (校验办法 Art. 7, 10, 19, 20). The due date itself is
 * still in time; the day after it is overdue. A deferral comes before a filing: nobody can
 * apply again while it runs.
 */
export function obligationState(facts: ObligationSituation): ObligationState {
  if (facts.exempt) return 'exempt';
  if (facts.settled) return 'settled';
  if (facts.deferredTo !== undefined && facts.today <= facts.deferredTo) return 'deferred';
  if (facts.filed) return 'filed';
  if (facts.deferredTo !== undefined) return 're-verification-due';
  const period = applicationPeriod(facts);
  if (facts.today > period.to) return 'overdue';
  return facts.today >= period.from ? 'open' : 'not-due';
}
