import { accessDeclaration, isStaffRole, Role, roles } from '@medregistry/config';
import { permitLife, procedures, verification, verificationObligation } from '@medregistry/config/procedures';
import { formatsWith } from '@medregistry/config/validators';
import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import type { Documents } from '@medregistry/dossier';
import { sensitivePaths } from '@medregistry/language';
import type { Outbox } from '@medregistry/outbox';
import type { Workflow } from '@medregistry/workflow';
import type { Core } from '@strapi/strapi';
import { settleAppointments } from '../appointments/dayList';
import { heldReasons, offeredReasons } from '../authorityDocuments/cannedReasons';
import { createEffects } from '../effects/createEffects';
import { createFacts } from '../facts/createFacts';
import { collectDueObligations, OBLIGATION_TOPIC } from '../obligations/dueObligations';
import { fireObligation } from '../obligations/fireObligation';
import { settleRegistrations } from '../nursing/settleRegistrations';
import { collectDuePermits, PERMIT_TOPIC } from '../permits/duePermits';
import { firePermit } from '../permits/firePermit';
import { createCalendar } from './calendar';
import { holidayWatch } from './holidayWatch';
import { describeDocument } from './describeDocument';
import { subjects } from '../subjects';

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
  const milliseconds = (): number => access('clock').now().getTime();
  const calendar = createCalendar(() => access('reads'), milliseconds);
  const reasons = heldReasons(() => access('reads'), milliseconds);
  // Whoever changes them forgets what was read.
  strapi.add('calendar', () => calendar);
  strapi.add('reasons', () => reasons);
  const formats = formatsWith({ allowDemoRegion: process.env['NODE_ENV'] !== 'production', acceptOld: true });
  const applicantRoles = Role.options.filter((role) => !isStaffRole(role));
  const facts = createFacts({ decrypt: (text) => access('cipher').decrypt(text), openForm: (form) => access('cipher').open(form, sealed) });
  const effects = createEffects(strapi, () => access('cipher'), { obligation: verificationObligation });
  workflow.registry.declare({
    procedures: [...procedures],
    loadFacts: (trx, groups, target) => facts.loadFacts(trx, groups, target),
    applyEffect: (trx, effect, target, actor) => effects.apply(trx, effect, target, actor),
    subjects,
    calendar,
    formats,
    reasons: offeredReasons(reasons),
    roleLabels: { ...Object.fromEntries(Role.options.map((role) => [role, roles[role].label])), system: '系统' },
    applicantRoles,
  });

  const outbox = (): Outbox => strapi.plugin('outbox').service('outbox') as Outbox;
  const trail = (): Trail => strapi.plugin('audit').service('trail') as Trail;
  outbox().handle(OBLIGATION_TOPIC, fireObligation({ machine: verificationObligation, facts, calendar, formats, applicantRoles, trail, outbox }));
  outbox().handle(PERMIT_TOPIC, firePermit({ machine: permitLife, facts, effects, calendar, formats, applicantRoles, trail, outbox }));
  // After the engine's own terms: a renewal that is deemed granted at 00:05 has replaced the permit.
  outbox().every('missing-holidays', { daily: '00:30' }, holidayWatch(outbox));
  outbox().every('due-permits', { daily: '00:20' }, collectDuePermits(outbox));
  outbox().every('nurse-registrations', { daily: '00:25' }, settleRegistrations(trail));
  outbox().every('appointments', { daily: '00:40' }, settleAppointments);
  outbox().every('due-obligations', { daily: '00:10' }, collectDueObligations(outbox));

  documents.describe('*', describeDocument(() => strapi.db.connection, (key) => procedures.find((procedure) => procedure.key === key)));
}
