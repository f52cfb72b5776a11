import { spawn } from 'node:child_process';
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

/** Strapi in development mode with the modeller's panel, the compiler and Vite watching, on the embedded database. */
async function main() {
  if (process.env.NODE_ENV === 'production') giveUp('npm run develop is not for NODE_ENV=production; use npm start.');
  checkEnvironment();
  await prepare();
  const database = await provide();
  const port = process.env.PORT || '1337';
  const env = { ...process.env, NODE_ENV: 'development', MEDREGISTRY_MODELLER: 'true', STRAPI_TELEMETRY_DISABLED: 'true', PORT: port, API_ORIGIN: `http://127.0.0.1:${port}`, LOG_LEVEL: process.env.LOG_LEVEL ?? 'info' };
  const children = CHILDREN.map(({ name, cwd, args }) => {
    const child = spawn(process.execPath, args, { cwd: inProject(cwd), env, stdio: ['pipe', 'inherit', 'inherit'] });
    child.once('exit', (code) => void end(`${name} ended with ${code}`));
    return child;
  });
  say(`The modeller's panel: http://localhost:${port}/modeller · the screens with live reload: http://localhost:5173`);

  let ending = false;
  async function end(reason) {
    if (ending) return;
    ending = true;
    say(`Stopping: ${reason}`);
    for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
    await Promise.all(children.map((child) => child.exitCode ?? new Promise((resolve) => child.once('exit', resolve))));
    await database.stop();
    process.exit(0);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(signal));
  watchParent(() => void end('npm has ended'));
}

main().catch((error) => giveUp(error.message));
