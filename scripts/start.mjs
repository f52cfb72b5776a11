import net from 'node:net';
import { pathToFileURL } from 'node:url';
import { printAccounts } from './lib/accounts.mjs';
import { checkEnvironment, isProduction, prepare, provide } from './lib/environment.mjs';
import { watchParent } from './lib/parent.mjs';
import { giveUp, inProject, say } from './lib/project.mjs';

const port = Number(process.env.PORT || 1337);
const host = process.env.HOST || '0.0.0.0';
process.env.PORT = String(port);
process.env.HOST = host;

/** A taken port is told before anything is installed or built. */
function checkPort() {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error) => giveUp(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Stop what listens there, or choose another one: PORT=1400 npm start` : `Port ${port} cannot be opened: ${error.message}`));
    probe.listen(port, host, () => probe.close(resolve));
  });
}

async function main() {
  checkEnvironment();
  if (port !== 0) await checkPort();
  await prepare();
  const database = await provide();

  say('Starting the application (the first start also makes its tables and, outside production, the demonstration district)');
  const { boot, listen, shutDown } = await import(pathToFileURL(inProject('cms', 'dist', 'boot.js')).href);
  const strapi = await boot({ demonstration: !isProduction() });
  const open = await listen(strapi);

  let ending = false;
  const end = async (reason) => {
    if (ending) process.exit(1);
    ending = true;
    process.stdout.write(`\n${reason}\n`);
    try {
      await shutDown(strapi);
    } finally {
      await database.stop();
    }
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(`Stopping (${signal})`));
  watchParent(() => void end('Stopping, because npm has ended'));

  const health = await fetch(`http://127.0.0.1:${open}/_health`);
  if (!health.ok) throw new Error(`The server answers ${health.status} to /_health`);
  say('Ready');
  printAccounts();
  process.stdout.write(`\n  http://localhost:${open}/\n\nCtrl-C stops it.\n`);
}

main().catch((error) => giveUp(process.env.DEBUG ? error.stack : error.message));
