const { randomBytes } = require('node:crypto');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { Client } = require('pg');

const DIST = path.resolve(__dirname, '..', '..', 'cms', 'dist');
const BOOT = pathToFileURL(path.join(DIST, 'boot.js')).href;
const SEED = pathToFileURL(path.join(DIST, 'src', 'seed', 'index.js')).href;

/**
 * One running application and the states of its database. A state is a template database: going back to it takes a
 * tenth of a second, booting takes several.
 */
exports.TestServer = class TestServer {
  #name = `medregistry_test_${randomBytes(6).toString('hex')}`;
  #server = process.env.TEST_DATABASE_SERVER_URL;
  #states = new Map();
  #running;
  #strapi;

  get databaseUrl() {
    const url = new URL(this.#server);
    url.pathname = `/${this.#name}`;
    return url.href;
  }

  async #sql(...statements) {
    const client = new Client({ connectionString: this.#server });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  /** The application, booted at the first call on an empty database. */
  running() {
    return (this.#running ??= this.#start());
  }

  async #start() {
    await this.#sql(`CREATE DATABASE ${this.#name}`);
    process.env.DATABASE_URL = this.databaseUrl;
    const { boot, listen, shutDown } = await import(BOOT);
    const strapi = await boot();
    const port = await listen(strapi);
    this.#strapi = strapi;
    await this.keep('booted');
    return { strapi, url: `http://127.0.0.1:${port}`, shutDown: () => shutDown(strapi, 1_000) };
  }

  /** Runs `work` while the application's own pool is closed and its outbox rests, so that nothing is cut in its midst. */
  async #withoutPool(work) {
    const strapi = this.#strapi;
    const outbox = strapi.plugin('outbox').service('outbox');
    await outbox.stop();
    await strapi.db.connection.destroy();
    try {
      await work();
    } finally {
      strapi.db.connection.initialize();
      outbox.start();
    }
  }

  /** Keeps the present content of the database under a name. */
  async keep(state) {
    await this.#withoutPool(() => this.#copy(state));
  }

  async #copy(state) {
    const template = `${this.#name}_${this.#states.size}`;
    const everybody = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${this.#name}'`;
    await this.#sql(`ALTER DATABASE ${this.#name} ALLOW_CONNECTIONS false`);
    try {
      await this.#sql(everybody);
      for (let attempt = 1; ; attempt += 1) {
        try {
          await this.#sql(`CREATE DATABASE ${template} TEMPLATE ${this.#name}`);
          break;
        } catch (error) {
          if (error.code !== '55006' || attempt === 50) throw error;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    } finally {
      await this.#sql(`ALTER DATABASE ${this.#name} ALLOW_CONNECTIONS true`);
    }
    this.#states.set(state, template);
  }

  has(state) {
    return this.#states.has(state);
  }

  /** Loads the demonstration district into the present, empty database. */
  async seed() {
    const { seedDemonstration } = await import(SEED);
    await seedDemonstration(this.#strapi);
  }

  /** Takes the database back to a state that was kept. */
  async goBackTo(state) {
    await this.#withoutPool(() => this.#sql(`DROP DATABASE IF EXISTS ${this.#name} WITH (FORCE)`, `CREATE DATABASE ${this.#name} TEMPLATE ${this.#states.get(state)}`));
    await this.#strapi.get('clock').refresh();
    for (const held of ['calendar', 'reasons']) this.#strapi.get(held).forget();
  }

  async end() {
    if (!this.#running) return;
    const running = await this.#running.catch(() => undefined);
    await running?.shutDown();
    await this.#sql(...[this.#name, ...this.#states.values()].map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }
};
