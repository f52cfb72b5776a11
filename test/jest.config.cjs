const path = require('node:path');
const { findChromium } = require('./support/chromium.cjs');

const root = path.resolve(__dirname, '..');

/** @type {import('jest').Config} */
module.exports = {
  rootDir: root,
  roots: ['plugins', 'config', 'database', 'cms', 'admin', 'test'].map((room) => path.join(root, room)),
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  // Where no browser is installed, the suites that need one are left out; scripts/test.mjs says so.
  testPathIgnorePatterns: ['/node_modules/', '/dist/', ...(findChromium() ? [] : ['/test/browser/'])],
  transform: {
    '\\.[jt]sx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
        module: { type: 'commonjs', ignoreDynamic: false },
        sourceMaps: 'inline',
      },
    ],
  },
  testEnvironment: path.join(__dirname, 'support/environment.cjs'),
  // The language and the configuration are read as sources, so that no test speaks to a stale build.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  globalSetup: path.join(__dirname, 'support/globalSetup.cjs'),
  globalTeardown: path.join(__dirname, 'support/globalTeardown.cjs'),
  reporters: ['default', path.join(__dirname, 'support/summary.cjs')],
  maxWorkers: 1,
  testTimeout: 60_000,
  forceExit: true,
};
