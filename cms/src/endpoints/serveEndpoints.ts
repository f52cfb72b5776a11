import { strapiRoutes, type EndpointRunner } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { endpoints } from '.';

const runnerOf = (strapi: Core.Strapi): EndpointRunner => strapi.plugin('access').service('endpoints') as EndpointRunner;

/** Puts the application's own routes beside those of the plugins; at register, before Strapi closes its router. */
export function routeEndpoints(strapi: Core.Strapi): void {
  strapi.server.routes({ type: 'content-api', prefix: '', routes: strapiRoutes(endpoints(strapi), () => runnerOf(strapi)) } as never);
}

/** Makes them known to the runner: to the description of the API and to the front door of hot reads. */
export function announceEndpoints(strapi: Core.Strapi): void {
  runnerOf(strapi).register(endpoints(strapi));
}
