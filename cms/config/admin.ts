import type { Core } from '@strapi/strapi';

/**
 * The modeller's panel, for those who add content types and fields. It is served by `npm run develop` only; its own
 * tokens exist either way, because Strapi asks for their secrets at every boot.
 */
export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => ({
  url: '/modeller',
  serveAdminPanel: env.bool('MEDREGISTRY_MODELLER', false),
  autoOpen: false,
  auth: { secret: env('ADMIN_JWT_SECRET', '') },
  apiToken: { salt: env('API_TOKEN_SALT', '') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT', '') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY', '') },
  flags: { nps: false, promoteEE: false },
});
