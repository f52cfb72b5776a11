const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const root = path.resolve(__dirname, '..', '..');
const load = (file) => import(pathToFileURL(path.join(root, file)).href);

/** A throw-away database needs no durability. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Gives a run its environment: a folder for its data, fresh secrets, a clock that can be moved, and a database server,
 * which is an embedded one unless `DATABASE_URL` names another. Databases of the run are made beside the given one;
 * the given one itself is never touched.
 */
module.exports = async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'medregistry-test-'));
  fs.chmodSync(folder, 0o711);
  const { freshSecrets } = await load('scripts/lib/secrets.mjs');
  Object.assign(process.env, freshSecrets(), {
    TZ: 'UTC',
    NODE_ENV: 'test',
    DATA_DIR: path.join(folder, 'data'),
    HOST: '127.0.0.1',
    PORT: '0',
    MEDREGISTRY_TEST_CLOCK: '1',
  });
  fs.mkdirSync(process.env.DATA_DIR);

  let stop = async () => undefined;
  if (!process.env.TEST_DATABASE_SERVER_URL) {
    if (process.env.DATABASE_URL) process.env.TEST_DATABASE_SERVER_URL = process.env.DATABASE_URL;
    else {
      const { startEmbedded } = await load('database/embedded/index.mjs');
      const server = await startEmbedded({ dataDir: path.join(folder, 'postgres'), settings: FAST });
      process.env.TEST_DATABASE_SERVER_URL = server.url;
      stop = server.stop;
    }
  }
  delete process.env.DATABASE_URL;

  globalThis.medregistryRun = {
    end: async () => {
      await stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
};
