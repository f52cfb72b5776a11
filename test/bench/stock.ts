import path from 'node:path';
import { createStrapi, factories, type Core } from '@strapi/strapi';
import { serve } from './Child';

const APP = path.resolve(__dirname, '..', '..', 'cms');
/** The stock types whose rows are asked for, and those that a filter or a populate passes through. */
const TYPES = ['nurse-registration', 'nurse', 'institution'] as const;

/** Strapi's own doors, which the product closes: `access` takes `authenticate` over, and this keeps it where it was. */
function keepStockAuthentication(strapi: Core.Strapi): void {
  const auth = strapi.get('auth') as { authenticate: (...given: unknown[]) => unknown };
  const stock = auth.authenticate.bind(auth);
  Object.defineProperty(auth, 'authenticate', { get: () => stock, set: () => undefined });
}

function mount(strapi: Core.Strapi, name: string): void {
  const uid = `api::${name}.${name}` as never;
  strapi.get('services').set(uid, factories.createCoreService(uid));
  strapi.get('controllers').set(uid, factories.createCoreController(uid));
  strapi.api(name).routes = { [name]: factories.createCoreRouter(uid) } as never;
}

async function permit(strapi: Core.Strapi): Promise<void> {
  const role = (await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } })) as { id: number };
  for (const name of TYPES) {
    const action = `api::${name}.${name}.find`;
    const held = await strapi.db.query('plugin::users-permissions.permission').findOne({ where: { action, role: role.id } });
    if (!held) await strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: role.id } });
  }
}

/** Strapi as it comes out of the box, on the same database, content types and users: core routes, users-permissions. */
async function main(): Promise<void> {
  process.env['TZ'] = 'UTC';
  const strapi = createStrapi({ appDir: APP, distDir: path.join(APP, 'dist') });
  keepStockAuthentication(strapi);
  await strapi.register();
  TYPES.forEach((name) => mount(strapi, name));
  await strapi.bootstrap();
  strapi.isLoaded = true;
  await permit(strapi);
  await strapi.start();
  const address = strapi.server.httpServer.address();

  let statements = 0;
  strapi.db.connection.on('query', () => void (statements += 1));
  serve({
    port: () => (address !== null && typeof address === 'object' ? address.port : 0),
    statements: async (url: string, headers: Record<string, string>) => {
      let least = Infinity;
      for (let count = 0; count < 5; count += 1) {
        const before = statements;
        const answer = await fetch(url, { headers });
        if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
        await answer.arrayBuffer();
        least = Math.min(least, statements - before); // the outbox looks at its table now and then
      }
      return least;
    },
  });
}

main().catch((error: unknown) => {
  process.send?.({ id: 0, error: error instanceof Error ? error.stack : String(error) });
  process.exit(1);
});
