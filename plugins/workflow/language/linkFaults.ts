import type { Procedure } from './Procedure';

/** Faults of links that one declaration shows by itself. */
export function ownLinkFaults(procedure: Procedure): string[] {
  const partners = procedure.joins.map((join) => join.procedure);
  return [
    ...partners.filter((key, index) => partners.indexOf(key) !== index).map((key) => `${key} is joined twice`),
    ...partners.filter((key) => key === procedure.key).map(() => 'a procedure is joined to itself'),
    ...(procedure.kind === 'record' && procedure.joins.length + procedure.follows.length > 0 ? ['a record has links, which only cases have'] : []),
    ...procedure.joins.flatMap((join) =>
      Object.keys(join.events).filter((event) => !(event in procedure.events)).map((event) => `the link with ${join.procedure} waits for an unknown event ${event}`),
    ),
  ];
}

/**
 * Faults of links that only all declarations together show. A joined case moves by the hand that moves the leading
 * one, so whoever may fire the one event must be allowed the other.
 */
export function linkFaults(procedures: readonly Procedure[]): string[] {
  const known = new Map(procedures.map((procedure) => [procedure.key, procedure]));
  const faults: string[] = [];
  for (const { key, subject, events, joins, follows } of procedures) {
    const expect = (holds: boolean, fault: string): void => {
      if (!holds) faults.push(`${key}: ${fault}`);
    };
    for (const join of joins) {
      const partner = known.get(join.procedure);
      expect(partner?.kind === 'case' && partner.subject === subject, `joins ${join.procedure}, which is no case about the same subject`);
      if (!partner) continue;
      expect(partner.joins.length === 0, `joins ${partner.key}, which joins others itself`);
      for (const state of join.adopts) expect(state in partner.states, `takes ${partner.key} along in an unknown state ${state}`);
      for (const [event, fired] of Object.entries(join.events)) {
        for (const { event: target } of fired) {
          expect(target in partner.events, `${event} fires an unknown event ${target} of ${partner.key}`);
          const missing = (events[event]?.roles ?? []).filter((role) => !(partner.events[target]?.roles ?? [role]).includes(role));
          expect(missing.length === 0, `${event} fires ${target} of ${partner.key}, which ${missing.join(', ')} may not`);
        }
      }
    }
    for (const [event, { displaces }] of Object.entries(events)) {
      if (!displaces) continue;
      for (const through of [displaces.event, ...(displaces.decided ? [displaces.decided.event] : [])]) {
        const others = procedures.filter((other) => other.exclusiveGroup === displaces.group && through in other.events);
        expect(others.length > 0, `${event} displaces cases of ${displaces.group} by ${through}, which none of them has`);
        for (const other of others) expect(other.events[through]?.displaced ?? false, `${event} displaces ${other.key} by ${through}, which does not happen to it that way`);
      }
    }
    for (const follow of follows) {
      const earlier = known.get(follow.procedure);
      expect(earlier?.kind === 'case' && earlier.subject === subject, `follows ${follow.procedure}, which is no case about the same subject`);
      for (const state of follow.states) expect(!earlier || (earlier.states[state]?.closed ?? false), `follows ${follow.procedure} in ${state}, which is not a closed state of it`);
    }
  }
  return faults;
}
