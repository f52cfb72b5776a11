import { institutionCategories, institutionLevels, labelOf } from '@medregistry/config/enums';
import type { SelfCheckFacts } from '@medregistry/config/facts';
import { FAMILIES, institutionStandards, selfCheckPaper } from '@medregistry/config/standards';
import type { Documents } from '@medregistry/dossier';
import { assess, bareScene, civilDate, defineEndpoint, fillPrintout, Printed, refuse, type AnyEndpoint, type Facts, type Principal } from '@medregistry/language';
import { z } from 'zod';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });
const PDF = { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline', 'Cache-Control': 'private, no-store' };
const paper = Printed.parse({ ...selfCheckPaper, roles: ['institution'] });

interface Found {
  id: string;
  name: string;
  scopePath: string;
}

/**
 * 对照基本标准自查 at any time of the year (F44). Rules and counts leave as data: the browser holds what is being
 * typed against them with the same function that keeps the result with a case.
 */
export const selfCheckEndpoints = ({ strapi, access, workflow }: Services): AnyEndpoint[] => {
  async function find(principal: Principal, id: string): Promise<Found> {
    const values: unknown[] = [id];
    const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
    const [found] = await access('reads').query<Found>('self_check_institution', `SELECT i.document_id AS id, i.name, i.scope_path AS "scopePath" FROM institutions i WHERE i.document_id = $1 AND ${scope}`, values);
    if (!found) throw refuse.notFound();
    return found;
  }

  const factsOf = ({ id, scopePath }: Found, groups: string[], now: Date): Promise<Facts> =>
    workflow().ports.transaction((trx) =>
      workflow().registry.declaration().loadFacts(trx, groups, {
        applicationId: null, number: null, procedure: '', subjectType: 'institution', subjectId: id, scopePath, context: {}, pinned: {}, now, today: civilDate(now),
      }),
    );

  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions/:id/self-check',
      summary: '对照基本标准自查：适用的标准、统计的人数和逐项结果',
      tag: 'standards',
      access: 'signed-in',
      params: Id,
      async handle({ principal, params, now }) {
        const institution = await find(principal, params.id);
        const facts = await factsOf(institution, ['selfCheck'], now);
        const { standard, without } = facts['selfCheck'] as unknown as SelfCheckFacts;
        const today = civilDate(now);
        return {
          body: {
            data: {
              institution: { documentId: institution.id, name: institution.name },
              today,
              facts,
              standard,
              without,
              assessment: standard && assess(standard, bareScene({ facts, today })),
            },
          },
        };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions/:id/self-check/document',
      summary: '基本标准自查表（PDF，按登记信息）',
      tag: 'standards',
      access: 'signed-in',
      params: Id,
      async handle({ principal, params, now }) {
        const institution = await find(principal, params.id);
        const facts = await factsOf(institution, ['institution', 'selfCheck'], now);
        const documents = strapi.plugin('dossier').service('documents') as Documents;
        return { file: await documents.draft(fillPrintout(paper, bareScene({ facts, today: civilDate(now) }))), headers: PDF };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/standards',
      summary: '收录的基本标准：逐条规则、来源和把握程度',
      tag: 'standards',
      access: 'signed-in',
      handle: () =>
        Promise.resolve({
          body: {
            data: institutionStandards.map(({ family, categories, levels, standard }) => ({
              family,
              familyLabel: FAMILIES[family],
              categories: categories.map((category) => labelOf(institutionCategories, category)),
              levels: levels?.map((level) => labelOf(institutionLevels, level)) ?? [],
              standard,
            })),
          },
        }),
    }),
  ];
};
