import { defineEndpoint, fillPrintout, refuse, say, slotsOf, type AnyEndpoint, type Scene } from '@medregistry/language';
import type { OpenCase } from '../services/cases';
import { z } from 'zod';
import type { Workflow } from '../services/workflow';
import { Id } from './applications';
import { served } from './served';

const PDF = { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline', 'Cache-Control': 'private, no-store' };

export const documentEndpoints = ({ cases, ports }: Workflow): AnyEndpoint[] => {
  const sceneOf = ({ world, actor }: OpenCase): Scene => ({ ...world, actor: { ...actor, role: actor.roles[0] ?? '' }, payload: {} });
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/applications/:id/documents/:kind',
      summary: 'A printed document: an issued one is the same bytes each time, a draft is what is saved now',
      tag: 'documents',
      access: 'signed-in',
      params: Id.extend({ kind: z.string().max(60) }),
      async handle({ principal, params, now }) {
        const { row, actor } = await cases.read(ports.connection, params.id, principal);
        const current = await cases.open(ports.connection, row, actor, now, 'rules', ({ documents }) => documents[params.kind]);
        const printed = current.procedure.documents[params.kind];
        if (!printed) throw refuse.notFound('这件申请没有这种文书。');
        if (!printed.roles.some((role) => actor.roles.includes(role))) throw refuse.forbidden();
        if (printed.kind === 'draft') return { file: await ports.documents.draft(fillPrintout(printed, sceneOf(current))), headers: PDF };
        const issued = current.issued.findLast(({ kind }) => kind === params.kind);
        if (!issued) throw refuse.notAvailable(cases.view(current).documents.find(({ key }) => key === params.kind)?.reason ?? undefined);
        const reader = { id: principal.userId, name: principal.name || principal.username };
        return served(await ports.documents.pdf({ documentId: issued.documentId, actor: reader, now }));
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/applications/:id/dossier',
      summary: 'Every material of a case with an index, as one PDF (F25)',
      tag: 'documents',
      access: 'signed-in',
      params: Id,
      async handle({ principal, params, now }) {
        const { row, actor } = await cases.read(ports.connection, params.id, principal);
        const current = await cases.open(ports.connection, row, actor, now);
        const slots = slotsOf(sceneOf(current)).map(({ key, label }) => ({ slot: key, label: say(label) }));
        return served(await ports.bundle.dossier({ subjectId: row.document_id, title: `${row.subject_name} ${say(current.procedure.label)}材料`, number: row.number, slots }));
      },
    }),
  ];
};
