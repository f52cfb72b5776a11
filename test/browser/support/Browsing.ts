import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../support/chromium.cjs';
import { demoAccounts } from '../../support/district';

/** Milliseconds that anything on a screen may take on a machine that is busy with other things. */
export const PATIENCE = 60_000;

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 360, height: 780 };

const ARTIFACTS = resolve(__dirname, '..', '..', '.artifacts');

/** Without these Chromium talks to hosts that a test run need not reach. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--force-color-profile=srgb'];

/** Fonts for the browser: the system's, and the Chinese one that documents are printed with, so that every machine takes the same pictures. */
function fontsIn(folder: string): string {
  const chinese = join(dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')), '400Regular');
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, `<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${chinese}</dir><cachedir>${join(folder, 'fonts')}</cachedir></fontconfig>`);
  return file;
}

/** The desks of a story: one browser profile for each person, so that all stay signed in beside each other. */
export class Browsing {
  private readonly profiles: { folder: string; context: BrowserContext }[] = [];

  constructor(readonly url: string) {}

  /** A fresh browser with nobody signed in. */
  async open(): Promise<Page> {
    const folder = mkdtempSync(join(tmpdir(), 'medregistry-browser-'));
    const executablePath = findChromium();
    const context = await chromium.launchPersistentContext(folder, { headless: true, args: FLAGS, viewport: WIDE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: this.url, timeout: PATIENCE, env: { ...process.env, FONTCONFIG_FILE: fontsIn(folder) } as Record<string, string>, ...(executablePath ? { executablePath } : {}) });
    this.profiles.push({ folder, context });
    context.setDefaultTimeout(PATIENCE);
    context.setDefaultNavigationTimeout(PATIENCE);
    return context.pages()[0] ?? context.newPage();
  }

  /** A fresh browser in which a person of the demonstration has signed in by hand. */
  async signIn(username: string): Promise<Page> {
    const page = await this.open();
    await page.goto('/');
    await this.enter(page, username);
    return page;
  }

  /** Types name and password into the sign-in page that is open. */
  async enter(page: Page, username: string): Promise<void> {
    const account = demoAccounts().find((candidate) => candidate.username === username);
    if (!account) throw new Error(`The demonstration has no account ${username}`);
    await page.locator('#identifier').fill(account.username);
    await page.getByLabel('密码', { exact: true }).fill(account.password);
    await page.getByLabel('密码', { exact: true }).press('Enter');
    await page.waitForURL('**/app/**');
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Keeps what every open page shows, for whoever looks into a failure. */
  async keepArtifacts(name: string): Promise<void> {
    mkdirSync(ARTIFACTS, { recursive: true });
    const pages = this.profiles.flatMap(({ context }) => context.pages());
    for (const [index, page] of pages.entries()) {
      const file = join(ARTIFACTS, `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}-${index}`);
      await page.screenshot({ path: `${file}.png`, fullPage: true, timeout: 20_000 }).catch(() => undefined);
      writeFileSync(`${file}.html`, `<!-- ${page.url()} -->\n${await page.content().catch(String)}`);
    }
  }

  async close(): Promise<void> {
    for (const { context, folder } of this.profiles) {
      await context.close().catch(() => undefined);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  }
}

/** Declares the steps of a story: each goes on where the one before stopped, and none is tried after a failure. */
export function story(browsing: () => Browsing): (name: string, act: () => Promise<void>) => void {
  let broken: string | undefined;
  return (name, act) => {
    it(
      name,
      async () => {
        if (broken) throw new Error(`The story stopped earlier, at “${broken}”.`);
        try {
          await act();
        } catch (error) {
          broken = name;
          await browsing().keepArtifacts(name);
          throw error;
        }
      },
      6 * PATIENCE,
    );
  };
}
