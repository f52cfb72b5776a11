import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { hasAccounts, printAccounts } from './lib/accounts.mjs';
import { checkEnvironment, prepare, provide } from './lib/environment.mjs';
import { watchParent } from './lib/parent.mjs';
import { giveUp, inProject, say } from './lib/project.mjs';

const bin = (...parts) => inProject('node_modules', ...parts);

/** What runs side by side while somebody develops; each restarts or reloads on its own when a file changes. */
const CHILDREN = [
  { name: 'types', cwd: '.', args: [bin('typescript', 'bin', 'tsc'), '--build', '--watch', '--preserveWatchOutput', 'database', 'plugins/workflow/server', 'plugins/dossier/server', 'plugins/exchange/server', 'plugins/support/server', 'plugins/access/server'] },
  { name: 'cms', cwd: 'cms', args: [bin('@strapi', 'strapi', 'bin', 'strapi.js'), 'develop', '--no-install-deps'] },
  { name: 'screens', cwd: 'admin', args: [bin('vite', 'bin', 'vite.js')] },
];

/** Milliseconds that the watchers get to end by themselves. */
const PATIENCE = 5_000;

/** Signals whole groups; one that is gone already is left out. */
function signal(children, name) {
  for (const { pid } of children) {
    try {
      process.kill(-pid, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}

/** An empty database gets the demonstration district first, as it does by `npm start`; Strapi's own watcher would load none. */
async function loadDemonstration() {
  if (hasAccounts()) return;
  say('Making the tables and the demonstration district');
  const child = spawn(process.execPath, [inProject('scripts', 'lib', 'loadDemonstration.mjs')], { stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error('The demonstration district could not be loaded.');
}

/** Strapi in development mode with the modeller's panel, the compiler and Vite watching, on the embedded database. */
async function main() {
  if (process.env.NODE_ENV === 'production') giveUp('npm run develop is not for NODE_ENV=production; use npm start.');
  checkEnvironment();
  await prepare();
  const database = await provide();
  await loadDemonstration();
  printAccounts();
  const port = process.env.PORT || '1337';
  const env = { ...process.env, NODE_ENV: 'development', MEDREGISTRY_MODELLER: 'true', STRAPI_TELEMETRY_DISABLED: 'true', PORT: port, API_ORIGIN: `http://127.0.0.1:${port}`, LOG_LEVEL: process.env.LOG_LEVEL ?? 'info' };
  const children = CHILDREN.map(({ name, cwd, args }) => {
    // A group of its own: Strapi's watcher works in a process below its own, which no signal to the upper one ends.
    const child = spawn(process.execPath, args, { cwd: inProject(cwd), env, stdio: ['pipe', 'inherit', 'inherit'], detached: true });
    child.once('exit', (code) => void end(`${name} ended with ${code}`));
    return child;
  });
  say(`The modeller's panel: http://localhost:${port}/modeller · the screens with live reload: http://localhost:5173`);

  let ending = false;
  async function end(reason) {
    if (ending) return;
    ending = true;
    say(`Stopping: ${reason}`);
    const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const ended = Promise.all(running.map((child) => new Promise((resolve) => child.once('exit', resolve))));
    signal(running, 'SIGTERM');
    await Promise.race([ended, delay(PATIENCE)]);
    signal(children, 'SIGKILL');
    await database.stop();
    process.exit(0);
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void end(name));
  watchParent(() => void end('npm has ended'));
}

main().catch((error) => giveUp(error.message));
