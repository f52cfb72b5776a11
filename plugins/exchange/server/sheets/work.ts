import type { FromChild, SheetRow, ToChild } from './protocol';
import { readText } from './readText';
import { readWorkbook } from './readWorkbook';
import { SheetRefusal } from './SheetRefusal';
import { sniff } from './sniff';
import { WorkbookFile } from './writeWorkbook';

/** The child: does one job, says one thing for each that it is told, and ends with its parent. */
const say = (message: FromChild): void => void process.send?.(message);

let resume = (): void => undefined;
let writing: WorkbookFile | undefined;

/** Waits until the parent has dealt with what it was given: a slow reader holds the file back, not the memory. */
const told = (): Promise<void> => new Promise((resolve) => (resume = resolve));

async function read({ path, limits, batch }: Extract<ToChild, { say: 'read' }>): Promise<void> {
  const kind = await sniff(path, limits.fileBytes);
  let waiting: SheetRow[] = [];
  for await (const { rows, share } of kind === 'workbook' ? readWorkbook(path, limits) : readText(path, limits)) {
    for (const row of rows) {
      if (waiting.push(row) < batch) continue;
      say({ say: 'batch', batch: { rows: waiting, share } });
      waiting = [];
      await told();
    }
  }
  if (waiting.length > 0) {
    say({ say: 'batch', batch: { rows: waiting, share: 1 } });
    await told();
  }
  say({ say: 'done' });
}

async function act(message: ToChild): Promise<void> {
  switch (message.say) {
    case 'read':
      return read(message);
    case 'write':
      writing = new WorkbookFile(message.path, message.book);
      return say({ say: 'ready' });
    case 'rows':
      writing?.add(message.rows);
      return say({ say: 'ready' });
    case 'end':
      await writing?.end();
      return say({ say: 'done' });
    case 'next':
      return resume();
  }
}

process.on('message', (message: ToChild) => {
  act(message).catch((error: unknown) => {
    if (error instanceof SheetRefusal) say({ say: 'refusal', code: error.code });
    else say({ say: 'fault', fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  });
});

// The parent is gone, however it went: nobody waits for an answer any more.
process.on('disconnect', () => process.exit(0));
