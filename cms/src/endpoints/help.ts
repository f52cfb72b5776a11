import { HelpStep } from '@medregistry/config/enums';
import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { Services } from './services';

const Query = z.object({ step: HelpStep.optional(), procedure: z.string().max(60).optional() });

const NURSES = new Set(['nurse']);
const INSTITUTIONS = new Set(['institution', 'nursing']);

/** What is published by the authorities above the person: for institutions, for nurses, for everybody. */
const FAQS = `SELECT f.document_id AS id, f.question, f.answer, f.step FROM faq_articles f
  WHERE f.published AND ($1::text IS NULL OR f.step = $1) AND f.audience = ANY($2::text[]) ORDER BY f.position, f.id LIMIT 50`;
const GUIDES = `SELECT g.document_id AS id, g.title FROM service_guides g WHERE g.published AND g.procedure = $1 ORDER BY g.id LIMIT 5`;

/** Questions and the service guide at the step that they explain (F59). */
export const helpEndpoints = ({ access }: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/help',
    summary: '与当前环节有关的常见问题和办事指南',
    tag: 'help',
    access: 'signed-in',
    query: Query,
    async handle({ principal, query: { step, procedure } }) {
      const roles = principal.assignments.map(({ role }) => role);
      const applicant = roles.some((role) => NURSES.has(role) || INSTITUTIONS.has(role));
      const audiences = ['everyone', ...(!applicant || roles.some((role) => INSTITUTIONS.has(role)) ? ['institutions'] : []), ...(!applicant || roles.some((role) => NURSES.has(role)) ? ['nurses'] : [])];
      const [faqs, guides] = await Promise.all([
        access('reads').query('help_faqs', FAQS, [step ?? null, audiences]),
        procedure ? access('reads').query('help_guides', GUIDES, [procedure]) : [],
      ]);
      return { body: { data: { faqs, guides } } };
    },
  }),
];
