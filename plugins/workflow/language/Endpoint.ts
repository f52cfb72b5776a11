import type { ZodType } from 'zod';
import type { Principal } from './Principal';

export interface UploadedFile {
  /** Where the bytes lie for the length of the request. */
  path: string;
  name: string;
  size: number;
  mimetype: string;
}

/** Ties a repeated request to its first answer; the writer stores it in the transaction that has the effect. */
export interface Idempotency {
  key: string;
  requestHash: string;
}

export interface EndpointRequest<P, Q, B> {
  principal: Principal;
  params: P;
  query: Q;
  body: B;
  files: UploadedFile[];
  headers: Record<string, string | undefined>;
  address: string;
  now: Date;
  /** The version named by `If-Match`, where the caller sent one. */
  ifMatch: number | undefined;
  idempotency: Idempotency | undefined;
}

export interface EndpointAnswer<R> {
  status?: number;
  body?: R;
  headers?: Record<string, string>;
  file?: Uint8Array;
  stream?: AsyncIterable<Uint8Array>;
}

/**
 * One route, declared: the runner of the access plugin parses, authenticates, checks the role, runs `handle`
 * and turns refusals into answers; OpenAPI is generated from the same declaration.
 */
export interface Endpoint<P = unknown, Q = unknown, B = unknown, R = unknown> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Full path from the root with `:parameters`, e.g. `/api/applications/:id`. */
  path: string;
  summary: string;
  tag: string;
  access: 'public' | 'signed-in' | { roles: readonly string[] };
  params?: ZodType<P>;
  query?: ZodType<Q>;
  body?: ZodType<B>;
  answer?: ZodType<R>;
  /** Takes multipart files. */
  upload?: boolean;
  /** Asks people who work for an authority to have shown lately who they are: what is issued, revoked, taken out or unmasked. */
  fresh?: boolean;
  /** A read that many wait for: also served ahead of Strapi's own stack. GET only. */
  hot?: boolean;
  handle(request: EndpointRequest<P, Q, B>): Promise<EndpointAnswer<R>>;
}

/** An endpoint whose types have been forgotten, as lists of endpoints hold them. */
export type AnyEndpoint = Endpoint<never, never, never, unknown>;

/** Declares an endpoint; exists so that `handle` is typed by the schemas beside it. */
export function defineEndpoint<P = unknown, Q = unknown, B = unknown, R = unknown>(endpoint: Endpoint<P, Q, B, R>): AnyEndpoint {
  return endpoint as unknown as AnyEndpoint;
}

/** What runs an endpoint; the access plugin's `endpoints` service. */
export interface EndpointRunner {
  register(endpoints: AnyEndpoint[]): void;
  run(endpoint: AnyEndpoint, context: unknown): Promise<void>;
}

interface StrapiRoute {
  method: string;
  path: string;
  handler: (context: unknown) => Promise<void>;
  info: { type: 'content-api' };
  config: { auth: false; prefix: '' };
}

/**
 * Endpoints as routes of Strapi's content API. `/api` is Strapi's own prefix, so it is taken off the path;
 * authentication is the runner's, hence `auth: false`.
 */
export function strapiRoutes(endpoints: AnyEndpoint[], runner: () => EndpointRunner): StrapiRoute[] {
  return endpoints.map((endpoint) => ({
    method: endpoint.method,
    path: endpoint.path.replace(/^\/api/, ''),
    handler: (context) => runner().run(endpoint, context),
    info: { type: 'content-api' },
    config: { auth: false, prefix: '' },
  }));
}
