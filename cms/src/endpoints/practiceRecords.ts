import { defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { correctRecord, filedNurse, keepRecord, PracticeRecordCorrection, PracticeRecordInput, practiceRecordsOf, RECORD_KEEPERS, RECORD_READERS } from '../nursing/practiceRecords';
import type { Services } from './services';

const Nurse = z.strictObject({ id: z.string().min(1).max(64) });
const One = Nurse.extend({ record: z.string().min(1).max(64) });

/** 护士执业良好记录、不良记录 (F106, 护士条例 Art. 11). */
export const practiceRecordEndpoints = (services: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/nursing/practice-records',
    summary: '本人的执业良好记录和不良记录',
    tag: 'nursing',
    access: { roles: ['nurse'] },
    async handle({ principal }) {
      const own = principal.assignments.find(({ role }) => role === 'nurse');
      if (!own) throw refuse.notFound();
      return { body: { data: await practiceRecordsOf(services.access, own.scopeId) } };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/nurses/:id/practice-records',
    summary: '护士的执业良好记录和不良记录，连同更正以前的内容',
    tag: 'nursing',
    access: { roles: RECORD_READERS },
    params: Nurse,
    async handle({ principal, params }) {
      const { documentId, name, certificateNumber, institution, authorityPath } = await filedNurse(services, principal, RECORD_READERS, params.id);
      return { body: { data: { nurse: { documentId, name, certificateNumber, institution }, records: await practiceRecordsOf(services.access, params.id), keeps: services.access('scope').within(principal, RECORD_KEEPERS, authorityPath) } } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/nurses/:id/practice-records',
    summary: '写入良好记录或者不良记录，并告知本人',
    tag: 'nursing',
    access: { roles: RECORD_KEEPERS },
    params: Nurse,
    body: z.strictObject({ data: PracticeRecordInput }),
    async handle({ params, body, ...asking }) {
      return { status: 201, body: { data: await keepRecord(services, asking, params.id, body.data) } };
    },
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/nurses/:id/practice-records/:record',
    summary: '更正或者撤销一条记录；以前的内容保留',
    tag: 'nursing',
    access: { roles: RECORD_KEEPERS },
    params: One,
    body: z.strictObject({ data: PracticeRecordCorrection }),
    async handle({ params, body, ...asking }) {
      return { body: { data: await correctRecord(services, asking, params.id, params.record, body.data) } };
    },
  }),
];
