import { linked, type Join } from '@medregistry/language';
import { fact } from '../../vocabulary';

const state = linked('renewal', 'state');

/** The permit ends within the campaign (F23). */
export const renewalNeeded = fact('permit.renewalNeeded').is(true);

/** A renewal goes along with this verification. */
export const withRenewal = state.isFilled();

/**
 * Renewal goes along with the verification of the year in which the permit ends (F13). Refusing it and making its
 * term longer are acts of their own, and so is going on with one that waited for this verification. A deferral holds
 * it until the re-verification (domain.md §3.3); until then it goes the way of one that is proposed to pass, so that
 * nobody reads from it what is proposed. What a verification that is not accepted leaves open goes on alone,
 * and so does a renewal that was granted before its verification was withdrawn.
 */
export const renewalJoin: Join = {
  procedure: 'renewal',
  when: renewalNeeded,
  adopts: ['draft', 'pending-verification'],
  events: {
    submit: [{ event: 'submit', when: state.is('draft') }],
    claim: [{ event: 'claim', when: state.is('submitted') }],
    return: [{ event: 'return', when: state.oneOf(['submitted', 'in-review']) }],
    resubmit: [{ event: 'resubmit', when: state.is('correction') }],
    propose: [{ event: 'propose', when: state.oneOf(['submitted', 'in-review']) }],
    'propose-deferral': [{ event: 'hand-on', when: state.oneOf(['submitted', 'in-review']) }],
    decide: [{ event: 'grant', when: state.is('pending-decision') }],
    'send-back': [{ event: 'send-back', when: state.is('pending-decision') }],
    'drop-deferral': [{ event: 'send-back', when: state.is('pending-decision') }],
    stamp: [{ event: 'stamp', when: state.is('online-approved') }, { event: 'hand-over', when: state.is('deemed-granted') }],
    withdraw: [{ event: 'withdraw', when: state.oneOf(['draft', 'submitted', 'in-review', 'correction']) }],
    'consent-withdrawal': [{ event: 'withdraw-with-verification', when: state.oneOf(['submitted', 'in-review', 'pending-decision']) }],
    defer: [{ event: 'hold', when: state.oneOf(['submitted', 'in-review', 'pending-decision']) }],
    'correction-timeout': [{ event: 'correction-timeout', when: state.is('correction') }],
  },
};
