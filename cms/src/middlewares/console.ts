import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import serve from 'koa-static';

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Paths that belong to the server; everything else belongs to the screens. */
const SERVER = /^\/(api|modeller|admin|content-manager|content-type-builder|upload|i18n|users-permissions|_health)(\/|$)/;
const NOT_BUILT = '页面尚未生成。请运行 npm start，等待构建完成后刷新本页。';

/** Which page answers under which path; `exact` ones answer under that path alone. */
interface Page {
  path: string;
  exact: boolean;
  file: string;
}

const pageFor = (pages: readonly Page[], asked: string): Page | undefined =>
  pages.find((page) => (page.exact ? asked === page.path : asked === page.path || asked.startsWith(`${page.path}/`)));

/**
 * Serves the screens from `admin/dist` on the port of the API: files that the build compressed beforehand are sent as
 * they are, hashed assets are cached for good, and the pages that `admin/routes.json` names answer under every path of
 * theirs, so that a link to a case can be opened directly. An unknown address that a browser asks a page for leads to
 * the first page.
 *
 * Strapi's public folder of uploads stays closed: what people upload is served by the record that owns it.
 */
const consoleMiddleware: Core.MiddlewareFactory = (_config, { strapi }) => {
  const admin = path.resolve(strapi.dirs.app.root, '../admin');
  const { routes } = JSON.parse(fs.readFileSync(path.join(admin, 'routes.json'), 'utf8')) as { routes: Page[] };
  const home = routes.find((page) => page.path === '/')?.file ?? 'index.html';
  const files = serve(path.join(admin, 'dist'), {
    maxage: YEAR,
    immutable: true,
    index: false,
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
    const asked = ctx.path;
    const page = pageFor(routes, asked);
    if (page) ctx.path = `/${page.file}`;
    await files(ctx, nothing);
    ctx.path = asked;
    if (ctx.body || !ctx.accepts('html') || path.extname(asked) !== '') return;
    if (!page && fs.existsSync(path.join(admin, 'dist', home))) return ctx.redirect('/');
    ctx.status = 503;
    ctx.type = 'text/plain; charset=utf-8';
    ctx.body = NOT_BUILT;
  };
};

export default consoleMiddleware;
