import type { Bench } from './Bench';
import type { EventQuestion, EventTurns } from './eventTrial';
import { median } from './load';
import { figure, type Line } from './table';

const TURNS = 30;
const PER_TURN = 10;
const told = ({ wall, cpu, statements }: EventTurns): string => `${figure(median(wall))} ms, ${figure(median(cpu))} ms CPU, ${figure(statements)} SQL`;

/** One event through the engine, committed, against the same rows written by hand. */
export async function eventLines(bench: Bench): Promise<Line[]> {
  const { district, application } = bench;
  const lines: Line[] = [];
  for (const [event, role] of [['return', 'reviewer'], ['stamp', 'counter']] as const) {
    const { principal } = await bench.signIn(`bench-${role}`, role, district.authority, 'authority');
    const { ours, byHand } = await bench.profiled(event, () => application.ask('events', { event, principal, turns: TURNS, perTurn: PER_TURN } satisfies EventQuestion));
    const found = median(ours.wall.map((wall, turn) => (byHand.wall[turn] ?? NaN) / wall));
    lines.push(
      { subject: `event ${event}: this system`, found: told(ours) },
      { subject: `event ${event}: written by hand`, found: told(byHand) },
      { subject: `event ${event}: ratio to the hand-written transaction`, found: figure(found), wanted: 'at least 0.4' },
    );
  }
  return lines;
}
