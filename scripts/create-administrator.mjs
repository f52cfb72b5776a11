import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { checkEnvironment, prepare, provide } from './lib/environment.mjs';
import { giveUp, inProject, say } from './lib/project.mjs';

/** What the first account needs; whatever is not given on the command line is asked. */
const QUESTIONS = { username: 'Account name: ', name: 'Name of the person: ' };
const ROLES = ['administrator', 'security', 'auditor'];

/**
 * Makes the first account of an installation: `--username`, `--name` and, where it is not an administrator,
 * `--role security|auditor`. The password is made here and printed once.
 */
async function main() {
  checkEnvironment();
  const { values } = parseArgs({ options: { username: { type: 'string' }, name: { type: 'string' }, role: { type: 'string', default: ROLES[0] } } });
  if (!ROLES.includes(values.role)) giveUp(`--role is one of ${ROLES.join(', ')}`);
  if (Object.keys(QUESTIONS).some((name) => !values[name])) {
    if (!process.stdin.isTTY) giveUp('Give --username and --name.');
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    for (const [name, question] of Object.entries(QUESTIONS)) values[name] ??= (await terminal.question(question)).trim();
    terminal.close();
  }

  await prepare({ admin: false });
  const database = await provide();
  const { boot, createAdministrator, randomPassword, shutDown } = await import(pathToFileURL(inProject('cms', 'dist', 'boot.js')).href);
  const strapi = await boot();
  const password = randomPassword();
  try {
    await createAdministrator(strapi, { username: values.username, displayName: values.name, role: values.role, password });
  } finally {
    await shutDown(strapi);
    await database.stop();
  }
  say(`Made ${values.username} (${values.role}). Its first password: ${password}`);
  process.exit(0);
}

main().catch((error) => giveUp(error.message));
