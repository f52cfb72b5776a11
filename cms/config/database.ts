import path from 'node:path';
import { inOneWrite } from '@medregistry/database';
import type { Core } from '@strapi/strapi';

/**
 * PostgreSQL, by one address in `DATABASE_URL`. What leaves a schema stays in the database (`forceMigration` off):
 * deleting a field in the modeller must never delete what people entered.
 */
export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Database<'postgres'> => {
  const url = new URL(env('DATABASE_URL', ''));
  return {
    connection: {
      client: 'postgres',
      connection: {
        connectionString: url.href,
        host: url.hostname,
        port: Number(url.port || 5432),
        user: decodeURIComponent(url.username),
        password: decodeURIComponent(url.password),
        database: decodeURIComponent(path.basename(url.pathname)),
        // Statements that do not wait for each other's rows travel together: the reads of a case are one trip.
        pipeline: true,
      },
      pool: {
        min: 0,
        max: env.int('DATABASE_POOL_MAX', 20),
        afterCreate: (client, done) => {
          inOneWrite(client as Parameters<typeof inOneWrite>[0]);
          done(undefined, client);
        },
      },
      acquireConnectionTimeout: 30_000,
    },
    settings: { forceMigration: false, runMigrations: true },
  };
};
