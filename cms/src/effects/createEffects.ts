import type { Cipher } from '@medregistry/access';
import type { Procedure, ResolvedEffect } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { registerTable } from '../registers/RegisterTable';
import { asStored } from '../registers/sealing';
import { advance } from './advance';
import { append } from './append';
import type { EffectActor, EffectTarget, EffectVerbs } from './EffectVerb';
import { newVersion } from './newVersion';
import { recordOf } from './registerRecords';
import { set } from './set';

const typeOf = (uid: string): string => uid.slice(uid.lastIndexOf('.') + 1);

/**
 * Ties the effect verbs of the language to the registers: one statement an effect, column names from the running
 * schema only. Personal values are sealed on their way.
 *
 * @param machines the machine of each record that has one, by record name
 */
export function createEffects(strapi: Core.Strapi, cipher: () => Pick<Cipher, 'encrypt' | 'blindIndex'>, machines: Readonly<Record<string, Procedure>>) {
  const verbs: EffectVerbs = { set, newVersion, append, advance: advance(machines) };
  const tableOf = (uid: string) => registerTable(strapi, typeOf(uid));

  return {
    /** @throws Error or Refusal as the verb says; the case's transaction is then undone as a whole */
    async apply(trx: Knex.Transaction, { verb, record, values }: ResolvedEffect, target: EffectTarget, actor: EffectActor): Promise<void> {
      const { type } = recordOf(record);
      const stored = asStored(type, values, cipher()) as typeof values;
      await verbs[verb]({ trx, record, values: stored, target, actor, table: registerTable(strapi, type), tableOf });
    },
  };
}

export type Effects = ReturnType<typeof createEffects>;
