const { TestEnvironment } = require('jest-environment-node');
const { TestServer } = require('./TestServer.cjs');

/**
 * Node's environment, with one application per worker process beside it. The application lives outside the sandbox of
 * the test files, so that it is booted once and not in each of them; a file that asks for it gets it from
 * `test/support/strapi.ts`.
 */
module.exports = class Environment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.medregistryServer = () => (globalThis.medregistryServer ??= new TestServer());
  }
};
