import { defineEndpoint, refuse, say, type AnyEndpoint, type Principal, type Procedure } from '@medregistry/language';
import { z } from 'zod';
import type { Workflow } from '../services/workflow';

/** Whether a person holds a role that the procedure names anywhere. */
function concerns(principal: Principal, procedure: Procedure): boolean {
  const named = new Set([
    ...procedure.create.roles,
    ...Object.values(procedure.events).flatMap(({ roles }) => roles),
    ...Object.values(procedure.queues).flatMap(({ roles }) => roles),
  ]);
  return principal.assignments.some(({ role }) => named.has(role));
}

export const procedureEndpoints = ({ registry }: Workflow): AnyEndpoint[] => {
  const mine = (principal: Principal): Procedure[] =>
    registry.all().map(({ procedure }) => procedure).filter((procedure) => procedure.kind === 'case' && concerns(principal, procedure));
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/procedures',
      summary: 'The businesses that concern you',
      tag: 'procedures',
      access: 'signed-in',
      handle: ({ principal }) =>
        Promise.resolve({
          body: {
            data: mine(principal).map((procedure) => ({
              key: procedure.key,
              label: say(procedure.label),
              subject: procedure.subject,
              queues: Object.entries(procedure.queues).map(([key, { label }]) => ({ key: `${procedure.key}:${key}`, label: say(label) })),
              creatable: principal.assignments.some(({ role }) => procedure.create.roles.includes(role)),
            })),
          },
        }),
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/procedures/:key',
      summary: 'A declaration, whole',
      tag: 'procedures',
      access: 'signed-in',
      params: z.strictObject({ key: z.string().max(60) }),
      handle({ principal, params }) {
        const procedure = mine(principal).find(({ key }) => key === params.key);
        if (!procedure) throw refuse.notFound('没有这项业务。');
        return Promise.resolve({ body: { data: procedure } });
      },
    }),
  ];
};
