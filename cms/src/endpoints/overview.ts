import { OVERSEERS, STAFF } from '@medregistry/config';
import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { figuresStatement, readFigures, type FigureRow } from '../overview/figures';
import { InstitutionFilter, institutionPage } from '../overview/institutionList';
import { CaseFilter, narrowCases } from '../overview/narrowCases';
import { draft } from '../overview/Question';
import { questioning } from '../overview/questioning';
import { remind, ReminderInput } from '../overview/remind';
import type { Services } from './services';

const limit = z.coerce.number().int().min(1).max(100).default(20);
const Figures = z.object({ campaign: z.string().max(64).optional() });
const InstitutionQuery = InstitutionFilter.extend({ cursor: z.coerce.number().int().positive().optional(), limit });
const CaseQuery = z.intersection(CaseFilter, z.object({ cursor: z.string().max(200).optional(), limit }));

/** 校验工作概览: figures for who oversees the work, and behind each figure its list. */
export const overviewEndpoints = ({ strapi, access, workflow }: Services): AnyEndpoint[] => {
  const procedures = () => new Map(workflow().registry.all().map(({ procedure }) => [procedure.key, procedure]));
  const questionOf = questioning({ workflow });
  const roles = { roles: OVERSEERS };
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/overview',
      summary: '校验工作概览：进度、时限、退回原因和工作量，同一时刻的数字',
      tag: 'overview',
      access: roles,
      query: Figures,
      hot: true,
      async handle({ principal, query, now }) {
        const question = questionOf(principal, query.campaign, now);
        const statement = draft(access, question);
        const sql = figuresStatement(statement, question);
        const [row] = await access('reads').query<FigureRow>('overview', sql, statement.values);
        return { body: { data: { ...readFigures(row as FigureRow, procedures()), today: question.today } } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/overview/institutions',
      summary: '进度数字后面的机构，带联系人',
      tag: 'overview',
      access: roles,
      query: InstitutionQuery,
      async handle({ principal, query, now }) {
        const { cursor, limit: size, ...filter } = query;
        const { rows, ...meta } = await institutionPage(access, questionOf(principal, query.campaign, now), filter, { cursor, limit: size });
        return { body: { data: rows, meta } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/overview/cases',
      summary: '时限、退回原因和工作量数字后面的业务',
      tag: 'overview',
      access: roles,
      query: CaseQuery,
      async handle({ principal, query, now }) {
        const { procedure, state, cursor, limit: size } = query;
        const question = questionOf(principal, query.campaign, now);
        const { rows, nextCursor, total } = await workflow().workList.page(principal, {
          procedure, state, cursor, limit: size, roles: OVERSEERS, narrow: (put) => narrowCases(query, question, put),
        }, now);
        return { body: { data: rows, meta: { nextCursor, total } } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/overview/reminders',
      summary: '催办：同一机构同一事由一天只提醒一次',
      tag: 'overview',
      access: { roles: STAFF.filter((role) => role === 'administrator' || role === 'approver') },
      body: z.object({ data: ReminderInput }),
      async handle({ principal, body, now, address }) {
        const answer = await remind({ strapi, access }, questionOf(principal, body.data.campaign, now), body.data, { address, now });
        return { body: { data: answer } };
      },
    }),
  ];
};
