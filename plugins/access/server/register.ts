import type { Core } from '@strapi/strapi';
import { userAttributes } from './contentTypes/assignment';
import { createClock } from './services/clock';
import { accessOf, databaseOf } from './services';
import { closeStock } from './stock';

const USERS_PERMISSIONS = 'plugin::users-permissions';

/**
 * Sessions in refresh mode, whatever the application's own configuration says: our strategy checks sessions, and a
 * long-lived stock token would pass it by. Strapi's limits follow real time and stand outside ours, which follow the
 * injected clock.
 */
function configureSessions(strapi: Core.Strapi): void {
  const { accessTokenSeconds, absoluteHours } = accessOf(strapi)('settings');
  const tokenKey = process.env['MEDREGISTRY_TOKEN_KEY'];
  const lifespan = absoluteHours * 3600;
  strapi.config.set(`${USERS_PERMISSIONS}.jwtManagement`, 'refresh');
  strapi.config.set(`${USERS_PERMISSIONS}.sessions`, {
    accessTokenLifespan: accessTokenSeconds,
    maxRefreshTokenLifespan: lifespan,
    idleRefreshTokenLifespan: lifespan,
    maxSessionLifespan: lifespan,
    idleSessionLifespan: lifespan,
    httpOnly: true,
  });
  if (tokenKey) strapi.config.set(`${USERS_PERMISSIONS}.jwtSecret`, tokenKey);
}

export function register({ strapi }: { strapi: Core.Strapi }): void {
  const { clock, follow } = createClock(process.env);
  strapi.add('clock', () => clock);
  // After the schema sync and before any bootstrap, so that nobody sees the time jump.
  strapi.hook('strapi::content-types.afterSync').register(() => follow(databaseOf(strapi)));

  Object.assign(strapi.contentType('plugin::users-permissions.user').attributes, userAttributes);
  configureSessions(strapi);
  strapi.documents.use((context, next) => {
    accessOf(strapi)('guard').check(context as never);
    return next();
  });
  closeStock(strapi, {
    authenticator: () => accessOf(strapi)('authenticate'),
    clock: () => clock,
    declarations: () => accessOf(strapi)('declarations'),
  });
}
