import { ANSWERED, type HttpContext } from '../http/HttpContext';
import type { Endpoints } from '../services/endpoints';

/**
 * What helmet sets on the way through Strapi, for answers that never pass it: JSON and files that no page may frame,
 * run or sniff.
 */
const SECURITY_HEADERS: readonly (readonly [string, string])[] = [
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ...(process.env['NODE_ENV'] === 'production' ? [['Strict-Transport-Security', 'max-age=31536000'] as const] : []),
  ['X-DNS-Prefetch-Control', 'off'],
  ['X-Permitted-Cross-Domain-Policies', 'none'],
  ['Vary', 'Authorization'],
];

/** What Strapi's own layers answer in English, by status. */
const WORDS: Record<number, readonly [name: string, message: string]> = {
  400: ['MalformedError', '请求的格式不正确，请检查后重试。'],
  401: ['UnauthorizedError', '请先登录。'],
  403: ['ForbiddenError', '您的角色不能进行这项操作。'],
  404: ['NotFoundError', '没有找到这个地址，请检查后重试。'],
  413: ['TooLargeError', '提交的内容过大，请压缩或分次提交。'],
  415: ['UnsupportedError', '不支持这种格式的内容，请更换格式后重试。'],
  429: ['TooManyError', '操作过于频繁，请稍后再试。'],
  500: ['InternalError', '系统出现错误，已记录，请稍后重试；如仍不成功请联系客服。'],
};

/** Under `/api` an error that Strapi made speaks as ours do; its own details stay inside. */
function translate(http: HttpContext): void {
  if (http.state[ANSWERED] || !http.path.startsWith('/api/') || http.status < 400) return;
  // The router says 405 for any address under the public folder's catch-all; to a client it is one that does not exist.
  const status = http.status === 405 ? 404 : http.status;
  const [name, message] = WORDS[status] ?? WORDS[status < 500 ? 400 : 500] ?? ['Error', ''];
  http.body = { error: { status, name, message, details: {} } };
  http.status = status;
}

/**
 * The Koa middleware `plugin::access.hot-reads`; stands FIRST in the application's middlewares. Endpoints declared
 * `hot` are answered here, before logging, body parsing, CORS and the router's linear search, which cost more than
 * the read itself (findings L5).
 */
export function hotReads(endpoints: () => Endpoints) {
  return async (http: HttpContext, next: () => Promise<unknown>): Promise<void> => {
    if (http.method === 'GET' && http.path.startsWith('/api/')) {
      const found = endpoints().hotMatch(http.path);
      if (found) {
        for (const [name, value] of SECURITY_HEADERS) http.set(name, value);
        http.params = found.params;
        return endpoints().run(found.endpoint, http);
      }
    }
    await next();
    translate(http);
  };
}
