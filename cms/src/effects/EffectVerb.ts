import type { EffectVerb, Json } from '@medregistry/language';
import type { Knex } from 'knex';
import type { SubjectCase } from '../subjects';
import type { RegisterTable } from '../registers/RegisterTable';
import type { TableOf } from './statements';

/** The case that an effect comes from. */
export interface EffectTarget extends SubjectCase {
  now: Date;
}

export interface EffectActor {
  userId: number;
  name: string;
  role: string;
}

/** One effect, resolved, on its way to a register. */
export interface EffectCall {
  trx: Knex.Transaction;
  record: string;
  values: { [field: string]: Json };
  target: EffectTarget;
  actor: EffectActor;
  table: RegisterTable;
  tableOf: TableOf;
}

/** What each verb does; every one in a single statement. */
export type EffectVerbs = Record<EffectVerb, (call: EffectCall) => Promise<void>>;
