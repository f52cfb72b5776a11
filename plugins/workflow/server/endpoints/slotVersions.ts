import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { Workflow } from '../services/workflow';
import { createDesk, Slot } from './materialDesk';
import { served } from './served';

const Version = z.object({
  version: z.number(),
  pages: z.number(),
  list: z.array(z.object({ id: z.string(), rotation: z.number() })),
  changedAt: z.string(),
  changedBy: z.string(),
  /** The round (轮次) in which this version was submitted; null for one that was replaced before. */
  round: z.number().nullable(),
});

/** What a slot consisted of before: nothing that was filed is ever lost (F52). */
export const slotVersionEndpoints = (workflow: Workflow): AnyEndpoint[] => {
  const { ports } = workflow;
  const { inspect } = createDesk(workflow);
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/applications/:id/materials/:slot/versions',
      summary: 'Every version of a slot, newest first, with the round in which it was submitted',
      tag: 'materials',
      access: 'signed-in',
      params: Slot,
      answer: z.object({ data: z.array(Version) }),
      async handle(request) {
        const { part, slot } = await inspect(request);
        const versions = await ports.slots.versions(part.row.document_id, slot);
        const submissions = part.children.actions.filter(({ event }) => part.procedure.events[event]?.materials === 'freeze');
        const submittedIn = new Map<number, number>();
        for (const { at, round } of submissions) {
          const lying = versions.find(({ changedAt }) => changedAt <= at);
          if (lying) submittedIn.set(lying.version, round);
        }
        return { body: { data: versions.map((version) => ({ ...version, round: submittedIn.get(version.version) ?? null })) } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/applications/:id/materials/:slot/versions/:version/file',
      summary: 'An earlier version of a slot as one PDF',
      tag: 'materials',
      access: 'signed-in',
      params: Slot.extend({ version: z.coerce.number().int().positive() }),
      async handle(request) {
        const { part, slot } = await inspect(request);
        return served(await ports.slots.file(part.row.document_id, slot, { version: request.params.version, watermark: workflow.cases.watermark(part.actor, request.principal, request.now) }));
      },
    }),
  ];
};
