import { startsOf, SYSTEM_ROLE, type Procedure } from '@medregistry/language';

/** One step on the way from the first state to another. */
export interface RouteStep {
  event: string;
  from: string;
  to: string;
  role: string;
  nextRound: boolean;
  starts: readonly string[];
  stops: readonly string[];
}

/** The shortest way to each state that can be reached; by hand where possible. */
export function routesOf(procedure: Procedure): Record<string, RouteStep[]> {
  const routes: Record<string, RouteStep[]> = { [procedure.initial]: [] };
  const bySystem = ({ roles }: { roles: readonly string[] }): number => Number(roles.includes(SYSTEM_ROLE));
  const events = Object.entries(procedure.events).sort(([, a], [, b]) => bySystem(a) - bySystem(b));
  for (const queue = [procedure.initial]; queue.length > 0; ) {
    const from = queue.shift() ?? '';
    for (const [event, { from: sources, to, roles, nextRound, clocks }] of events) {
      if (to === undefined || !sources.includes(from) || routes[to]) continue;
      const step = { event, from, to, role: roles[0] ?? '', nextRound, starts: startsOf({ clocks }).map(({ clock }) => clock), stops: clocks.stop };
      routes[to] = [...(routes[from] ?? []), step];
      queue.push(to);
    }
  }
  return routes;
}
