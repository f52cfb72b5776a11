import { defineEndpoint, fillPrintout, placesOf, refuse, say, type AnyEndpoint } from '@medregistry/language';
import { placeIn, sceneOf } from '../services/joinedCases';
import { z } from 'zod';
import type { Workflow } from '../services/workflow';
import { Id } from './applications';
import { served } from './served';

const PDF = { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline', 'Cache-Control': 'private, no-store' };

export const documentEndpoints = ({ cases, ports }: Workflow): AnyEndpoint[] => {
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
        const whole = await cases.open(ports.connection, row, actor, now, { assessing: ({ documents }) => documents[params.kind] });
        const { part: current, key: paper } = placeIn(whole, params.kind);
        const printed = current.procedure.documents[paper];
        if (!printed) throw refuse.notFound('这件申请没有这种文书。');
        if (!printed.roles.some((role) => actor.roles.includes(role))) throw refuse.forbidden();
        if (printed.kind === 'draft') return { file: await ports.documents.draft(fillPrintout(printed, sceneOf(current)), { subjectId: current.row.document_id, kind: paper, now }), headers: PDF };
        const issued = current.issued.findLast(({ kind }) => kind === paper);
        if (!issued) throw refuse.notAvailable(cases.view(whole).documents.find(({ key }) => key === params.kind)?.reason ?? undefined);
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
        const parts = [current, ...current.joined];
        const slots = parts.flatMap((part) => placesOf(sceneOf(part)).map(({ place, label }) => ({ slot: place, label, subjectId: part.row.document_id })));
        const business = parts.map(({ procedure }) => say(procedure.label)).join('及');
        const number = parts.map((part) => part.row.number).join('、');
        const along = current.joined.map((part) => part.row.document_id);
        return served(await ports.bundle.dossier({ subjectId: row.document_id, title: `${row.subject_name} ${business}材料`, number, slots, along }));
      },
    }),
  ];
};
