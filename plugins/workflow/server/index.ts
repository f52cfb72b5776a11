import type { AccessService, Guard } from '@medregistry/access';
import { strapiRoutes, type AnyEndpoint, type EndpointRunner } from '@medregistry/language';
import type { Outbox } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import { contentTypes } from './content-types';
import { endpoints } from './endpoints';
import { notify } from './services/notify';
import { collectOwed, fireOwed, OWED_TOPIC } from './services/owed';
import { portsOf } from './services/ports';
import { settleTerms } from './services/terms';
import { createWorkflow, type Workflow } from './services/workflow';

interface Context {
  strapi: Core.Strapi;
}

const accessOf = (strapi: Core.Strapi): AccessService => (name) => strapi.plugin('access').service(name);
const workflowOf = (strapi: Core.Strapi): Workflow => strapi.plugin('workflow').service('workflow');
const runnerOf = (strapi: Core.Strapi): EndpointRunner => accessOf(strapi)('endpoints');
const endpointsOf = (strapi: Core.Strapi): AnyEndpoint[] => endpoints(workflowOf(strapi));

/** Types that only the engine writes. */
const OWN_TYPES = Object.keys(contentTypes).map((name) => `plugin::workflow.${name}`);

function protect(guard: Guard): void {
  for (const uid of OWN_TYPES) guard.protect(uid, { writer: 'workflow', message: '业务申请只能通过办理流程变更，不能直接修改。' });
}

export default {
  contentTypes,

  services: {
    workflow: ({ strapi }: Context): Workflow =>
      createWorkflow(portsOf(strapi), (principal, roles, column, params) => accessOf(strapi)('scope').sql(principal, roles, column, params)),
  },

  routes: {
    'content-api': ({ strapi }: Context): object => ({ type: 'content-api', prefix: '', routes: strapiRoutes(endpointsOf(strapi), () => runnerOf(strapi)) }),
  },

  register({ strapi }: Context): void {
    protect(accessOf(strapi)('guard'));
    const outbox = (): Outbox => strapi.plugin('outbox').service('outbox');
    outbox().handle('notify', notify(() => accessOf(strapi)('assignments'), outbox));
    outbox().handle(OWED_TOPIC, fireOwed(() => workflowOf(strapi).engine, () => workflowOf(strapi).registry));
    outbox().every('workflow-terms', { daily: '00:01' }, settleTerms(() => workflowOf(strapi).registry.declaration().calendar(), (trx, entry) => portsOf(strapi).audit(trx, entry)));
    // Shortly after midnight in Shanghai, when yesterday's terms have passed.
    outbox().every('workflow-owed-events', { daily: '00:05' }, collectOwed(() => workflowOf(strapi).registry, outbox));
    accessOf(strapi)('me').provide('queues', (principal) => workflowOf(strapi).workList.queues(principal));
  },

  async bootstrap({ strapi }: Context): Promise<void> {
    const { registry } = workflowOf(strapi);
    await strapi.db.transaction(({ trx }) => registry.store(trx, accessOf(strapi)('clock').now()));
    runnerOf(strapi).register(endpointsOf(strapi));
  },
};
