import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../database/embedded/index.mjs';
import { checkEnvironment, prepare } from './lib/environment.mjs';
import { giveUp, inProject, say } from './lib/project.mjs';
import { keptSecrets } from './lib/secrets.mjs';

const HELP = `npm run bench -- [options]

  --nurses <n>         nurses in the registers (100000)
  --institutions <n>   institutions among which they work (2500; for a country, more than a million nurses, as many as China has for them)
  --applications <n>   cases (100000)
  --seed <n>           of what is invented (1)
  --rounds <n>         turns that each contender gets (3)
  --seconds <n>        length of a turn (5)
  --only <names>       search, import, roster, worklist, overview, deadline, events, press, photographs, bundle; comma between
  --reuse              measures on the database of the run before, if it has the same size
  --built              measures what is compiled already
  --profile <folder>   writes CPU profiles of the application there
`;

/** Nurses from which on a country is meant. */
const COUNTRY = 1_000_000;
const DISTRICT_NURSES = 20_000;
const NUMBERS = { nurses: 100_000, institutions: 2_500, applications: 100_000, seed: 1, rounds: 3, seconds: 5 };

function options() {
  const numbers = Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, { type: 'string' }]));
  const { values } = parseArgs({ options: { ...numbers, only: { type: 'string' }, reuse: { type: 'boolean' }, built: { type: 'boolean' }, profile: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    process.exit(0);
  }
  // A country has districts of the size that Chaoyang has, and China's 1.1 million institutions for its 5.8 million nurses.
  const nurses = Number(values.nurses ?? NUMBERS.nurses);
  const country = nurses > COUNTRY;
  values.authorities = country ? Math.round(nurses / DISTRICT_NURSES) : 1;
  if (country) values.institutions ??= String(Math.round((nurses * 11) / 58));
  for (const [name, otherwise] of Object.entries(NUMBERS)) {
    values[name] = Number(values[name] ?? otherwise);
    if (!Number.isInteger(values[name]) || values[name] < 1) giveUp(`--${name} is a whole number above zero.`);
  }
  return { ...values, only: values.only?.split(','), profile: values.profile && path.resolve(values.profile) };
}

/** Measures what the product promises about speed and prints it. Figures are never asserted: they belong to the machine. */
async function main() {
  const chosen = options();
  checkEnvironment();
  if (!chosen.built) await prepare();
  const folder = inProject('.data', 'bench');
  const database = await startEmbedded({ dataDir: path.join(folder, 'postgres'), log: say });
  Object.assign(process.env, keptSecrets(folder), {
    TZ: 'UTC', NODE_ENV: 'test', DATA_DIR: path.join(folder, 'data'), HOST: '127.0.0.1', PORT: '0', ACCESS_TOKEN_SECONDS: '36000', SESSION_STAFF_IDLE_MINUTES: '600', SESSION_IDLE_MINUTES: '600',
  });
  try {
    const require = createRequire(import.meta.url);
    require('../test/bench/register.cjs');
    const { bench } = require('../test/bench/run.ts');
    const { table, failures } = await bench({ ...chosen, server: database.url, say });
    process.stdout.write(`\n${table}\n`);
    for (const failure of failures) process.stderr.write(`\n${failure instanceof Error ? failure.stack : String(failure)}\n`);
    if (failures.length > 0) process.exitCode = 1;
  } finally {
    await database.stop();
  }
}

main().then(() => process.exit(), (error) => giveUp(error instanceof Error ? (error.stack ?? error.message) : String(error)));
