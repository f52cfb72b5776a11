import { join } from 'node:path';
import sharp from 'sharp';
import { FontBook } from './FontBook';
import type { ChildSettings, Job, JobAnswer, JobKind, JobResults } from './Job';
import { inspect } from './inspect';
import { merge } from './merge';
import { normalise } from './normalise';
import { preview } from './preview';
import { PressRefusal } from './PressRefusal';
import { print } from './print';

/** What the parent sends: the settings once, then one job at a time; all files of a job begin with its tag. */
export type ChildMessage = { settings: ChildSettings } | { id: number; tag: string; job: Job };

sharp.cache(false);
sharp.concurrency(1);

// pdf-lib warns of each broken object of a damaged file; the refusal says it once, to the person whose file it is.
Object.assign(console, { warn: () => undefined });

let settings: ChildSettings | null = null;
let book: FontBook | null = null;

function run(job: Job, scratch: string, { tools, fontFolders, subset }: ChildSettings): Promise<JobResults[JobKind]> {
  const fonts = (): FontBook => (book ??= new FontBook(fontFolders, subset));
  switch (job.kind) {
    case 'normalise':
      return normalise(job, scratch, tools);
    case 'merge':
      return merge(job, scratch, fonts);
    case 'preview':
      return preview(job, scratch, tools, fonts);
    case 'inspect':
      return inspect(job, scratch, tools);
    case 'print':
      return print(job, scratch, fonts());
  }
}

async function answer(id: number, tag: string, job: Job): Promise<JobAnswer> {
  try {
    if (!settings) throw new Error('a job came before the settings');
    const result = await run(job, join(settings.scratch, `${tag}-`), settings);
    return { id, result, rss: process.memoryUsage().rss };
  } catch (error) {
    const rss = process.memoryUsage().rss;
    if (error instanceof PressRefusal) return { id, refusal: { code: error.code, message: error.message }, rss };
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error), rss };
  }
}

process.on('message', (message: ChildMessage) => {
  if ('settings' in message) settings = message.settings;
  else void answer(message.id, message.tag, message.job).then((reply) => process.send?.(reply));
});

// The parent is gone, however it went: nobody waits for an answer any more.
process.on('disconnect', () => process.exit(0));
