/** The part of a Koa context that endpoints are run with. */
export interface HttpContext {
  method: string;
  path: string;
  querystring: string;
  ip: string;
  headers: Record<string, string | string[] | undefined>;
  params?: Record<string, string>;
  request: { body?: unknown; files?: unknown };
  state: Record<string, unknown>;
  status: number;
  body: unknown;
  set(name: string, value: string): void;
}

/** Set on `state` once the runner has answered, so that nobody rewrites the answer. */
export const ANSWERED = 'medregistryAnswered';
