import type { Knex } from 'knex';
import { entryHash, GENESIS, HASHED_COLUMNS } from '../entryText';
import type { HashedColumns } from '../entryText';

/**
 * - `missing`: no entry has this sequence, though a later one or the head says it existed
 * - `changed`: the entry's hash is not the hash of what its columns store
 * - `unlinked`: the entry names another predecessor than the one before it
 * - `head`: the head row is gone or does not name the last entry
 */
export type BrokenReason = 'missing' | 'changed' | 'unlinked' | 'head';

export interface BrokenLink {
  chain: string;
  sequence: number;
  reason: BrokenReason;
}

type ChainRow = HashedColumns & { sequence: string; hash: string; epoch: string };

interface Head {
  chain: string;
  sequence: string;
  hash: string;
}

/** Rows fetched at a time: some hundred kilobytes, however long the chain. */
const PAGE = 1000;

/** Milliseconds since 1970 as PostgreSQL prints them, as ISO text; a time that is none makes the hash differ. */
const isoTime = (epoch: string): string | null => {
  const time = new Date(Number(epoch));
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
};

async function* entriesOf(trx: Knex.Transaction, chain: string): AsyncGenerator<ChainRow> {
  const columns = HASHED_COLUMNS.filter((column) => column !== 'at').map((column) => `${column}::text AS ${column}`);
  let after = '-9223372036854775808';
  for (;;) {
    const { rows } = await trx.raw<{ rows: ChainRow[] }>(
      `SELECT ${columns.join(', ')}, (extract(epoch FROM at) * 1000)::text AS epoch, hash
       FROM audit_entries WHERE chain = ? AND sequence > ?::bigint ORDER BY audit_entries.sequence LIMIT ${PAGE}`,
      [chain, after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.sequence;
  }
}

/** Every chain that has a head or an entry: a head that was taken away must not hide its entries. */
async function chainsOf(trx: Knex.Transaction, heads: Map<string, Head>): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { chain: string }[] }>('SELECT DISTINCT chain FROM audit_entries');
  return [...new Set([...heads.keys(), ...rows.map(({ chain }) => chain)])].sort();
}

async function verifyChain(trx: Knex.Transaction, chain: string, head: Head | undefined): Promise<BrokenLink | null> {
  let sequence = 0;
  let previous = GENESIS;
  for await (const entry of entriesOf(trx, chain)) {
    sequence += 1;
    if (Number(entry.sequence) !== sequence) return { chain, sequence, reason: 'missing' };
    if (entryHash({ ...entry, at: isoTime(entry.epoch) }) !== entry.hash) return { chain, sequence, reason: 'changed' };
    if (entry.previous_hash !== previous) return { chain, sequence, reason: 'unlinked' };
    previous = entry.hash;
  }
  const told = Number(head?.sequence ?? Number.NaN);
  if (told > sequence) return { chain, sequence: sequence + 1, reason: 'missing' };
  if (told !== sequence || head?.hash !== previous) return { chain, sequence, reason: 'head' };
  return null;
}

/**
 * Recomputes chains from the stored columns, independently of the function that wrote them.
 *
 * @param only one chain; without it all of them, in the order of their names.
 * @returns the first link that does not hold, null when everything does.
 */
export async function verifyChains(connection: Knex, only?: string): Promise<BrokenLink | null> {
  return connection.transaction(
    async (trx) => {
      const heads = await trx.raw<{ rows: Head[] }>('SELECT chain, sequence::text AS sequence, hash FROM audit_heads');
      const headOf = new Map(heads.rows.map((head) => [head.chain, head]));
      const chains = only === undefined ? await chainsOf(trx, headOf) : [only];
      for (const chain of chains) {
        const broken = await verifyChain(trx, chain, headOf.get(chain));
        if (broken) return broken;
      }
      return null;
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}
