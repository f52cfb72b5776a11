import { PressRefusal } from '../press/PressRefusal';
import type { PageKind } from '../press/Job';
import { rows, type DossierDatabase } from '../Transaction';
import type { Workshop } from './workshop';

/** A page that was taken to be looked at and never was belongs to a process that died meanwhile. */
const ABANDONED_AFTER = 5 * 60_000;
/** How often a process looks for what others have left behind. */
const LOOK_EVERY = 60_000;

interface Claimed {
  id: number;
  key: string;
  kind: PageKind;
}

/** Looks at each page once after its upload, when nobody waits for the press, and keeps what was seen with the page. */
export interface Inspector {
  /** Starts on what is there, unless it is at work already. Never throws. */
  wake(): void;
  /** Looks at all pages that nobody has looked at. @returns how many there were */
  drain(): Promise<number>;
  start(): void;
  stop(): void;
}

export interface InspectorSurroundings {
  now: () => Date;
  warn: (words: string) => void;
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export function createInspector({ connection }: DossierDatabase, { press, store }: Workshop, { now, warn }: InspectorSurroundings): Inspector {
  let working: Promise<number> | null = null;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  /** One statement and no lock that lasts: a person who turns the page does not wait for it to be looked at. */
  async function claim(): Promise<Claimed | undefined> {
    const at = now();
    const [page] = await rows<Claimed>(
      connection,
      `UPDATE material_pages SET checks_claimed_at = ? WHERE id = (
         SELECT id FROM material_pages WHERE checks IS NULL AND removed_at IS NULL AND (checks_claimed_at IS NULL OR checks_claimed_at < ?)
         ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, file_key AS key, kind`,
      [at, new Date(at.getTime() - ABANDONED_AFTER)],
    );
    return page;
  }

  async function look({ id, key, kind }: Claimed): Promise<void> {
    const seen = await store.withLocal([key], ([path = '']) => press.run({ kind: 'inspect', path, pageKind: kind })).catch((error: unknown) => {
      if (!(error instanceof PressRefusal)) warn(`a page could not be looked at: ${words(error)}`);
      return { failed: true as const };
    });
    if (!stopped) await connection.raw('UPDATE material_pages SET checks = ?::jsonb WHERE id = ? AND checks IS NULL', [JSON.stringify(seen), id]);
  }

  async function work(): Promise<number> {
    let count = 0;
    do {
      again = false;
      for (let page = await claim(); page && !stopped; page = await claim()) {
        await look(page);
        count += 1;
      }
    } while (again && !stopped);
    return count;
  }

  function run(): Promise<number> {
    again = true;
    working ??= work().finally(() => {
      working = null;
    });
    return working;
  }

  const wake = (): void => {
    if (!stopped) run().catch((error: unknown) => !stopped && warn(`pages were not looked at: ${words(error)}`));
  };

  return {
    wake,
    drain: run,
    start() {
      wake();
      timer = setInterval(wake, LOOK_EVERY);
      timer.unref();
    },
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
