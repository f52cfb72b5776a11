import { performance } from 'node:perf_hooks';
import sharp from 'sharp';
import type { Bench } from './Bench';
import { Child, type Services } from './Child';
import { residentMegabytes, watchMemory } from './memory';
import { headersOf } from './reading';
import { figure, type Line } from './table';

interface PingServices extends Services {
  begin: (url: string) => void;
  end: () => Promise<number[]>;
}

const COUNT = 20;
const MEGABYTE = 1_000_000;
const SLOT = 'work-summary';

const percentile = (values: readonly number[], part: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? NaN;

/** A photograph of twelve megapixels and about three megabytes: a page on a desk, with a camera's noise. */
async function photograph(): Promise<Buffer> {
  const lines = Array.from({ length: 40 }, (_, line) => `<rect x="1050" y="${300 + line * 60}" width="${900 + ((line * 397) % 900)}" height="22" fill="#333"/>`);
  const page = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="4032" height="3024"><rect x="900" y="150" width="2150" height="2750" fill="#f6f4ee"/>${lines.join('')}</svg>`);
  const desk = await sharp({ create: { width: 4032, height: 3024, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 140, sigma: 20 } } }).jpeg({ quality: 95 }).toBuffer();
  return sharp(desk).composite([{ input: page, blend: 'soft-light' }]).jpeg({ quality: 78 }).toBuffer();
}

/** The same picture in another file: a remark in its head makes its bytes its own. */
function numbered(photo: Buffer, number: number): Buffer {
  const remark = Buffer.from(`photograph ${number}`);
  const head = Buffer.from([0xff, 0xfe, 0, remark.length + 2]);
  return Buffer.concat([photo.subarray(0, 2), head, remark, photo.subarray(2)]);
}

async function upload(address: string, headers: Record<string, string>, photographs: readonly Buffer[]): Promise<void> {
  const body = new FormData();
  photographs.forEach((photo, index) => body.append('files', new Blob([photo as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }), `IMG_${1000 + index}.jpg`));
  const answer = await fetch(address, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`The upload is answered with ${answer.status}: ${await answer.text()}`);
}

async function merged(address: string, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(address, { headers });
  if (!answer.ok) throw new Error(`The merged file is answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.arrayBuffer()).byteLength;
}

/** Twenty photographs into one slot and out as one PDF, while somebody else uses the system. */
export async function photographLines(bench: Bench): Promise<Line[]> {
  const { application, url } = bench;
  const pid = application.process.pid ?? 0;
  const [draft] = await application.ask('drafts', 1);
  if (!draft) return [];
  const { documentId, institution } = draft;
  const headers = headersOf(await bench.signIn('bench-applicant', 'institution', institution, 'subject'));
  const slot = `${url}/api/applications/${documentId}/materials/${SLOT}`;
  const first = await photograph();
  const photographs = Array.from({ length: COUNT }, (_, number) => numbered(first, number));

  const ping = await Child.start<PingServices>('ping.ts');
  try {
    const before = await residentMegabytes(pid);
    const memory = watchMemory(pid);
    await ping.ask('begin', `${url}/_health`);
    const began = performance.now();
    await upload(`${slot}/pages`, headers, photographs);
    const uploaded = performance.now();
    const size = await merged(`${slot}/file`, headers);
    const done = performance.now();
    const answers = await ping.ask('end');
    const most = await memory.stop();
    const megabytes = photographs.reduce((sum, { length }) => sum + length, 0) / MEGABYTE;
    return [
      { subject: `${COUNT} photographs of ${figure(megabytes / COUNT)} MB: uploaded`, found: `${figure((uploaded - began) / 1000)} s` },
      { subject: `${COUNT} photographs: merged into ${figure(size / MEGABYTE)} MB`, found: `${figure((done - uploaded) / 1000)} s` },
      { subject: `${COUNT} photographs: extra memory`, found: before === 0 ? 'not told by this system' : `${figure(most - before)} MB`, wanted: 'below 400' },
      { subject: `${COUNT} photographs: a ping meanwhile`, found: `p50 ${figure(percentile(answers, 0.5))} ms, p99 ${figure(percentile(answers, 0.99))} ms of ${answers.length}`, wanted: 'p99 below 100 ms' },
    ];
  } finally {
    await ping.end();
  }
}
