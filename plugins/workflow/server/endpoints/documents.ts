import { defineEndpoint, fillPrintout, placesOf, refuse, say, slotsOf, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { OpenCase } from '../services/cases';
import { placeIn, sceneOf } from '../services/joinedCases';
import type { Workflow } from '../services/workflow';
import { Id } from './applications';
import { served } from './served';

const PDF = { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline', 'Cache-Control': 'private, no-store' };

/** The forms of a case that are printed to be signed and sealed, in the order of the slots that they come back to. */
const formsOf = (part: OpenCase) => {
  const { procedure, actor, row } = part;
  const scene = sceneOf(part);
  const kinds = [...new Set(slotsOf(scene).flatMap(({ printable }) => printable ?? []))];
  return kinds.flatMap((kind) => {
    const form = procedure.documents[kind];
    if (form?.kind !== 'draft' || !form.roles.some((role) => actor.roles.includes(role))) return [];
    return [{ label: say(form.title), printout: fillPrintout(form, scene), subjectId: row.document_id, kind }];
  });
};

/** What a case and those that go along with it are called on a paper about all of them. */
const headingOf = (parts: OpenCase[], what: string) => ({
  title: `${parts[0]?.row.subject_name ?? ''} ${parts.map(({ procedure }) => say(procedure.label)).join('及')}${what}`,
  number: parts.map(({ row }) => row.number).join('、'),
});

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
        if (printed.kind === 'draft') return { file: await ports.documents.draft(fillPrintout(printed, sceneOf(current)), { of: { subjectId: current.row.document_id, kind: paper, now }, watermark: cases.watermark(actor, principal, now) }), headers: PDF };
        const issued = current.issued.findLast(({ kind }) => kind === paper);
        if (!issued) throw refuse.notAvailable(cases.view(whole).documents.find(({ key }) => key === params.kind)?.reason ?? undefined);
        const reader = { id: principal.userId, name: principal.name || principal.username };
        return served(await ports.documents.pdf({ documentId: issued.documentId, actor: reader, now }));
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/applications/:id/forms',
      summary: 'Every form of a case that is signed and sealed by hand, with an index, as one PDF (F38, F39)',
      tag: 'documents',
      access: 'signed-in',
      params: Id,
      async handle({ principal, params, now }) {
        const { row, actor } = await cases.read(ports.connection, params.id, principal);
        const current = await cases.open(ports.connection, row, actor, now);
        const parts = [current, ...current.joined];
        return served(await ports.bundle.forms({ ...headingOf(parts, '签字盖章表格'), forms: parts.flatMap(formsOf), now, watermark: cases.watermark(actor, principal, now) }));
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
        const along = current.joined.map((part) => part.row.document_id);
        return served(await ports.bundle.dossier({ ...headingOf(parts, '材料'), subjectId: row.document_id, slots, along, watermark: cases.watermark(actor, principal, now) }));
      },
    }),
  ];
};
