import { accessDeclaration, isStaffRole, Role, roles } from '@medregistry/config';
import { procedures, verification, verificationObligation } from '@medregistry/config/procedures';
import { formatsWith } from '@medregistry/config/validators';
import type { AccessService } from '@medregistry/access';
import type { Documents } from '@medregistry/dossier';
import { sensitivePaths } from '@medregistry/language';
import type { Workflow } from '@medregistry/workflow';
import type { Core } from '@strapi/strapi';
import { createEffects } from '../effects/createEffects';
import { createFacts } from '../facts/createFacts';
import { createCalendar } from './calendar';
import { describeDocument } from './describeDocument';
import { resolveInstitution } from './institutionSubject';

/**
 * Hands the law of the district to the plugins, which know none of it: roles, field rules and masks to access,
 * procedures with their ties to the registers to workflow, what is true today to dossier. Runs at register; nothing
 * is read yet.
 */
export function declareDistrict(strapi: Core.Strapi): void {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const workflow = strapi.plugin('workflow').service('workflow') as Workflow;
  const documents = strapi.plugin('dossier').service('documents') as Documents;

  access('declarations').declare(accessDeclaration);

  const sealed = sensitivePaths(verification.form);
  const facts = createFacts({ decrypt: (text) => access('cipher').decrypt(text), openForm: (form) => access('cipher').open(form, sealed) });
  const effects = createEffects(strapi, { obligation: verificationObligation });
  workflow.registry.declare({
    procedures: [...procedures],
    loadFacts: (trx, groups, target) => facts.loadFacts(trx, groups, target),
    applyEffect: (trx, effect, target, actor) => effects.apply(trx, effect, target, actor),
    subjects: { institution: { resolve: resolveInstitution } },
    calendar: createCalendar(() => access('reads')),
    formats: formatsWith({ allowDemoRegion: process.env['NODE_ENV'] !== 'production', acceptOld: true }),
    roleLabels: { ...Object.fromEntries(Role.options.map((role) => [role, roles[role].label])), system: '系统' },
    applicantRoles: Role.options.filter((role) => !isStaffRole(role)),
  });

  documents.describe('*', describeDocument(() => strapi.db.connection, (key) => procedures.find((procedure) => procedure.key === key)));
}
