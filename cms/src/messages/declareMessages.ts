import { isStaffRole, messageTemplates, reminderRules, Role, roles, wordingOf } from '@medregistry/config';
import { procedures } from '@medregistry/config/procedures';
import type { OutboxServices } from '@medregistry/outbox';
import type { Services } from '../endpoints/services';
import { statesIn } from './caseSources';
import { reminderSources } from './reminderSources';

const states = statesIn(procedures);

/** Hands the outbox the district's texts and reminders. */
export function declareMessages({ strapi, workflow }: Services): void {
  const service = <K extends keyof OutboxServices>(name: K): OutboxServices[K] => strapi.plugin('outbox').service(name);
  service('templates').declare(messageTemplates(procedures));
  service('reminders').declare({
    rules: reminderRules.map((rule) => ({ ...rule, template: (step) => wordingOf(rule, step) })),
    sources: reminderSources(() => states),
    calendar: async () => workflow().registry.declaration().calendar(),
    groups: { applicant: Role.options.filter((role) => !isStaffRole(role)) },
    labels: { ...Object.fromEntries(Role.options.map((role) => [role, roles[role].label])), applicant: '申请人', holder: '应当处理的人' },
  });
}
