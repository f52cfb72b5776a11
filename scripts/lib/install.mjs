import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { inProject, readOr, say } from './project.mjs';
import { node, run } from './run.mjs';

const STAMP = inProject('node_modules', '.medregistry-lock');

/** Whether what npm wrote down after its last install is what the lock file asks for. */
function agrees(lock) {
  const installed = JSON.parse(readOr(inProject('node_modules', '.package-lock.json'), '{"packages":{}}')).packages;
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (!place.startsWith('node_modules/') && !place.includes('/node_modules/')) return true;
    const found = installed[place];
    return found ? found.version === wanted.version || found.link === true : Boolean(wanted.optional || wanted.peer);
  });
}

/** Whether the installed packages are those of the lock file. */
export function isInstalled() {
  const text = readOr(inProject('package-lock.json'));
  const digest = createHash('sha256').update(text).digest('hex');
  if (readOr(STAMP) === digest) return true;
  if (!fs.existsSync(inProject('node_modules')) || !agrees(JSON.parse(text))) return false;
  fs.writeFileSync(STAMP, digest);
  return true;
}

/**
 * Installs the packages of the lock file when they are missing or others. No package needs its install script, and
 * development packages are always needed, because the project is built where it runs.
 *
 * @throws when npm fails; npm has then said why.
 */
export async function install() {
  if (isInstalled()) return;
  say('Installing packages with npm ci (a few minutes the first time)');
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const code = npm && /npm-cli\.c?js$/.test(npm) ? await node([npm, ...args]) : await run('npm', args);
  if (code !== 0) throw new Error('npm ci failed; its message stands above. Check the network and the registry, then start again.');
  fs.writeFileSync(STAMP, createHash('sha256').update(fs.readFileSync(inProject('package-lock.json'))).digest('hex'));
}
