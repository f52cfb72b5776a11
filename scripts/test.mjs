import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { checkEnvironment, prepare } from './lib/environment.mjs';
import { ROOT, giveUp, inProject, say } from './lib/project.mjs';
import { node } from './lib/run.mjs';

const { findChromium } = createRequire(import.meta.url)('../test/support/chromium.cjs');
let passed = 0;
let failed = 0;

/** The last line, which says it all, and the exit code that goes with it. */
function finish() {
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed > 0 ? 1 : 0);
}

function askForBrowser() {
  if (findChromium()) return '';
  const needed = 'No Chromium was found (CHROME_PATH, or chromium or google-chrome in the search path)';
  if (process.env.MEDREGISTRY_REQUIRE_BROWSER === '1') {
    say(`${needed}, and this run requires one.`);
    failed += 1;
    return '';
  }
  return `${needed}: the browser tests are SKIPPED. Install Debian's chromium to run them.`;
}

async function main() {
  if (process.env.NODE_ENV === 'production') giveUp('Tests do not run with NODE_ENV=production. Unset it and start again.');
  checkEnvironment();
  const skip = askForBrowser();
  try {
    await prepare({ everything: true });
  } catch (error) {
    say(error.message);
    failed += 1;
    return finish();
  }
  say('Linting');
  if ((await node([inProject('node_modules', 'eslint', 'bin', 'eslint.js'), '--cache', '--cache-location', inProject('.cache', 'eslint'), '.'])) !== 0) failed += 1;

  if (skip) say(skip);
  say('Testing');
  const summary = path.join(os.tmpdir(), `medregistry-summary-${randomBytes(6).toString('hex')}.json`);
  const code = await node([inProject('node_modules', 'jest', 'bin', 'jest.js'), '--config', path.join(ROOT, 'test', 'jest.config.cjs'), ...process.argv.slice(2)], {
    env: { TEST_SUMMARY: summary, NODE_ENV: 'test', TZ: 'UTC' },
  });
  if (fs.existsSync(summary)) {
    const counts = JSON.parse(fs.readFileSync(summary, 'utf8'));
    fs.rmSync(summary);
    passed += counts.passed;
    failed += counts.failed;
    if (code !== 0 && counts.failed === 0) failed += 1;
  } else failed += 1;
  if (skip) say(skip);
  finish();
}

await main();
