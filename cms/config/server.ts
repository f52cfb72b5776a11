import type { Core } from '@strapi/strapi';

/**
 * One port for API and screens. Nothing leaves the house: no telemetry, no remote transfer, no generated identity.
 * Behind a reverse proxy that ends TLS, `TRUST_PROXY=1` makes its forwarded address and protocol count.
 */
export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Server => ({
  host: env('HOST', '0.0.0.0'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  proxy: { koa: env.bool('TRUST_PROXY', false) },
  app: { keys: env.array('APP_KEYS', []) },
  logger: { config: { level: env('LOG_LEVEL', 'error') }, startup: { enabled: false }, updates: { enabled: false } },
  transfer: { remote: { enabled: false } },
  http: { serverOptions: { requestTimeout: 300_000, headersTimeout: 65_000 } },
});
