import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { checkEnvironment, prepare, provide } from './lib/environment.mjs';
import { giveUp, inProject, say } from './lib/project.mjs';

/** What the first account needs; whatever is not given on the command line is asked. */
const QUESTIONS = {
  username: 'Account name: ',
  name: 'Name of the person: ',
  authority: 'Name of the authority (made when there is none yet): ',
};

/** Makes the first administrator of an installation, with a first password that has to be changed at the first sign-in. */
async function main() {
  checkEnvironment();
  const { values } = parseArgs({ options: Object.fromEntries(Object.keys(QUESTIONS).map((name) => [name, { type: 'string' }])) });
  const answers = { ...values };
  const console = createInterface({ input: process.stdin, output: process.stdout });
  for (const [name, question] of Object.entries(QUESTIONS)) answers[name] ??= (await console.question(question)).trim();
  console.close();
  const empty = Object.keys(QUESTIONS).filter((name) => !answers[name]);
  if (empty.length > 0) giveUp(`Not given: ${empty.map((name) => `--${name}`).join(', ')}`);

  await prepare({ admin: false });
  const database = await provide();
  const { boot, shutDown, createAdministrator } = await import(pathToFileURL(inProject('cms', 'dist', 'boot.js')).href);
  const strapi = await boot();
  try {
    const { username, password } = await createAdministrator(strapi, answers);
    say(`Made ${username}. First password, to be changed at the first sign-in: ${password}`);
  } finally {
    await shutDown(strapi);
    await database.stop();
  }
  process.exit(0);
}

main().catch((error) => giveUp(error.message));
