import type { Core } from '@strapi/strapi';
import { Refusal, type Principal } from '@medregistry/language';
import { sendRefusal } from './http/answers';
import type { HttpContext } from './http/HttpContext';
import type { Authenticator } from './services/authenticate';
import type { SystemClock } from './services/clock';
import type { Declarations } from './services/declarations';
import { refuse } from '@medregistry/language';

/** Stock plugins whose content-API routes stand where ours do or must not exist at all. */
const CLOSED = ['users-permissions', 'upload', 'email'];

interface StockRoute {
  info?: { type?: string };
  handler?: unknown;
  config?: { auth?: unknown };
}

type KoaHandler = (context: HttpContext, next: () => Promise<unknown>) => Promise<unknown>;

interface AuthService {
  register(type: string, strategy: object): unknown;
  authenticate: KoaHandler;
}

export interface StockDeps {
  authenticator: () => Authenticator;
  clock: () => Pick<SystemClock, 'now'>;
  declarations: () => Declarations;
}

/** Endpoints of ours: their handler is the runner, which authenticates by itself. */
const isOurs = ({ handler, config }: StockRoute): boolean => typeof handler === 'function' && config?.auth === false;

/**
 * Closes what Strapi opens by itself. Routes of users-permissions, upload and email disappear, stored uploads are not
 * served, and whatever else stands in the content API exists for administrators only, authenticated by our one
 * statement instead of the stock seven (findings 9). Strategies are asked in the order of their registration, and
 * the API-token one of Strapi's admin always comes first, so the service's `authenticate` itself is taken over for
 * the content API; other kinds of routes keep it.
 */
export function closeStock(strapi: Core.Strapi, { authenticator, clock, declarations }: StockDeps): void {
  for (const name of CLOSED) {
    const plugin = strapi.plugins[name] as { routes?: Record<string, unknown> } | undefined;
    if (plugin?.routes && 'content-api' in plugin.routes) plugin.routes = { ...plugin.routes, 'content-api': { type: 'content-api', routes: [] } };
  }

  const outside = (async (http: HttpContext, next: () => Promise<unknown>) => {
    if (http.path.startsWith('/uploads/')) return sendRefusal(http, refuse.notFound('没有找到这个文件。'));
    return next();
  }) satisfies KoaHandler;
  strapi.server.use(outside as never);

  const administrator = async (http: HttpContext): Promise<Principal | undefined> => {
    try {
      const header = http.headers['authorization'];
      const principal = await authenticator().principal(typeof header === 'string' ? header : undefined, clock().now());
      return principal.assignments.some(({ role }) => declarations().isAdministrator(role)) ? principal : undefined;
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  };

  const strategy = {
    name: 'medregistry',
    async authenticate(http: HttpContext) {
      const principal = await administrator(http);
      return principal ? { authenticated: true, credentials: { id: principal.userId, username: principal.username } } : { authenticated: false };
    },
    /** Whoever came through `authenticate` is an administrator, who sees every stock type. */
    verify: () => undefined,
  };

  const auth = strapi.get('auth') as AuthService;
  auth.register('content-api', strategy);
  const stock = auth.authenticate.bind(auth);
  auth.authenticate = async (http, next) => {
    const route = http.state['route'] as StockRoute | undefined;
    if (route?.info?.type !== 'content-api') return stock(http, next);
    if (isOurs(route)) return next();
    const { authenticated, credentials } = await strategy.authenticate(http);
    if (!authenticated) return sendRefusal(http, refuse.notFound());
    Object.assign(http.state, { isAuthenticated: true, auth: { strategy, credentials, ability: null }, user: credentials });
    return next();
  };
}
