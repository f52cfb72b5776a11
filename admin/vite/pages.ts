import type { Plugin } from 'vite';
import routes from '../routes.json' with { type: 'json' };

/** In development, answers `/app/…`, `/check/…`, `/activate` and `/results/…` with the pages that `routes.json` names, as the server does. */
export function pages(): Plugin {
  return {
    name: 'medregistry-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        const found = routes.routes.find((route) => (route.exact ? path === route.path : path === route.path || path.startsWith(`${route.path}/`)));
        if (found) request.url = `/${found.file}`;
        next();
      });
    },
  };
}
