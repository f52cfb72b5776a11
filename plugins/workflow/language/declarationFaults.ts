import { fieldsOf } from './Form';
import type { Procedure } from './Procedure';

/** States that events can reach from the initial one. */
function reachable(procedure: Procedure): Set<string> {
  const reached = new Set([procedure.initial]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const event of Object.values(procedure.events)) {
      if (!reached.has(event.to) && event.from.some((state) => reached.has(state))) {
        reached.add(event.to);
        grew = true;
      }
    }
  }
  return reached;
}

/** Every operand of one kind below a node, as its paths. */
function operands(node: unknown, kind: 'form' | 'payload'): string[] {
  if (Array.isArray(node)) return node.flatMap((item) => operands(item, kind));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, item]) => (key === kind && typeof item === 'string' ? [item] : operands(item, kind)));
}

/** What the compiler cannot see in a declaration; an empty list means that it is sound. */
export function declarationFaults(procedure: Procedure): string[] {
  const { states, events, clocks, documents, queues } = procedure;
  const fields = new Set(fieldsOf(procedure.form).map(({ path }) => path));
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };

  expect(procedure.initial in states, `initial state ${procedure.initial} is not declared`);
  const reached = reachable(procedure);
  for (const state of Object.keys(states)) expect(reached.has(state), `state ${state} is never reached`);
  for (const [key, { closed }] of Object.entries(states)) {
    const leaves = Object.values(events).some(({ from }) => from.includes(key));
    expect(closed || leaves, `nothing leads out of state ${key}, yet it is not closed`);
  }
  for (const [key, event] of Object.entries(events)) {
    for (const state of [...event.from, event.to]) expect(state in states, `event ${key} names an unknown state ${state}`);
    for (const clock of Object.values(event.clocks).flat()) expect(clock in clocks, `event ${key} names an unknown clock ${clock}`);
    for (const document of event.documents) expect(documents[document.key]?.kind === 'issued', `event ${key} issues ${document.key}, which is not an issued document`);
    const payload = new Set(event.payload.map((field) => field.key));
    for (const path of operands(event, 'payload')) expect(payload.has(path.split('.')[0] ?? ''), `event ${key} speaks of payload.${path}, which it does not have`);
  }
  for (const path of operands(procedure, 'form')) {
    expect(fields.has(path.split('.').slice(0, 2).join('.')), `a rule speaks of form.${path}, which the form does not have`);
  }
  for (const [key, queue] of Object.entries(queues)) {
    for (const state of queue.states) expect(state in states, `queue ${key} names an unknown state ${state}`);
  }
  for (const [key, document] of Object.entries(documents)) {
    for (const block of document.blocks) {
      if (block.block === 'section') expect(procedure.form.sections.some((section) => section.key === block.section), `document ${key} prints an unknown section ${block.section}`);
      if (block.block === 'checklist') expect(Boolean(events[block.event]?.payload.some((field) => field.key === block.field)), `document ${key} prints an unknown checklist ${block.event}.${block.field}`);
    }
  }
  const slotKeys = procedure.materials.map((slot) => slot.key);
  expect(new Set(slotKeys).size === slotKeys.length, 'two slots have the same key');
  for (const slot of procedure.materials) expect(!slot.printable || slot.printable in documents, `slot ${slot.key} is printed from an unknown document`);
  return faults;
}
