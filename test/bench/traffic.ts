import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { serve, type Services } from './Child';

interface Filing {
  documentId: string;
  headers: Record<string, string>;
}

export interface TrafficQuestion {
  url: string;
  filings: Filing[];
  perSecond: number;
}

export interface Traffic {
  requests: number;
  refused: number;
  /** How long the answers took. */
  milliseconds: number[];
}

/** What the process that files answers. */
export interface TrafficServices extends Services {
  begin: (question: TrafficQuestion) => void;
  end: () => Promise<Traffic>;
}

/** What people do while they file, as often as it stands here: look at the case, save the form, bring a page. */
const ACTS = ['look', 'look', 'look', 'save', 'look', 'look', 'save', 'upload'] as const;
const SLOT = 'work-summary';

let stopped = true;
let going: Promise<Traffic> | undefined;

/** A page as a flatbed scanner gives it: A4 at 150 dpi, a couple of hundred kilobytes. */
const scan = (): Promise<Buffer> =>
  sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#f6f4ee', noise: { type: 'gaussian', mean: 230, sigma: 12 } } }).jpeg({ quality: 60 }).toBuffer();

async function act(url: string, { documentId, headers }: Filing, what: (typeof ACTS)[number], page: Buffer): Promise<boolean> {
  const address = `${url}/api/applications/${documentId}`;
  if (what === 'upload') {
    const body = new FormData();
    body.append('files', new Blob([new Uint8Array(page)], { type: 'image/jpeg' }), 'page.jpg');
    return (await fetch(`${address}/materials/${SLOT}/pages`, { method: 'POST', headers, body })).ok;
  }
  const looked = await fetch(address, { headers });
  const { data } = (await looked.json()) as { data: { form: object } };
  if (what === 'look' || !looked.ok) return looked.ok;
  const version = looked.headers.get('ETag') ?? '';
  const saved = await fetch(address, { method: 'PUT', headers: { ...headers, 'Content-Type': 'application/json', 'If-Match': version }, body: JSON.stringify({ data: { form: data.form } }) });
  await saved.arrayBuffer();
  return saved.ok;
}

async function file({ url, filings, perSecond }: TrafficQuestion): Promise<Traffic> {
  const page = await scan();
  const traffic: Traffic = { requests: 0, refused: 0, milliseconds: [] };
  const under = new Set<Promise<void>>();
  for (let turn = 0; !stopped; turn += 1) {
    const filing = filings[turn % filings.length];
    const what = ACTS[(turn + Math.floor(turn / filings.length)) % ACTS.length];
    if (!filing || !what) break;
    const began = performance.now();
    const done: Promise<void> = act(url, filing, what, page).then((ok) => {
      traffic.requests += 1;
      traffic.refused += ok ? 0 : 1;
      traffic.milliseconds.push(performance.now() - began);
      under.delete(done);
    });
    under.add(done);
    await delay(1000 / perSecond);
  }
  await Promise.all(under);
  return traffic;
}

serve({
  begin(question: TrafficQuestion): void {
    stopped = false;
    going = file(question);
  },
  async end(): Promise<Traffic> {
    stopped = true;
    return (await going) ?? { requests: 0, refused: 0, milliseconds: [] };
  },
});
