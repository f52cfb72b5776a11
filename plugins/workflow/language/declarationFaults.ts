import type { Field } from './Field';
import { fieldsOf } from './Form';
import { startsOf, SYSTEM_ROLE, type Event } from './Event';
import { ownLinkFaults } from './linkFaults';
import type { Procedure } from './Procedure';
import { fillersOf } from './State';

/** States that events can reach from the initial one. */
function reachable(procedure: Procedure): Set<string> {
  const reached = new Set([procedure.initial]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const event of Object.values(procedure.events)) {
      if (event.to !== undefined && !reached.has(event.to) && event.from.some((state) => reached.has(state))) {
        reached.add(event.to);
        grew = true;
      }
    }
  }
  return reached;
}

/** Every operand of one kind below a node, as its paths. */
function operands(node: unknown, kind: 'form' | 'payload' | 'action' | 'flagged'): string[] {
  if (Array.isArray(node)) return node.flatMap((item) => operands(item, kind));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, item]) => (key === kind && typeof item === 'string' ? [item] : operands(item, kind)));
}

/** Every text below a node. */
function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(texts) : [];
}

/** Paths of the holes of one kind in the texts below a node: `{form:contact.name}`. */
const holes = (node: unknown, kind: 'form' | 'payload' | 'action'): string[] =>
  texts(node).flatMap((text) => [...text.matchAll(new RegExp(`\\{${kind}:([A-Za-z][\\w.-]*)\\}`, 'g'))].map(([, path]) => path ?? ''));

/** Faults of a list of fields, those of tables included. */
function fieldFaults(fields: Field[], place: string): string[] {
  const keys = fields.map(({ key }) => key);
  return [
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${place} has two fields ${key}`),
    ...fields.flatMap((field) => {
      const here = `${place}.${field.key}`;
      const lacks = (part: 'options' | 'columns' | 'items', ...types: Field['type'][]): string[] =>
        types.includes(field.type) && (field[part] ?? []).length === 0 ? [`${here} is a ${field.type} without ${part}`] : [];
      return [...lacks('options', 'choice', 'choices'), ...lacks('columns', 'table'), ...lacks('items', 'checklist'), ...fieldFaults(field.columns ?? [], here)];
    }),
  ];
}

/** The terms that an event touches. */
const clocksOf = (event: Event): string[] => [
  ...startsOf(event).map(({ clock }) => clock),
  ...event.clocks.extend.map(({ clock }) => clock),
  ...event.clocks.stop,
  ...event.clocks.pause,
  ...event.clocks.resume,
  ...(event.after === undefined ? [] : [event.after]),
];

const ACTION_PROPERTIES: ReadonlySet<string> = new Set(['on', 'actorName', 'actorId']);

/** Whether a path such as `propose.payload.months` names something that an action of the procedure says. */
function saidByAction(path: string, { events }: Procedure): boolean {
  const [event = '', part = '', key = ''] = path.split('.');
  return part === 'payload' ? Boolean(events[event]?.payload.some((field) => field.key === key)) : event in events && ACTION_PROPERTIES.has(part);
}

/** Faults of what an event does with flags and of what only the system fires. */
function quietFaults(key: string, event: Event, { flags, kind }: Procedure): string[] {
  const { after, clocks, displaced } = event;
  return [
    ...Object.values(event.flags).flat().filter((flag) => !(flag in flags)).map((flag) => `event ${key} names an unknown flag ${flag}`),
    ...(kind === 'case' && event.roles.every((role) => role === SYSTEM_ROLE) && after === undefined && !displaced ? [`event ${key} is the system's, yet it waits for no term`] : []),
    ...(after !== undefined && !event.roles.includes(SYSTEM_ROLE) ? [`event ${key} waits for a term, yet the system may not fire it`] : []),
    ...(after !== undefined && !clocks.stop.includes(after) && !startsOf(event).some(({ clock }) => clock === after) ? [`event ${key} waits for the term ${after}, yet leaves it running`] : []),
  ];
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
  for (const [key, state] of Object.entries(states)) {
    const { closed, toldAs } = state;
    const told = toldAs === undefined ? state : states[toldAs];
    expect(told !== undefined && (told === state || (told.toldAs === undefined && told.holder === state.holder && told.closed === closed)), `state ${key} is told as ${toldAs}, which is not a state with the same holder`);
    const leaves = Object.values(events).some(({ from, to }) => to !== undefined && from.includes(key));
    expect(!closed || !leaves || procedure.kind === 'record', `state ${key} is closed, yet an event leads out of it`);
    expect(fillersOf(state).length > 0 || !(state.editable.form || state.editable.materials), `state ${key} is filled in by nobody`);
    expect(closed || leaves, `nothing leads out of state ${key}, yet it is not closed`);
  }
  for (const [key, event] of Object.entries(events)) {
    for (const state of [...event.from, ...(event.to === undefined ? [] : [event.to])]) expect(state in states, `event ${key} names an unknown state ${state}`);
    for (const clock of clocksOf(event)) expect(clock in clocks, `event ${key} names an unknown clock ${clock}`);
    for (const document of event.documents) expect(documents[document.key]?.kind === 'issued', `event ${key} issues ${document.key}, which is not an issued document`);
    faults.push(...quietFaults(key, event, procedure));
    const payload = new Set(event.payload.map((field) => field.key));
    faults.push(...fieldFaults(event.payload, `payload of ${key}`));
    for (const path of [...operands(event, 'payload'), ...holes(event, 'payload')]) expect(payload.has(path.split('.')[0] ?? ''), `event ${key} speaks of payload.${path}, which it does not have`);
  }
  for (const section of procedure.form.sections) faults.push(...fieldFaults(section.fields, `form.${section.key}`));
  for (const path of [...operands(procedure, 'form'), ...holes(procedure, 'form')]) {
    expect(fields.has(path.split('.').slice(0, 2).join('.')), `a rule speaks of form.${path}, which the form does not have`);
  }
  for (const path of [...operands(procedure, 'action'), ...holes(procedure, 'action')]) expect(saidByAction(path, procedure), `a rule speaks of action ${path}, which nobody says`);
  for (const flag of [...operands(procedure, 'flagged'), ...Object.values(queues).flatMap((queue) => queue.flags ?? [])]) expect(flag in procedure.flags, `a rule names an unknown flag ${flag}`);
  for (const [key, { set }] of Object.entries(procedure.flags).map(([flag]) => [flag, { set: Object.values(events).some((event) => event.flags.set.includes(flag)) }] as const)) {
    expect(set, `flag ${key} is never set`);
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
  for (const state of Object.values(states)) expect(state.holder === null || !state.closed, 'a closed state is held by somebody');
  const sectionKeys = procedure.form.sections.map((section) => section.key);
  expect(new Set(sectionKeys).size === sectionKeys.length, 'two sections have the same key');
  expect(procedure.kind === 'record' || procedure.create.roles.length > 0, 'nobody may open a case');
  const slotKeys = procedure.materials.map((slot) => slot.key);
  expect(new Set(slotKeys).size === slotKeys.length, 'two slots have the same key');
  for (const { key, repeat } of procedure.materials) {
    if (repeat?.by !== 'row') continue;
    for (const table of repeat.tables) {
      const columns = new Set(fieldsOf(procedure.form).find(({ path }) => path === table)?.field.columns?.map((column) => column.key));
      for (const column of [repeat.id, repeat.name, ...repeat.details]) expect(columns.has(column), `slot ${key} repeats for rows of ${table} by ${column}, which the form does not have`);
    }
  }
  for (const { key, filledBy, required } of procedure.materials) {
    for (const state of filledBy?.states ?? []) expect(state in states, `slot ${key} is filled in an unknown state ${state}`);
    expect(!filledBy || required === false, `slot ${key} is the office's, yet the applicant has to fill it`);
  }
  for (const slot of procedure.materials) expect(!slot.printable || slot.printable in documents, `slot ${slot.key} is printed from an unknown document`);
  faults.push(...ownLinkFaults(procedure));
  return faults;
}
