import { civilDate, defineEndpoint, Json, named, prefill, refuse, type AnyEndpoint, type FormData } from '@medregistry/language';
import { z } from 'zod';
import { MOST_CASES } from '../services/batch';
import { historyOf } from '../services/history';
import { sceneOf } from '../services/joinedCases';
import { DUES, HOLDERS, ROUNDS } from '../services/workFilters';
import type { Workflow } from '../services/workflow';

export const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Form = z.record(z.string(), z.record(z.string(), Json));
const List = z.object({
  queue: z.string().max(200).optional(),
  q: z.string().max(100).optional(),
  state: z.string().max(60).optional(),
  procedure: z.string().max(60).optional(),
  holder: z.enum(HOLDERS).optional(),
  due: z.enum(DUES).optional(),
  round: z.enum(ROUNDS).optional(),
  facets: z.stringbool().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
/** The subject stands under its own name (`institution`, `nurse` …), everything else is context (`campaign`). */
const Creation = z.strictObject({ data: z.object({ procedure: z.string().max(60) }).catchall(z.string().max(64)) });

const Batch = z.strictObject({
  data: z.strictObject({
    event: z.string().min(1).max(60),
    cases: z.array(z.strictObject({ id: z.string().min(1).max(64), version: z.number().int().min(0) })).min(1).max(MOST_CASES, `一次最多办理 ${MOST_CASES} 件。`),
    payload: z.record(z.string(), Json).default({}),
  }),
});

export const applicationEndpoints = ({ engine, cases, workList, registry, ports }: Workflow): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/applications',
    summary: 'Cases that you may see, by queue, state, procedure or search, paged by key',
    tag: 'applications',
    access: 'signed-in',
    query: List,
    hot: true,
    async handle({ principal, query, now }) {
      const { rows, nextCursor, total, facets } = await workList.page(principal, query, now);
      const batch = query.queue ? workList.batchOf(principal, query.queue) : [];
      return { body: { data: rows, meta: { nextCursor, total, ...(facets ? { facets } : {}), ...(batch.length > 0 ? { batch } : {}) } } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/applications',
    summary: 'Open a case for a subject, prefilled from the registers',
    tag: 'applications',
    access: 'signed-in',
    body: Creation,
    async handle(request) {
      const { procedure, ...rest } = request.body.data;
      const subjectType = registry.current(procedure)?.procedure.subject ?? '';
      const subjectId = rest[subjectType];
      if (!subjectId) throw refuse.malformed([{ path: `data.${subjectType || 'procedure'}`, code: 'required', message: '请指明为谁办理、办理什么业务。' }]);
      const context = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== subjectType));
      return engine.create(request, { procedure, subjectType, subjectId, context });
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/applications/batch',
    summary: 'One event for several cases, each decided by itself; the answer says what became of each',
    tag: 'applications',
    access: 'signed-in',
    body: Batch,
    handle: (request) => engine.fireEach(request, request.body.data),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/applications/:id',
    summary: 'One case, whole, in your voice',
    tag: 'applications',
    access: 'signed-in',
    params: Id,
    async handle({ principal, params, now }) {
      const { row, actor } = await cases.read(ports.connection, params.id, principal);
      const view = cases.view(await cases.open(ports.connection, row, actor, now));
      return { body: { data: view }, headers: { ETag: `"${view.version}"` } };
    },
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/applications/:id',
    summary: 'Save the form; If-Match names the version that you changed',
    tag: 'applications',
    access: 'signed-in',
    params: Id,
    body: z.strictObject({ data: z.strictObject({ form: Form }) }),
    handle: (request) => engine.save(request, request.params.id, request.body.data.form),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/applications/:id/prefill',
    summary: 'What the registers say now, for taking over into the form',
    tag: 'applications',
    access: 'signed-in',
    params: Id,
    async handle({ principal, params, now }) {
      const { row, actor } = await cases.read(ports.connection, params.id, principal);
      if (!cases.fills(actor, await registry.version(ports.connection, row.procedure_version))) throw refuse.forbidden();
      const whole = await cases.open(ports.connection, row, actor, now, { needed: 'prefill' });
      const joined = whole.joined.map((part) => named(prefill(sceneOf(part)), part.row.procedure));
      return { body: { data: { form: Object.assign(prefill(sceneOf(whole)), ...joined) as FormData } } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/applications/:id/events/:event',
    summary: 'Fire an event; If-Match and Idempotency-Key make a repetition harmless',
    tag: 'applications',
    access: 'signed-in',
    params: Id.extend({ event: z.string().max(60) }),
    body: z.strictObject({ data: z.record(z.string(), Json).default({}) }),
    handle: (request) => engine.fire(request, request.params.id, request.params.event, request.body.data),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/applications/:id/history',
    summary: 'What was done, by whom, when and why',
    tag: 'applications',
    access: 'signed-in',
    params: Id,
    async handle({ principal, params, now }) {
      const { row, actor } = await cases.read(ports.connection, params.id, principal);
      const whole = await cases.open(ports.connection, row, actor, now);
      const voice = cases.isApplicant(actor) ? 'applicant' : 'staff';
      return {
        body: {
          data: historyOf(whole, voice, registry.declaration().roleLabels),
          meta: { today: civilDate(now) },
        },
      };
    },
  }),
];
