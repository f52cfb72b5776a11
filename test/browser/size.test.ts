import { gzipSync } from 'node:zlib';
import type { Page, Request } from 'playwright-core';
import { BOOT_PATIENCE, districtServer } from '../support/strapi';
import { Browsing, PATIENCE } from './support/Browsing';
import { until } from './support/until';

const KB = 1000;

interface Loaded {
  requestId: string;
  encodedDataLength: number;
}

/** Bytes that come over the wire, headers included, from now on. */
async function meter(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }: Loaded) => (bytes += encodedDataLength));
  return () => bytes;
}

/** Whether a request fetches for later what the page itself does not run. */
const isPrefetch = async (request: Request): Promise<boolean> => /prefetch/.test(`${(await request.allHeaders())['sec-purpose'] ?? ''}${(await request.allHeaders())['purpose'] ?? ''}`);

describe('what has to be fetched', () => {
  let browsing: Browsing;

  beforeAll(async () => {
    browsing = new Browsing((await districtServer()).url);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  it(
    'is at most 10 kB of JavaScript, gzipped, before the person types, and 480 kB in all for the first work list',
    async () => {
      const page = await browsing.open();
      const wire = await meter(page);
      const scripts: Request[] = [];
      const prefetched: string[] = [];
      page.on('requestfinished', (request) => {
        if (/\.js$/.test(new URL(request.url()).pathname)) scripts.push(request);
      });
      await page.goto('/');
      await until(page, `document.querySelectorAll('link[rel=prefetch]').length > 0`);
      await page.waitForLoadState('networkidle');

      let signIn = 0;
      for (const request of scripts) {
        if (await isPrefetch(request)) prefetched.push(request.url());
        else signIn += gzipSync((await (await request.response())?.body()) ?? '', { level: 9 }).length;
      }
      expect(signIn).toBeGreaterThan(0);
      expect(signIn).toBeLessThanOrEqual(10 * KB);
      expect(prefetched.length).toBeGreaterThan(0);

      await browsing.enter(page, 'reviewer-1');
      await page.getByRole('table').getByRole('link').first().waitFor();
      await page.waitForLoadState('networkidle');
      const all = wire();
      expect(all).toBeGreaterThan(signIn);
      process.stdout.write(`Sign-in page: ${(signIn / KB).toFixed(1)} kB of JavaScript gzipped; to the first work list: ${(all / KB).toFixed(0)} kB over the wire\n`);
      expect(all).toBeLessThanOrEqual(480 * KB);
    },
    3 * PATIENCE,
  );
});
