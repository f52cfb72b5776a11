import { creationProblems, defineEndpoint, refuse, say, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });

/** Which businesses the asker may begin for an institution, and why not the others. */
export const businessEndpoints = ({ access, workflow, strapi }: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/institutions/:id/businesses',
    summary: '可以为机构开办的业务；暂时不能开办的，说明原因',
    tag: 'institutions',
    access: 'signed-in',
    params: Id,
    async handle({ principal, params, now }) {
      const values: unknown[] = [params.id];
      const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
      const found = await access('reads').query('institution_in_scope', `SELECT i.id FROM institutions i WHERE i.document_id = $1 AND ${scope}`, values);
      if (found.length === 0) throw refuse.notFound();
      const own = workflow().registry.all().flatMap(({ procedure }) =>
        procedure.kind === 'case' && procedure.subject === 'institution' && principal.assignments.some(({ role }) => procedure.create.roles.includes(role)) ? [procedure.key] : [],
      );
      const prospects = await workflow().engine.prospects(strapi.db.connection, { principal, now }, own, { subjectType: 'institution', subjectId: params.id, context: {} });
      const data = prospects
        .filter(({ procedure, actor }) => actor.roles.some((role) => procedure.create.roles.includes(role)))
        .map(({ procedure, scene, actor, current }) => ({
          key: procedure.key,
          label: say(procedure.label),
          /** The case of this business that is under way. */
          current: current?.documentId ?? null,
          reason: creationProblems(scene, actor)[0]?.message ?? null,
        }));
      return { body: { data } };
    },
  }),
];
