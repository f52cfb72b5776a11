import { strapiRoutes } from '@medregistry/language';
import { endpoints } from '../../../endpoints';
import { servicesOf } from '../../../endpoints/services';

/** The application's own endpoints as routes of Strapi's content API. */
export default { routes: strapiRoutes(endpoints(strapi), () => servicesOf(strapi).access('endpoints')) };
