import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { NARROW, WIDE } from './Browsing';
import { until } from './until';

const FOLDER = resolve(__dirname, '..', '..', '..', 'docs', 'screenshots');
const KEPT = process.env['MEDREGISTRY_SCREENSHOTS'] === '1';
/** Bytes that a picture of the documentation may have. */
const LIMIT = 150_000;
/** How much of a long page is worth showing, by its width. */
const TALLEST = { [WIDE.width]: 1500, [NARROW.width]: 1700 };

interface Finding {
  id: string;
  impact: string | null;
  nodes: string[];
}

interface Measured {
  overflow: number;
  widest: string;
  headings: number;
  height: number;
}

const MEASURE = `(() => {
  const root = document.scrollingElement;
  const inside = root.clientWidth;
  const wide = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > inside + 1);
  const deepest = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
  return {
    overflow: root.scrollWidth - inside,
    widest: deepest.slice(0, 3).map((one) => one.outerHTML.slice(0, 160)).join(' | '),
    headings: [...document.querySelectorAll('h1')].filter((one) => one.checkVisibility()).length,
    height: root.scrollHeight,
  };
})()`;

async function faultsOf(page: Page): Promise<Finding[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate<axe.Result[]>(`axe.run(document, { resultTypes: ['violations'], iframes: false }).then(({ violations }) => violations)`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({ id, impact: impact ?? null, nodes: nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 200)} ${any.map(({ message }) => message).join(' ')}`) }));
}

async function picture(page: Page, name: string, height: number): Promise<void> {
  const { width } = page.viewportSize() ?? WIDE;
  await page.setViewportSize({ width, height: Math.min(Math.max(height, 600), TALLEST[width] ?? 1500) });
  await settled(page);
  await page.evaluate('window.scrollTo(0, 0)');
  await until(page, `![...document.querySelectorAll('.page-image span')].some((one) => one.textContent === '正在载入…' && one.getBoundingClientRect().top < innerHeight)`);
  const taken = await page.screenshot({ animations: 'disabled' });
  mkdirSync(FOLDER, { recursive: true });
  for (const colours of [128, 64, 32, 16, 8]) {
    const small = await sharp(taken).png({ palette: true, colours, effort: 10, compressionLevel: 9 }).toBuffer();
    if (small.length > LIMIT && colours > 8) continue;
    writeFileSync(join(FOLDER, `${name}.png`), small);
    return;
  }
}

/**
 * Waits until nothing on the screen is loading, no dialog is moving and no passing word covers anything. A list that is
 * closing still stands where the wider screen had it.
 */
async function settled(page: Page): Promise<void> {
  await until(page, `!document.querySelector('.loading, .ant-spin-spinning, .ant-zoom-big-enter, .ant-fade-enter, .ant-zoom-big-leave, .ant-slide-up-enter, .ant-slide-up-leave, .ant-message-notice')`);
  // A button that was just let go of changes its colours for a moment; what turns for ever is not waited for.
  await until(page, `!document.getAnimations().some((one) => one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime))`);
  await page.evaluate(`document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))`);
}

/**
 * Looks at a screen as it stands, on a desk and on a phone: no serious violation of WCAG, nothing that sticks out on
 * a phone, one main heading. With `MEDREGISTRY_SCREENSHOTS=1` its pictures go to docs/screenshots.
 *
 * @param name file name of the pictures
 * @returns one line for each thing that is wrong
 */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    await settled(page);
    const { overflow, widest, headings, height } = await page.evaluate<Measured>(MEASURE);
    const place = `${name} at ${size.width} px`;
    if (overflow > 0) wrong.push(`${place}: ${overflow} px stick out on the right: ${widest}`);
    if (headings !== 1) wrong.push(`${place}: ${headings} main headings`);
    for (const { id, impact, nodes } of await faultsOf(page)) wrong.push(`${place}: ${impact} ${id}: ${nodes.join(' | ')}`);
    if (KEPT) await picture(page, size === WIDE ? name : `${name}-${NARROW.width}`, height);
  }
  await page.setViewportSize(WIDE);
  return wrong;
}
