import { pathToFileURL } from 'node:url';
import { checkEnvironment, prepare, provide } from './lib/environment.mjs';
import { giveUp, inProject, say } from './lib/project.mjs';

/** Recomputes the audit chains and names the first broken link; `npm run audit:verify -- <chain>` looks at one chain. */
async function main() {
  checkEnvironment();
  await prepare({ admin: false });
  const database = await provide();
  const { boot, shutDown } = await import(pathToFileURL(inProject('cms', 'dist', 'boot.js')).href);
  const strapi = await boot();
  const broken = await strapi.plugin('audit').service('trail').verify(process.argv[2]);
  await shutDown(strapi);
  await database.stop();
  if (broken) giveUp(`Chain ${broken.chain} is broken at entry ${broken.sequence}: ${broken.reason}`);
  say('Every entry is where and what it was');
  process.exit(0);
}

main().catch((error) => giveUp(error.message));
