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
  ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
  ['X-DNS-Prefetch-Control', 'off'],
  ['X-Permitted-Cross-Domain-Policies', 'none'],
  ['Vary', 'Authorization'],
];

/** Sentences for what Strapi's own layers answer in English. */
const SENTENCES: Record<number, string> = {
  400: '请求的格式不正确，请检查后重试。',
  401: '请先登录。',
  403: '您的角色不能进行这项操作。',
  404: '没有找到这个地址或这条记录，请返回后重试。',
  405: '这个地址不支持这种操作，请刷新页面后重试。',
  413: '提交的内容过大，请压缩或分次提交。',
  415: '不支持这种格式的内容，请更换格式后重试。',
  429: '操作过于频繁，请稍后再试。',
  500: '系统出现错误，已记录，请稍后重试；如仍不成功请联系客服。',
  503: '系统繁忙，请稍后重试。',
};

interface StockError {
  error: { status: number; name: string; message: string; details?: unknown };
}

const isStockError = (body: unknown): body is StockError =>
  body !== null && typeof body === 'object' && 'error' in body && typeof body.error === 'object';

/** Under `/api` an error that Strapi made speaks as ours do; its own details stay inside. */
function translate(http: HttpContext): void {
  if (http.state[ANSWERED] || !http.path.startsWith('/api/') || http.status < 400) return;
  const { status, body } = http;
  const name = isStockError(body) ? body.error.name : 'Error';
  http.body = { error: { status, name, message: SENTENCES[status] ?? SENTENCES[status < 500 ? 400 : 500], details: {} } };
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
