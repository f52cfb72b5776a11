import type { AccessService } from '@medregistry/access';
import type { Workflow } from '@medregistry/workflow';
import type { Core } from '@strapi/strapi';

/** The plugins' services as the endpoints use them. */
export interface Services {
  strapi: Core.Strapi;
  access: AccessService;
  workflow: () => Workflow;
}

export const servicesOf = (strapi: Core.Strapi): Services => ({
  strapi,
  access: (name) => strapi.plugin('access').service(name),
  workflow: () => strapi.plugin('workflow').service('workflow') as Workflow,
});
