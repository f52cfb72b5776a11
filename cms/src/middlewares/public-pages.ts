import type { AccessService } from '@medregistry/access';
import type { Calendar } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { html, wholePage } from '../publicPages/page';
import { publicPages } from '../publicPages/pages';

const HOME = '/info';
const ID = /^[A-Za-z0-9-]{1,64}$/;

const missing = { title: '没有这个页面', at: '', body: html`<p>您要看的内容可能已经撤下。请从上面的栏目重新进入。</p>` };

/** Public pages (公众服务) made by the server: HTML and nothing to run, from what administrators published. */
const publicPagesMiddleware: Core.MiddlewareFactory = (_config, { strapi }) => {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  return async (ctx, next) => {
    if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || (ctx.path !== HOME && !ctx.path.startsWith(`${HOME}/`))) return next();
    const path = ctx.path.replace(/\/$/, '');
    const id = path.slice(path.lastIndexOf('/') + 1);
    const make = publicPages[path] ?? (ID.test(id) ? publicPages[`${path.slice(0, path.lastIndexOf('/'))}/:id`] : undefined);
    const { q } = Object.fromEntries(new URLSearchParams(ctx.querystring));
    const calendar = strapi.get('calendar') as () => Promise<Calendar>;
    const page = make ? await make({ reads: access('reads'), calendar, now: access('clock').now(), q: (q ?? '').trim().slice(0, 60) }, id) : null;
    ctx.status = page ? 200 : 404;
    ctx.type = 'text/html; charset=utf-8';
    ctx.set('Cache-Control', 'no-cache');
    ctx.body = wholePage(page ?? missing);
  };
};

export default publicPagesMiddleware;
