import http from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { serve } from './Child';

const EVERY = 20;

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

const once = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    http.get(url, { agent }, (answer) => void answer.resume().once('end', resolve).once('error', reject)).once('error', reject);
  });

let going: Promise<number[]> | undefined;
let stopped = true;

async function ping(url: string): Promise<number[]> {
  const found: number[] = [];
  while (!stopped) {
    const began = performance.now();
    await once(url);
    found.push(performance.now() - began);
    await delay(EVERY);
  }
  return found;
}

/** Somebody else who uses the system meanwhile: asks again and again, and writes down how long the answers take. */
serve({
  begin(url: string): void {
    stopped = false;
    going = ping(url);
  },
  async end(): Promise<number[]> {
    stopped = true;
    return (await going) ?? [];
  },
});
