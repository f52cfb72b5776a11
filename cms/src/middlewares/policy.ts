import type { Core } from '@strapi/strapi';

/** Scripts only from our own files; styles may be inline, because the component library writes them at run time. */
const CONTENT_POLICY = Object.entries({
  'default-src': "'self'",
  'script-src': "'self'",
  'script-src-attr': "'none'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'frame-src': "'self' blob:",
  'object-src': "'none'",
  'base-uri': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'self'",
})
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

/**
 * The content security policy of everything but the modeller's panel, which needs a looser one while it is developed.
 * It is written here because Strapi's own middleware mixes its defaults, foreign hosts among them, into any list.
 *
 * The cross-origin middleware answers a request that names no origin with a star; nobody needs it, so it goes.
 */
const policy: Core.MiddlewareFactory = (_config, { strapi }) => {
  const panel = strapi.config.get('admin.serveAdminPanel') === true;
  return (ctx, next) => {
    if (!panel || !ctx.path.startsWith('/modeller')) ctx.set('Content-Security-Policy', CONTENT_POLICY);
    if (!ctx.get('Origin')) ctx.remove('Access-Control-Allow-Origin');
    return next();
  };
};

export default policy;
