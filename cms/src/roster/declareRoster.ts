import type { Exchange } from '@medregistry/exchange';
import type { Services } from '../endpoints/services';
import { nurseImport } from '../nursing/nurseImport';
import { rosterExport } from './rosterExport';
import { rosterImport } from './rosterImport';

/** Hands the tables of people to the exchange; nothing is read yet. */
export function declareRoster(services: Services): void {
  const { imports, exports } = services.strapi.plugin('exchange').service('exchange') as Exchange;
  imports.declare(rosterImport(services));
  imports.declare(nurseImport(services));
  exports.declare(rosterExport(services));
}
