import { labelOf, RatingGrade, ratingStates } from '@medregistry/config';
import { defineEndpoint, say, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { createRatings, RATING_DESK } from '../ratings/ratings';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });
const applicants = { roles: ['institution', 'nursing', 'nurse'] };
const desk = { roles: RATING_DESK };
const Rating = z.strictObject({ data: z.strictObject({ grade: RatingGrade, comment: z.string().trim().max(500).default('') }) });
const Answer = z.strictObject({ data: z.strictObject({ text: z.string().trim().min(5, '请写明核实的情况和怎样改进。').max(1000) }) });
const Page = z.object({ waiting: z.stringbool().default(true), limit: z.coerce.number().int().min(1).max(200).default(100) });

/** 好差评: ratings by applicants, the work on bad ones. Staff neither choose who rates nor see ratings of their own cases. */
export const ratingEndpoints = (services: Services): AnyEndpoint[] => {
  const ratings = createRatings(services);
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/applications/:id/rating',
      summary: '本件业务的评价；办结后可以评价一次',
      tag: 'ratings',
      access: applicants,
      params: Id,
      handle: async (request) => ({ body: { data: await ratings.view(request, request.params.id) } }),
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/applications/:id/rating',
      summary: '评价已办结的业务',
      tag: 'ratings',
      access: applicants,
      params: Id,
      body: Rating,
      async handle(request) {
        await ratings.rate(request, request.params.id, request.body.data);
        return { status: 201, body: { data: await ratings.view(request, request.params.id) } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/ratings',
      summary: '收到的评价，待处理的差评在前',
      tag: 'ratings',
      access: desk,
      query: Page,
      async handle({ principal, query }) {
        const { registry } = services.workflow();
        const rows = await ratings.page(principal, query);
        return { body: { data: rows.map(({ procedure, ...row }) => ({ ...row, stateLabel: labelOf(ratingStates, row.state), procedureLabel: say(registry.current(procedure)?.procedure.label ?? procedure) })) } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/ratings/:id/contact',
      summary: '登记已经联系评价人',
      tag: 'ratings',
      access: desk,
      params: Id,
      async handle(request) {
        await ratings.handle(request, request.params.id, { contacted: true });
        return { body: { data: { state: 'contacted' } } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/ratings/:id/answer',
      summary: '答复差评，答复由评价人看到',
      tag: 'ratings',
      access: desk,
      params: Id,
      body: Answer,
      async handle(request) {
        await ratings.handle(request, request.params.id, { answer: request.body.data.text });
        return { body: { data: { state: 'answered' } } };
      },
    }),
  ];
};
