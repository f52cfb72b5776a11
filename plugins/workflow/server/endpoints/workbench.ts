import { defineEndpoint, NOTE_VERDICTS, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { Workflow } from '../services/workflow';
import { ContactInput } from '../services/workbench/contacts';
import { DraftInput } from '../services/workbench/drafts';
import { Id } from './applications';

const Reason = z.string().trim().min(2).max(500);
const shared = { tag: 'workbench', access: 'signed-in' } as const;

/** The reviewer's desk: one's hand on a case, notes in the making, what was handed in before, calls. */
export const workbenchEndpoints = ({ workbench }: Workflow): AnyEndpoint[] => [
  defineEndpoint({
    ...shared,
    method: 'GET',
    path: '/api/applications/:id/workbench',
    summary: 'Drafts, ticks, calls and earlier rounds of a case; for the office only',
    params: Id,
    handle: async ({ principal, params, now }) => ({ body: { data: await workbench.open(principal, params.id, now) } }),
  }),
  defineEndpoint({
    ...shared,
    method: 'PUT',
    path: '/api/applications/:id/lease',
    summary: 'Take a case in hand, keep it, or take it over with a reason',
    params: Id,
    body: z.strictObject({ data: z.strictObject({ reason: z.string().trim().max(500).default('') }).prefault({}) }),
    handle: async (request) => ({ body: { data: await workbench.take(request, request.params.id, request.body.data.reason) } }),
  }),
  defineEndpoint({
    ...shared,
    method: 'DELETE',
    path: '/api/applications/:id/lease',
    summary: 'Give a case back',
    params: Id,
    handle: async (request) => ({ body: { data: await workbench.release(request, request.params.id) } }),
  }),
  defineEndpoint({
    ...shared,
    method: 'PUT',
    path: '/api/applications/:id/draft',
    summary: 'Keep notes that are not sent yet; says which raise a point a round too late',
    params: Id,
    body: z.strictObject({ data: DraftInput }),
    handle: async (request) => ({ body: { data: await workbench.saveDraft(request, request.params.id, request.body.data.revision, request.body.data.notes) } }),
  }),
  defineEndpoint({
    ...shared,
    method: 'PUT',
    path: '/api/applications/:id/points/:point',
    summary: 'Tick a review point for the present round',
    params: Id.extend({ point: z.string().max(60) }),
    body: z.strictObject({ data: z.strictObject({ ticked: z.boolean() }) }),
    async handle(request) {
      await workbench.tick(request, request.params.id, request.params.point, request.body.data.ticked);
      return { body: { data: request.body.data } };
    },
  }),
  defineEndpoint({
    ...shared,
    method: 'PUT',
    path: '/api/applications/:id/notes/:note/verdict',
    summary: 'Say whether a note of an earlier round has been met',
    params: Id.extend({ note: z.string().max(64) }),
    body: z.strictObject({ data: z.strictObject({ verdict: z.enum(NOTE_VERDICTS).nullable() }) }),
    async handle(request) {
      await workbench.judge(request, request.params.id, request.params.note, request.body.data.verdict);
      return { body: { data: request.body.data } };
    },
  }),
  defineEndpoint({
    ...shared,
    method: 'GET',
    path: '/api/applications/:id/submissions/:round/changes',
    summary: 'What has changed since an earlier submission, old beside new',
    params: Id.extend({ round: z.coerce.number().int().min(1).max(1000) }),
    handle: async ({ principal, params, now }) => ({ body: { data: await workbench.compare(principal, params.id, params.round, now) } }),
  }),
  defineEndpoint({
    ...shared,
    method: 'GET',
    path: '/api/applications/:id/earlier',
    summary: 'What the subject filed before, to be shown beside what is filled in now',
    params: Id,
    handle: async ({ principal, params, now }) => ({ body: { data: await workbench.earlier(principal, params.id, now) } }),
  }),
  defineEndpoint({
    ...shared,
    method: 'POST',
    path: '/api/applications/:id/contacts',
    summary: 'Write down a call about the case; for the office only',
    params: Id,
    body: z.strictObject({ data: ContactInput }),
    handle: (request) => workbench.logContact(request, request.params.id, request.body.data),
  }),
  defineEndpoint({
    ...shared,
    method: 'POST',
    fresh: true,
    path: '/api/applications/:id/reveal',
    summary: 'See a sealed value of the form in clear, with a reason that stays in the trail',
    params: Id,
    body: z.strictObject({ data: z.strictObject({ path: z.string().max(200), reason: Reason }) }),
    handle: async (request) => ({ body: { data: { value: await workbench.reveal(request, request.params.id, request.body.data.path, request.body.data.reason) } }, headers: { 'Cache-Control': 'no-store' } }),
  }),
];
