import { rm } from 'node:fs/promises';
import { refuse, type Problem, type UploadedFile } from '@medregistry/language';
import type { ZodType } from 'zod';
import type { HttpContext } from './HttpContext';
import { plainIssue } from './plainIssue';

/**
 * The value as its schema sees it; everything that is wrong with it at once.
 *
 * @param part where problems are said to be: `params`, `query` or `body` (the body's paths stand alone)
 * @throws Refusal 400
 */
export function parsed<T>(schema: ZodType<T> | undefined, value: unknown, part: 'params' | 'query' | 'body'): T {
  if (!schema) return value as T;
  const result = schema.safeParse(value, { error: plainIssue });
  if (result.success) return result.data;
  const problems: Problem[] = result.error.issues.map((issue) => ({
    path: (part === 'body' ? issue.path : [part, ...issue.path]).map(String).join('.'),
    code: issue.code,
    message: issue.message,
  }));
  throw refuse.malformed(problems);
}

/** A query string as an object: a name given once is a text, given several times a list. */
export function queryOf(querystring: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  if (querystring === '') return query;
  for (const [name, value] of new URLSearchParams(querystring)) {
    if (name === '__proto__') continue;
    const held = query[name];
    if (held === undefined) query[name] = value;
    else if (Array.isArray(held)) held.push(value);
    else query[name] = [held, value];
  }
  return query;
}

/** Headers with one value each; Node has joined repeated ones already, all but `set-cookie`, which no request has. */
export function headersOf(headers: HttpContext['headers']): Record<string, string | undefined> {
  if (headers['set-cookie'] === undefined) return headers as Record<string, string | undefined>;
  const { 'set-cookie': _repeated, ...single } = headers;
  return single as Record<string, string | undefined>;
}

/**
 * The version that `If-Match` names (RFC 9110 §13.1.1); undefined without the header. Weak tags are taken, since
 * proxies that compress weaken ours.
 *
 * @throws Refusal 400 for anything but one quoted version
 */
export function ifMatchOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim()) ?? [];
  if (version === undefined) {
    throw refuse.malformed([{ path: 'headers.if-match', code: 'format', message: '版本号（If-Match）的格式不正确，请刷新页面后再操作。' }]);
  }
  return Number(version);
}

/** The key that a client gave its request. @throws Refusal 400 for an empty, long or unprintable one */
export function idempotencyKeyOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(header)) {
    throw refuse.malformed([{ path: 'headers.idempotency-key', code: 'format', message: '提交编号（Idempotency-Key）的格式不正确，请刷新页面后重试。' }]);
  }
  return header;
}

interface ReceivedFile {
  filepath: string;
  originalFilename?: string | null;
  size: number;
  mimetype?: string | null;
}

const isReceived = (value: unknown): value is ReceivedFile => value !== null && typeof value === 'object' && 'filepath' in value;

/** The uploaded files in the order in which they came, whatever field they came in. */
export function filesOf(files: unknown): UploadedFile[] {
  if (files === null || typeof files !== 'object') return [];
  return Object.values(files)
    .flat()
    .filter(isReceived)
    .map((file) => ({
      path: file.filepath,
      name: file.originalFilename ?? '',
      size: file.size,
      mimetype: file.mimetype ?? 'application/octet-stream',
    }));
}

/** Takes away what is left of uploaded files; a file that the handler moved is no error. */
export async function discard(files: readonly UploadedFile[]): Promise<void> {
  await Promise.all(files.map(({ path }) => rm(path, { force: true })));
}

/** The parameters that a path template names; Koa's router numbers what wildcards of other layers matched as well. */
export function paramsOf(template: string, params: Record<string, string> = {}): Record<string, string> {
  const names = new Set([...template.matchAll(/:(\w+)/g)].map(([, name]) => name));
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.has(name)));
}
