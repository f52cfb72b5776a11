import path from 'node:path';
import type { Core } from '@strapi/strapi';
import serve from 'koa-static';

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Paths that belong to the server; everything else belongs to the screens. */
const SERVER = /^\/(api|modeller|admin|content-manager|content-type-builder|upload|i18n|users-permissions|_health)(\/|$)/;
/** What the build names by its content and therefore never changes. */
const HASHED = /^\/assets\//;

/**
 * Serves the screens from `admin/dist` on the port of the API: files that the build compressed beforehand are sent as
 * they are, hashed assets are cached for good, and every other address that a browser asks a page for gets the page,
 * so that a link to a case can be opened directly.
 *
 * Strapi's public folder of uploads stays closed: what people upload is served by the record that owns it.
 */
const consoleMiddleware: Core.MiddlewareFactory = (_config, { strapi }) => {
  const files = serve(path.resolve(strapi.dirs.app.root, '../admin/dist'), {
    maxage: YEAR,
    immutable: true,
    extensions: ['.html'],
    setHeaders: (response, file) => {
      response.setHeader('Vary', 'Accept-Encoding');
      if (!file.includes(`${path.sep}assets${path.sep}`)) response.setHeader('Cache-Control', 'no-cache');
    },
  });
  const nothing = async (): Promise<void> => undefined;

  return async (ctx, next) => {
    if (/^\/uploads(\/|$)/.test(ctx.path)) {
      ctx.status = 404;
      return;
    }
    if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || SERVER.test(ctx.path)) return next();
    await files(ctx, nothing);
    if (ctx.body || HASHED.test(ctx.path) || !ctx.accepts('html') || path.extname(ctx.path) !== '') return;
    const asked = ctx.path;
    ctx.path = '/';
    await files(ctx, nothing);
    ctx.path = asked;
    if (!ctx.body) {
      ctx.status = 503;
      ctx.type = 'text/plain; charset=utf-8';
      ctx.body = '页面尚未生成。请运行 npm start，等待构建完成后刷新本页。';
    }
  };
};

export default consoleMiddleware;
