import { institutionCategories, institutionStatuses, labelOf, verificationConclusions } from '@medregistry/config/enums';
import { defineEndpoint, refuse, type AnyEndpoint, type Json, type Principal } from '@medregistry/language';
import { z } from 'zod';
import type { Services } from './services';

const Page = z.object({ q: z.string().max(100).optional(), cursor: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(100).default(20) });
const Id = z.strictObject({ id: z.string().min(1).max(64) });

interface ListRow {
  id: number;
  documentId: string;
  name: string;
  registrationNumber: string;
  category: string;
  status: string;
  address: string | null;
}

interface OneRow {
  institution: Record<string, Json>;
  permit: Record<string, Json> | null;
  verifications: Record<string, Json>[];
}

/** The permit and the records as they stand on the duplicate; the institution without what is sealed. */
const ONE = `SELECT to_jsonb(i) - ARRAY['id', 'search_text', 'legal_representative', 'principal', 'system_owner', 'verification_contact', 'scope_path'] AS institution,
    (SELECT jsonb_build_object('number', p.number, 'serial', p.serial, 'validFrom', p.valid_from, 'validTo', p.valid_to, 'status', p.status, 'version', p.version,
        'lastVerifiedOn', p.last_verified_on, 'nextDueOn', p.next_due_on, 'verificationYears', p.verification_years)
      FROM permits p WHERE p.institution_id = i.id AND p.current) AS permit,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('documentId', v.document_id, 'year', v.year, 'conclusion', v.conclusion, 'status', v.status, 'months', v.months,
        'deferredFrom', v.deferred_from, 'deferredTo', v.deferred_to, 'stampedOn', v.stamped_on, 'decidedOn', COALESCE(v.decided_on, v.stamped_on), 'nextDueOn', v.next_due_on)
        ORDER BY v.year DESC, v.id DESC)
      FROM verification_records v WHERE v.institution_id = i.id AND v.current), '[]') AS verifications
  FROM institutions i WHERE i.document_id = $1`;

const needle = (text: string): string => `%${text.trim().toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

export const institutionEndpoints = ({ access }: Services): AnyEndpoint[] => {
  const roles = ({ assignments }: Principal): string[] => assignments.map(({ role }) => role);
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions',
      summary: '管辖范围内的医疗机构，按名称、登记号或拼音首字母查找',
      tag: 'institutions',
      access: 'signed-in',
      query: Page,
      hot: true,
      async handle({ principal, query }) {
        const values: unknown[] = [];
        const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
        const search = query.q?.trim() ? ` AND i.search_text LIKE $${values.push(needle(query.q))}` : '';
        const after = query.cursor ? ` AND i.id > $${values.push(query.cursor)}` : '';
        const found = await access('reads').query<ListRow>(
          'institutions',
          `SELECT i.id, i.document_id AS "documentId", i.name, i.registration_number AS "registrationNumber", i.category, i.status, i.address
           FROM institutions i WHERE ${scope}${search}${after} ORDER BY i.id LIMIT $${values.push(query.limit + 1)}`,
          values,
        );
        const page = found.slice(0, query.limit);
        const last = page.at(-1);
        const shown = access('masks').applyAll('institution', page.map(({ id: _id, ...row }) => row), roles(principal));
        return {
          body: {
            data: shown.map((row, index) => ({
              ...row,
              documentId: page[index]?.documentId,
              categoryLabel: labelOf(institutionCategories, page[index]?.category ?? ''),
              statusLabel: labelOf(institutionStatuses, page[index]?.status ?? ''),
            })),
            meta: { nextCursor: found.length > query.limit && last ? String(last.id) : null },
          },
        };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions/:id',
      summary: '一家机构：登记事项、现行许可证和校验记录',
      tag: 'institutions',
      access: 'signed-in',
      params: Id,
      async handle({ principal, params }) {
        const values: unknown[] = [params.id];
        const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
        const [row] = await access('reads').query<OneRow>('institution', `${ONE} AND ${scope}`, values);
        if (!row) throw refuse.notFound();
        const institution = Object.fromEntries(Object.entries(row.institution).map(([column, value]) => [camel(column), value]));
        return {
          body: {
            data: {
              ...access('masks').apply('institution', institution, roles(principal)),
              documentId: params.id,
              categoryLabel: labelOf(institutionCategories, String(institution['category'])),
              statusLabel: labelOf(institutionStatuses, String(institution['status'])),
              permit: row.permit && access('masks').apply('permit', row.permit, roles(principal)),
              verifications: row.verifications.map((record) => ({
                documentId: record['documentId'],
                ...access('masks').apply('verification-record', record, roles(principal)),
                conclusionLabel: labelOf(verificationConclusions, String(record['conclusion'])),
              })),
            },
          },
        };
      },
    }),
  ];
};
