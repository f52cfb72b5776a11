import type { z } from 'zod';
import { Procedure } from './Procedure';
import type { Event } from './Event';
import type { State } from './State';
import type { Queue, Review } from './Review';
import type { Printed } from './Printed';
import { declarationFaults } from './declarationFaults';

/** Words that declarations may use; what is not among them does not compile. */
export interface Vocabulary {
  role: string;
  record: string;
  subject: string;
  route: string;
}

/** One entry of what an event does to clocks. */
type ClockUse<K extends 'start' | 'extend'> = NonNullable<NonNullable<z.input<typeof Event>['clocks']>[K]>[number];
type Editable = NonNullable<z.input<typeof State>['editable']>;
type StateInput<R extends string> = Omit<z.input<typeof State>, 'holder' | 'editable'> & { holder: R | null; editable?: Omit<Editable, 'by'> & { by?: R[] } };
type EventInput<S extends string, C extends string, D extends string, V extends Vocabulary> = Omit<
  z.input<typeof Event>,
  'from' | 'to' | 'after' | 'roles' | 'clocks' | 'documents' | 'effects' | 'messages'
> & {
  from: NoInfer<S>[];
  to?: NoInfer<S>;
  after?: NoInfer<C>;
  roles: (V['role'] | 'system')[];
  clocks?: Partial<Record<'stop' | 'pause' | 'resume', NoInfer<C>[]>> & {
    start?: (NoInfer<C> | (Exclude<ClockUse<'start'>, string> & { clock: NoInfer<C> }))[];
    extend?: (ClockUse<'extend'> & { clock: NoInfer<C> })[];
  };
  documents?: { key: NoInfer<D>; when?: Event['documents'][number]['when'] }[];
  effects?: (Omit<NonNullable<z.input<typeof Event>['effects']>[number], 'record'> & { record: V['record'] })[];
  messages?: (Omit<Event['messages'][number], 'to'> & { to: V['role'] | 'applicant' })[];
};

/** A declaration as it is written: states, roles, clocks, documents and records are checked by the compiler. */
export type ProcedureInput<S extends string, C extends string, D extends string, V extends Vocabulary> = Omit<
  z.input<typeof Procedure>,
  'subject' | 'route' | 'initial' | 'states' | 'events' | 'create' | 'clocks' | 'documents' | 'queues' | 'review'
> & {
  subject: V['subject'];
  route?: V['route'];
  initial: NoInfer<S>;
  states: Record<S, StateInput<V['role']>>;
  events: Record<string, EventInput<S, C, D, V>>;
  create?: { roles?: V['role'][]; guards?: NonNullable<z.input<typeof Procedure>['create']>['guards'] };
  clocks?: Record<C, NonNullable<z.input<typeof Procedure>['clocks']>[string]>;
  documents?: Record<D, Omit<z.input<typeof Printed>, 'roles'> & { roles: V['role'][] }>;
  queues?: Record<string, Omit<z.input<typeof Queue>, 'states' | 'roles'> & { states: NoInfer<S>[]; roles: V['role'][] }>;
  review?: z.input<typeof Review>;
};

/**
 * Declares a procedure in a vocabulary: `const defineProcedure = procedureIn<DistrictVocabulary>()`.
 * What the compiler cannot see (a guard on a field that the form does not have, a state that nothing reaches) is
 * found when the module is loaded.
 *
 * @throws Error that lists every fault of the declaration.
 */
export function procedureIn<V extends Vocabulary>() {
  return <const S extends string, const C extends string = never, const D extends string = never>(
    declaration: ProcedureInput<S, C, D, V>,
  ): Procedure => {
    const procedure = Procedure.parse(declaration);
    const faults = declarationFaults(procedure);
    if (faults.length > 0) throw new Error(`Procedure ${procedure.key} is not sound:\n  ${faults.join('\n  ')}`);
    return procedure;
  };
}
