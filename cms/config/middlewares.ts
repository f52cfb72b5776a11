import type { Core } from '@strapi/strapi';

/** Of all files of a request together, which is what `maxFileSize` bounds; the dossier looks at each one. */
const REQUEST_LIMIT = 200 * 1024 * 1024;

/** The way of a request. No cross-origin access: the screens live on the same origin. */
export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Middlewares => [
  // First, so that the reads many people wait for never enter Strapi's stack.
  'plugin::access.hot-reads',
  ...(env.bool('REQUEST_LOG', false) ? ['strapi::logger'] : []),
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: false,
      hsts: env('NODE_ENV') === 'production' ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'same-origin' },
    },
  },
  { name: 'strapi::cors', config: { origin: [], credentials: false } },
  'global::policy',
  'global::public-pages',
  'global::console',
  'strapi::query',
  {
    name: 'strapi::body',
    config: { jsonLimit: '2mb', formLimit: '1mb', textLimit: '1mb', formidable: { maxFileSize: REQUEST_LIMIT } },
  },
  'strapi::public',
  'strapi::favicon',
];
