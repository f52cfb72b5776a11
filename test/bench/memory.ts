import { readFile } from 'node:fs/promises';

const MEGABYTE = 1024 * 1024;
const PAGE_SIZE = 4096;

const text = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

/** A process with its children, theirs included. */
async function family(pid: number): Promise<number[]> {
  const children = (await text(`/proc/${pid}/task/${pid}/children`)).split(' ').filter(Boolean).map(Number);
  return [pid, ...(await Promise.all(children.map(family))).flat()];
}

/** Resident megabytes of a process and all its children; 0 where the system does not tell (no /proc). */
export async function residentMegabytes(pid: number): Promise<number> {
  const sizes = await Promise.all((await family(pid)).map(async (member) => Number((await text(`/proc/${member}/statm`)).split(' ')[1] ?? 0)));
  return (sizes.reduce((sum, pages) => sum + pages, 0) * PAGE_SIZE) / MEGABYTE;
}

/** Watches a process until it is stopped, and tells the most that it held. */
export function watchMemory(pid: number, every = 50): { stop: () => Promise<number> } {
  let most = 0;
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      most = Math.max(most, await residentMegabytes(pid));
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await watching;
      return most;
    },
  };
}
