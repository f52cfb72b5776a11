import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { withBootLock } from '@medregistry/database';
import { createStrapi, type Core } from '@strapi/strapi';
import { seedDemonstration } from './src/seed';

export { createAdministrator } from './src/accounts/createAdministrator';
export { randomPassword } from './src/accounts/randomPassword';

const APP = path.resolve(__dirname, '..');

/**
 * How much the heap may grow beyond what lives before it is cleared, in per cent. Left to itself, V8 lets a busy server
 * on a large machine hold four times what it needs; a district's machine is not large (docs/measurements.md, import).
 */
const HEAP_GROWTH = 40;

/** What a start may ask for beyond the application itself. */
export interface BootOptions {
  /** Fills an empty database with the demonstration district; never in production. */
  demonstration?: boolean;
}

/**
 * Loads the application; the one way in for the start, the tests and every command. The environment must be complete
 * before (`DATABASE_URL` and the secrets); the process then reckons in UTC.
 *
 * @returns Strapi, loaded and not yet listening
 * @throws when the database cannot be reached or the schema cannot be brought up to date
 */
export async function boot({ demonstration = false }: BootOptions = {}): Promise<Core.Strapi> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is not set');
  process.env['TZ'] = 'UTC';
  process.env['STRAPI_TELEMETRY_DISABLED'] = 'true';
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  return withBootLock(url, async () => {
    const strapi = await createStrapi({ appDir: APP, distDir: path.join(APP, 'dist') }).load();
    if (demonstration) await seedDemonstration(strapi);
    return strapi;
  });
}

/**
 * Opens the port of a loaded application.
 *
 * @returns the port, which the system chose when the configuration says 0
 */
export async function listen(strapi: Core.Strapi): Promise<number> {
  await strapi.start();
  const address = strapi.server.httpServer.address();
  return address !== null && typeof address === 'object' ? address.port : Number(strapi.config.get('server.port'));
}

/**
 * Ends the application: no new request is taken, the running ones get their time, then the connections close.
 *
 * @param patience milliseconds that running requests get
 */
export async function shutDown(strapi: Core.Strapi, patience = 10_000): Promise<void> {
  const { httpServer } = strapi.server;
  if (httpServer.listening) {
    const closed = new Promise<void>((resolve) => httpServer.close(() => resolve()));
    httpServer.closeIdleConnections();
    const late = setTimeout(() => httpServer.closeAllConnections(), patience);
    await closed;
    clearTimeout(late);
  }
  await strapi.destroy();
}
