import type { DistrictFacts, FactGroup, FactLoader } from '@medregistry/config/facts';
import { switchValues } from '@medregistry/config';
import { refuse, type Facts, type FormData } from '@medregistry/language';
import type { Knex } from 'knex';
import { preparedRows } from '../registers/prepared';
import { sourceBindings, sourceOf, type SubjectCase } from '../subjects';
import { factParts } from './factParts';
import type { FactPart } from './FactPart';

/** The subject and case that facts are wanted of. */
export interface FactTarget extends SubjectCase {
  /** Facts that the case keeps as they were when it was opened. */
  pinned?: Facts | undefined;
}

export interface FactContext extends FactTarget {
  trx: Knex;
}

export interface FactServices {
  decrypt(sealed: string): string;
  openForm(form: FormData): FormData;
}

const isGroup = (name: string): name is FactGroup => Object.hasOwn(factParts, name);

/** `json`, not `jsonb`: Strapi leaves the latter unparsed. */
function statement(groups: readonly FactGroup[], subjectType: string): string {
  const { from, where } = sourceOf(subjectType);
  return `
  SELECT ${groups.map((group) => `CAST(${factParts[group].sql} AS json) AS "${group}"`).join(',\n    ')}
  FROM ${from}
  WHERE ${where}`;
}

const statements = new Map<string, string>();

function statementFor(groups: readonly FactGroup[], subjectType: string): string {
  const key = [subjectType, ...groups].join(' ');
  const held = statements.get(key);
  if (held !== undefined) return held;
  const made = statement(groups, subjectType);
  statements.set(key, made);
  return made;
}

/**
 * The fact loaders: any set of groups about one subject in ONE statement, decrypted afterwards. Personal numbers
 * leave here in clear; whoever stores them seals them again.
 */
export function createFacts({ decrypt, openForm }: FactServices) {
  async function load<G extends FactGroup>(trx: Knex, groups: readonly G[], target: FactTarget): Promise<Pick<DistrictFacts, G>> {
    if (groups.length === 0) return {} as Pick<DistrictFacts, G>;
    const kept = target.pinned?.['switches'];
    const switched = kept === undefined && groups.some((group) => factParts[group].switched) && !groups.some((group) => group === 'switches');
    const read: FactGroup[] = switched ? [...groups, 'switches'] : [...groups];
    const [row] = await preparedRows<Record<string, unknown>>(trx, statementFor(read, target.subjectType), sourceBindings(target));
    if (!row) throw refuse.notFound();
    const tools = { decrypt, openForm, today: target.today, switches: switchValues((kept ?? row['switches'] ?? {}) as Record<string, unknown>) };
    return Object.fromEntries(groups.map((group) => [group, (factParts[group] as FactPart<G>).read(row[group] ?? null, tools)])) as Pick<DistrictFacts, G>;
  }

  const loader = <G extends FactGroup>(group: G): FactLoader<G, FactContext> => async ({ trx, ...target }) => (await load(trx, [group], target))[group];

  return {
    load,

    /**
     * What the workflow service calls.
     *
     * @throws Error for a group that no register tells of, Refusal 404 for a subject that does not exist
     */
    async loadFacts(trx: Knex, names: readonly string[], target: FactTarget): Promise<Facts> {
      const unknown = names.filter((name) => !isGroup(name) || (factParts[name].subject ?? target.subjectType) !== target.subjectType);
      if (unknown.length > 0) throw new Error(`No register tells of ${unknown.join(', ')} in a case about a ${target.subjectType}`);
      return (await load(trx, names.filter(isGroup), target)) as unknown as Facts;
    },

    /** One loader for each group, for whoever needs just that. */
    loaders: Object.fromEntries(Object.keys(factParts).map((group) => [group, loader(group as FactGroup)])) as {
      [G in FactGroup]: FactLoader<G, FactContext>;
    },
  };
}

export type FactsService = ReturnType<typeof createFacts>;
