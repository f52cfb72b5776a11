import { Readable } from 'node:stream';
import { refuse, Refusal, type EndpointAnswer } from '@medregistry/language';
import { connectionLost } from '../services/reads';
import { wireOf, type StoredAnswer } from '../services/idempotency';
import { ANSWERED, type HttpContext } from './HttpContext';

export interface ErrorAnswer {
  error: { status: number; name: string; message: string; details: Record<string, unknown> };
}

const NO_STORE = 'private, no-store';

export const codeOf = (error: unknown): string => (error instanceof Error ? String((error as Error & { code?: unknown }).code ?? '') : '');

/** The bytes recorded for a request, sent again as they are. */
export function sendStored(http: HttpContext, { status, headers, text }: StoredAnswer): void {
  http.state[ANSWERED] = true;
  http.status = status;
  http.set('Cache-Control', NO_STORE);
  if (text !== '') http.set('Content-Type', 'application/json; charset=utf-8');
  for (const [name, value] of Object.entries(headers)) http.set(name, value);
  http.body = text === '' ? null : text;
  http.status = status; // Koa turns a null body into 204
}

/** Answers are private and not stored unless their handler says otherwise. */
export function send(http: HttpContext, answer: EndpointAnswer<unknown>): void {
  if (!answer.file && !answer.stream) return sendStored(http, wireOf(answer));
  http.state[ANSWERED] = true;
  http.status = answer.status ?? 200;
  http.set('Cache-Control', NO_STORE);
  http.set('Content-Type', 'application/octet-stream');
  for (const [name, value] of Object.entries(answer.headers ?? {})) http.set(name, value);
  http.body = answer.file ? Buffer.from(answer.file.buffer, answer.file.byteOffset, answer.file.byteLength) : Readable.from(answer.stream ?? []);
}

/** What Strapi's own layers refuse, by the name of their error. */
const STRAPI_REFUSALS: Record<string, (message: string) => Refusal> = {
  ValidationError: () => refuse.invalid([], '提交的内容不符合要求，请检查后重试。'),
  NotFoundError: () => refuse.notFound(),
  ForbiddenError: (message) => refuse.forbidden(message),
  PayloadTooLargeError: () => refuse.tooLarge('上传的内容过大，请压缩或分次上传。'),
};

/**
 * The refusal that an error stands for, or undefined for one that nobody expected.
 * 23505 is a lost race for something unique; 40001 and 40P01 are lost races for a row.
 */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  if (code === '23505') return refuse.notAvailable('同样的记录已经存在，或刚刚被其他人提交，请刷新后查看。');
  if (code === '40001' || code === '40P01') return refuse.notAvailable('有人正在同时处理这条记录，请刷新后重试。');
  if (!(error instanceof Error)) return undefined;
  return STRAPI_REFUSALS[error.name]?.(error.message);
}

export function sendRefusal(http: HttpContext, { status, name, message, details }: Refusal): void {
  const headers: Record<string, string> = {};
  if (details.retryAfter !== undefined) headers['Retry-After'] = String(details.retryAfter);
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer';
  send(http, { status, headers, body: { error: { status, name, message, details } } satisfies ErrorAnswer });
}

const BUSY = { status: 503, name: 'UnavailableError', message: '系统暂时无法访问数据库，请稍后重试；您提交的内容没有保存。', details: {} };
const FAILED = { status: 500, name: 'InternalError', message: '系统出现错误，已记录，请稍后重试；如仍不成功请联系客服。', details: {} };

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '53300']);

/** For errors that nobody expected: nothing about them leaves the server. @returns whether it was an outage of the database */
export function sendFailure(http: HttpContext, error: unknown): boolean {
  const outage = connectionLost(error) || UNREACHABLE.has(codeOf(error)) || (error instanceof Error && error.name === 'KnexTimeoutError');
  const body = outage ? BUSY : FAILED;
  send(http, { status: body.status, headers: outage ? { 'Retry-After': '5' } : {}, body: { error: body } satisfies ErrorAnswer });
  return outage;
}
