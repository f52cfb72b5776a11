import { createHash } from 'node:crypto';
import { canonicalJson, linkFaults, Procedure } from '@medregistry/language';
import type { Knex } from 'knex';
import type { WorkflowDeclaration } from '../Declaration';
import { newDocumentId } from '../newDocumentId';

export interface VersionedProcedure {
  hash: string;
  procedure: Procedure;
}

const hashOf = (procedure: Procedure): string => createHash('sha256').update(canonicalJson(procedure)).digest('hex');

/** The declarations in force, and every older version that a case was filed under. */
export function createRegistry() {
  let declared: WorkflowDeclaration | undefined;
  const current = new Map<string, VersionedProcedure>();
  const versions = new Map<string, Procedure>();

  const declaration = (): WorkflowDeclaration => {
    if (!declared) throw new Error('No procedures were declared: call the workflow service `declare` at register');
    return declared;
  };

  return {
    declare(given: WorkflowDeclaration): void {
      declared = given;
      const faults = linkFaults(given.procedures);
      if (faults.length > 0) throw new Error(`The links of the procedures are not sound:\n  ${faults.join('\n  ')}`);
      current.clear();
      for (const procedure of given.procedures) {
        if (current.has(procedure.key)) throw new Error(`Two procedures are called ${procedure.key}`);
        const hash = hashOf(procedure);
        current.set(procedure.key, { hash, procedure });
        versions.set(hash, procedure);
      }
    },

    declaration,

    all: (): VersionedProcedure[] => [...current.values()],

    current: (key: string): VersionedProcedure | undefined => current.get(key),

    /** The version that a case is pinned to. Immutable, so it is fetched once in the life of a process. */
    async version(connection: Knex, hash: string): Promise<Procedure> {
      const known = versions.get(hash);
      if (known) return known;
      const { rows } = await connection.raw<{ rows: { declaration: unknown }[] }>('SELECT CAST(declaration AS json) AS declaration FROM procedure_versions WHERE hash = ?', [hash]);
      if (!rows[0]) throw new Error(`Procedure version ${hash} is not stored`);
      const procedure = Procedure.parse(rows[0].declaration);
      versions.set(hash, procedure);
      return procedure;
    },

    /** Writes versions and (procedure, state) pairs that the database does not hold yet. Safe on several processes. */
    async store(trx: Knex.Transaction, now: Date): Promise<void> {
      for (const { hash, procedure } of current.values()) {
        await trx.raw(
          `INSERT INTO procedure_versions (document_id, hash, procedure, declaration, first_seen_at, created_at, updated_at, published_at)
           VALUES (:documentId, :hash, :procedure, :declaration, :now, :now, :now, :now) ON CONFLICT (hash) DO NOTHING`,
          { documentId: newDocumentId(), hash, procedure: procedure.key, declaration: JSON.stringify(procedure), now: now.toISOString() },
        );
        await trx.raw('INSERT INTO workflow_states (procedure, state) SELECT :procedure, unnest(:states::text[]) ON CONFLICT DO NOTHING', {
          procedure: procedure.key,
          states: Object.keys(procedure.states),
        });
      }
    },
  };
}

export type Registry = ReturnType<typeof createRegistry>;
