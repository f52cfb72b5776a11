import {
  ANONYMOUS,
  refuse,
  Refusal,
  type AnyEndpoint,
  type Endpoint,
  type EndpointRequest,
  type EndpointRunner,
  type Idempotency,
  type Principal,
  type UploadedFile,
} from '@medregistry/language';
import { codeOf, refusalOf, send, sendFailure, sendRefusal, sendStored } from '../http/answers';
import type { HttpContext } from '../http/HttpContext';
import { discard, filesOf, headersOf, idempotencyKeyOf, ifMatchOf, paramsOf, parsed, queryOf } from '../http/requests';
import { createTrie } from '../http/trie';
import type { Authenticator } from './authenticate';
import type { SystemClock } from './clock';
import { wireOf, type IdempotencyService, type StoredAnswer } from './idempotency';
import type { RefusalLog } from './refusalLog';

/** Registry and runner of declared endpoints. */
export interface Endpoints extends EndpointRunner {
  /** Makes endpoints known: to OpenAPI, to the stock-route filter and, where `hot`, to the front middleware. Repeating a registration is harmless. */
  register(endpoints: readonly AnyEndpoint[]): void;
  /** Parses, authenticates, checks the role, runs the handler, answers; never throws. */
  run(endpoint: AnyEndpoint, context: unknown): Promise<void>;
  all(): readonly AnyEndpoint[];
  /** Whether a path template (`/api/things/:id`) is one of ours. */
  serves(method: string, template: string): boolean;
  hotMatch(path: string): { endpoint: AnyEndpoint; params: Record<string, string> } | undefined;
}

export interface EndpointsDeps {
  authenticator: () => Authenticator;
  clock: () => Pick<SystemClock, 'now'>;
  idempotency: () => IdempotencyService;
  refusals: () => RefusalLog;
  /** Whether somebody has shown lately who they are, or need not. */
  isFresh: (principal: Principal, now: Date) => boolean;
  report: (error: unknown) => void;
}

type OpenEndpoint = Endpoint<unknown, unknown, unknown, unknown>;
type Request = EndpointRequest<unknown, unknown, unknown>;

export function createEndpoints({ authenticator, clock, idempotency, refusals, isFresh, report }: EndpointsDeps): Endpoints {
  const known = new Map<string, AnyEndpoint>();
  const hot = createTrie<AnyEndpoint>();
  /** Requests with a key that this process is working on, so that a repetition waits for the first. */
  const running = new Map<string, Promise<unknown>>();

  const authenticated = async ({ access }: OpenEndpoint, authorization: string | undefined, now: Date): Promise<Principal> => {
    if (access === 'public') {
      if (authorization === undefined) return ANONYMOUS;
      return authenticator().principal(authorization, now).catch((error: unknown) => {
        if (error instanceof Refusal) return ANONYMOUS;
        throw error;
      });
    }
    return authenticator().principal(authorization, now);
  };

  const checkRole = ({ access }: OpenEndpoint, { assignments }: Principal): void => {
    if (typeof access === 'string') return;
    if (!assignments.some(({ role }) => access.roles.includes(role))) throw refuse.forbidden();
  };

  const checkUpload = (endpoint: OpenEndpoint, headers: Request['headers'], files: readonly UploadedFile[]): void => {
    const multipart = headers['content-type']?.toLowerCase().startsWith('multipart/form-data') ?? false;
    if (endpoint.upload && !multipart) throw refuse.unsupported('请以文件上传的方式（multipart/form-data）提交。');
    if (!endpoint.upload && files.length > 0) throw refuse.unsupported('这里不接收文件。');
  };

  const handleOnce = async (endpoint: OpenEndpoint, request: Request, key: Idempotency): Promise<StoredAnswer> => {
    const { userId } = request.principal;
    const service = idempotency();
    const before = await service.find(userId, key);
    if (before) return before;
    try {
      const answer = await endpoint.handle(request);
      const recorded = service.recorded(key);
      if (recorded) return recorded;
      const stored = wireOf(answer);
      if (stored.status < 300) await service.recordAlone(userId, key, stored, request.now);
      return stored;
    } catch (error) {
      // Perhaps the same request won on another process: then its answer is the answer.
      const first = await service.find(userId, key);
      if (first) return first;
      throw error;
    }
  };

  /** Requests under one key go one after the other: the first one's answer is there when the second is asked. */
  const keyed = (endpoint: OpenEndpoint, request: Request, key: Idempotency): Promise<StoredAnswer> => {
    const lane = `${request.principal.userId} ${key.key}`;
    const turn = (running.get(lane) ?? Promise.resolve()).then(
      () => handleOnce(endpoint, request, key),
      () => handleOnce(endpoint, request, key),
    );
    running.set(lane, turn);
    return turn.finally(() => {
      if (running.get(lane) === turn) running.delete(lane);
    });
  };

  const answerTo = async (endpoint: OpenEndpoint, http: HttpContext, files: UploadedFile[], now: Date, seen: (principal: Principal) => void): Promise<void> => {
    const headers = headersOf(http.headers);
    const params = parsed(endpoint.params, paramsOf(endpoint.path, http.params), 'params');
    const query = parsed(endpoint.query, queryOf(http.querystring), 'query');
    const body = parsed(endpoint.body, http.request.body, 'body');
    const ifMatch = ifMatchOf(headers['if-match']);
    const key = endpoint.method === 'POST' ? idempotencyKeyOf(headers['idempotency-key']) : undefined;

    const principal = await authenticated(endpoint, headers['authorization'], now);
    seen(principal);
    checkRole(endpoint, principal);
    if (endpoint.fresh && !isFresh(principal, now)) throw refuse.unproven();
    checkUpload(endpoint, headers, files);

    const tie: Idempotency | undefined =
      key === undefined || principal.userId === ANONYMOUS.userId
        ? undefined
        : { key, requestHash: idempotency().hash({ method: http.method, url: `${http.path}?${http.querystring}`, body: http.request.body, files }) };
    const request: Request = { principal, params, query, body, files, headers, address: http.ip, now, ifMatch, idempotency: tie };
    if (tie) sendStored(http, await keyed(endpoint, request, tie));
    else send(http, await endpoint.handle(request));
  };

  return {
    register(endpoints) {
      for (const endpoint of endpoints) {
        const place = `${endpoint.method} ${endpoint.path}`;
        const held = known.get(place);
        if (held?.summary === endpoint.summary) continue;
        if (held) throw new Error(`Two endpoints stand at ${place}`);
        if (endpoint.hot && endpoint.method !== 'GET') throw new Error(`${place} is hot, which only a GET can be`);
        known.set(place, endpoint);
        if (endpoint.hot) hot.add(endpoint.path, endpoint);
      }
    },

    async run(anyEndpoint, context) {
      const endpoint = anyEndpoint as unknown as OpenEndpoint;
      const http = context as HttpContext;
      const now = clock().now();
      const files = filesOf(http.request.files);
      let principal = ANONYMOUS;
      try {
        await answerTo(endpoint, http, files, now, (seen) => (principal = seen));
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal) {
          await refusals().refused(refusal, { principal, method: endpoint.method, path: http.path, address: http.ip, now });
          sendRefusal(http, refusal);
        } else {
          sendFailure(http, error);
        }
        if (!(error instanceof Refusal) && codeOf(error) !== '23505') report(error);
      } finally {
        if (files.length > 0) await discard(files).catch(report);
      }
    },

    all: () => [...known.values()],
    serves: (method, template) => known.has(`${method} ${template}`),
    hotMatch(path) {
      const found = hot.match(path);
      return found && { endpoint: found.value, params: found.params };
    },
  };
}
