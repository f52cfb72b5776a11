import { refuse, say, type Procedure } from '@medregistry/language';
import { newDocumentId } from '../registers/newDocumentId';
import { preparedRows } from '../registers/prepared';
import { sourceOf } from '../subjects';
import type { EffectCall } from './EffectVerb';
import { recordOf } from './registerRecords';
import { assignments, effectBindings, quoted } from './statements';

/**
 * A settled obligation is followed by the next one, due when the permit's current version says (domain.md §3.1). It
 * opens three months before, or earlier by a campaign (校验办法 Art. 7).
 */
const FOLLOWED = `, followed AS (
    INSERT INTO verification_obligations (document_id, institution_id, year, state, due_on, opens_on, version, scope_path, created_at, updated_at, published_at)
    SELECT :nextId, moved.institution_id, EXTRACT(year FROM p.next_due_on), 'not-due', p.next_due_on, p.next_due_on - interval '3 months', 1,
      moved.scope_path, :now, :now, :now
    FROM moved JOIN permits p ON p.institution_id = moved.institution_id AND p.current
    WHERE :settles AND p.next_due_on IS NOT NULL
    ON CONFLICT (institution_id, year) DO NOTHING
  )`;

/** What followed a settled obligation goes when it opens again; once something has happened to it, it stays. */
const TAKEN_BACK = `, taken AS (
    DELETE FROM verification_obligations o USING moved
    WHERE :reopens AND o.institution_id = moved.institution_id AND o.id > moved.id AND o.state = 'not-due' AND o.version = 1
  )`;

/**
 * `advance`: fires an event of the record's own machine, as a compare-and-set on the states that the machine names.
 * The other values are written with it.
 *
 * @throws Refusal 409 with the machine's words where the record is in another state; Error for an event that the
 *   machine does not have, or that has guards (those are fired by the system, with facts)
 */
export function advance(machines: Readonly<Record<string, Procedure>>): (call: EffectCall) => Promise<void> {
  return async (call) => {
    const { trx, record, table, tableOf, values, target } = call;
    const { from, where } = sourceOf(target.subjectType);
    const machine = machines[record];
    const { event: key, ...fields } = values;
    const event = typeof key === 'string' ? machine?.events[key] : undefined;
    if (!machine || !event) throw new Error(`advance ${record}: its machine has no event ${String(key)}`);
    if (event.guards.length > 0) throw new Error(`advance ${record}: ${String(key)} has guards and is fired by the system only`);
    const set = assignments(table, fields, tableOf).map(({ column, sql }) => `${column} = ${sql}`);
    const settles = event.to !== undefined && (machine.states[event.to]?.closed ?? false);
    const rows = await preparedRows(
      trx,
      `WITH moved AS (
         UPDATE ${quoted(table.table)} r SET ${[...set, 'state = COALESCE(CAST(:to AS text), r.state)', 'application_id = :application', 'version = r.version + 1', 'updated_at = :now'].join(', ')},
           settled_on = CASE WHEN :settles THEN CAST(:today AS date) END
         FROM ${from}
         WHERE ${where} AND ${recordOf(record).which} AND r.state = ANY(CAST(:from AS text[]))
         RETURNING r.id, r.institution_id, r.scope_path
       )${FOLLOWED}${TAKEN_BACK}
       SELECT id FROM moved`,
      { ...effectBindings({ ...call, values: fields }), from: event.from as unknown as string, to: event.to ?? null, settles, reopens: settles ? false : event.from.some((state) => machine.states[state]?.closed), nextId: newDocumentId() },
    );
    if (rows.length !== 1) {
      const states = event.from.map((state) => say(machine.states[state]?.label.staff ?? state)).join('、');
      throw refuse.notAvailable(`${say(machine.label)}不处于“${states}”，不能“${say(event.label)}”，请刷新后查看。`);
    }
  };
}
