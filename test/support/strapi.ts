import type { Core } from '@strapi/strapi';

/** The application under test, listening on a port of its own. */
export interface RunningServer {
  strapi: Core.Strapi;
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Address of its database, for a look past the application. */
  databaseUrl: string;
}

/** Milliseconds that a first boot and the seed may take on a machine that is busy with other things. */
export const BOOT_PATIENCE = 300_000;

interface TestServer {
  readonly databaseUrl: string;
  running(): Promise<{ strapi: Core.Strapi; url: string }>;
  has(state: string): boolean;
  seed(): Promise<void>;
  keep(state: string): Promise<void>;
  goBackTo(state: string): Promise<void>;
}

declare global {
  var medregistryServer: () => TestServer;
}

/**
 * The application with its database in the state that `prepare` makes, once per worker, out of a fresh one; later
 * calls with the same name go back to that state without preparing it again.
 *
 * @param state names the state
 * @param prepare fills the fresh database
 */
export async function serverIn(state: string, prepare: (server: RunningServer) => Promise<void>): Promise<RunningServer> {
  const server = globalThis.medregistryServer();
  const { strapi, url } = await server.running();
  const running = { strapi, url, databaseUrl: server.databaseUrl };
  if (server.has(state)) {
    await server.goBackTo(state);
    return running;
  }
  await server.goBackTo('booted');
  await prepare(running);
  await server.keep(state);
  return running;
}

/** The application with its database as the first boot leaves it: tables, declarations, and no record. */
export async function freshServer(): Promise<RunningServer> {
  return serverIn('booted', async () => undefined);
}

/**
 * The application with the demonstration district: its registers, accounts and cases.
 *
 * @param state names a state that `prepare` makes out of the district; without one, the district as it was seeded
 */
export async function districtServer(state?: string, prepare?: (server: RunningServer) => Promise<void>): Promise<RunningServer> {
  const server = globalThis.medregistryServer();
  const district = (): Promise<RunningServer> => serverIn('district', () => server.seed());
  if (!state || !prepare) return district();
  if (server.has(state)) return serverIn(state, prepare);
  const running = await district();
  await prepare(running);
  await server.keep(state);
  return running;
}

/** Keeps what the database holds now under a name, and goes back to it. */
export const states = {
  keep: (state: string): Promise<void> => globalThis.medregistryServer().keep(state),
  goBackTo: (state: string): Promise<void> => globalThis.medregistryServer().goBackTo(state),
};
