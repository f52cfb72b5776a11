import type { Core } from '@strapi/strapi';
import { auditEntry } from './content-types/auditEntry';
import { createTrail } from './services/trail';

export default {
  contentTypes: { 'audit-entry': { schema: auditEntry } },
  services: { trail: ({ strapi }: { strapi: Core.Strapi }) => createTrail(strapi.db) },
};
