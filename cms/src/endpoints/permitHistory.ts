import { labelOf, permitFields } from '@medregistry/config';
import { defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });

interface Version {
  version: number;
  current: boolean;
  at: string;
  case: { id: string; number: string } | null;
  permit: Record<string, string | number | null>;
}

type FieldName = keyof typeof permitFields;
const FIELDS = Object.keys(permitFields) as FieldName[];
const column = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The versions of a permit, newest first, each with the case whose act made it: the one that acted at that very moment. */
const versionsSql = (scope: string): string => `SELECT COALESCE((SELECT json_agg(json_build_object('version', p.version, 'current', p.current,
    'at', to_char(p.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'case', (SELECT json_build_object('id', a.document_id, 'number', a.number) FROM applications a JOIN actions t ON t.application_key = a.id
      WHERE a.subject_id = i.document_id AND a.stands_alone AND t.at = p.created_at AT TIME ZONE 'UTC' LIMIT 1),
    'permit', json_build_object(${FIELDS.map((field) => `'${field}', p.${column(field)}`).join(', ')})) ORDER BY p.version DESC)
  FROM permits p WHERE p.institution_id = i.id), '[]') AS versions
  FROM institutions i WHERE i.document_id = $1 AND ${scope}`;

const words = (field: FieldName, value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null;
  const { values } = permitFields[field] as { values?: Parameters<typeof labelOf>[0] };
  return values ? labelOf(values, String(value)) : String(value);
};

/** 查看历史沿革 (F101): what changed in the permit, when, and by which case. */
export const permitHistoryEndpoints = ({ access }: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/institutions/:id/history',
    summary: '许可证历史沿革：每一版改了什么、何时、由哪件业务',
    tag: 'institutions',
    access: 'signed-in',
    params: Id,
    async handle({ principal, params }) {
      const values: unknown[] = [params.id];
      const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
      const [row] = await access('reads').query<{ versions: Version[] }>('permit_history', versionsSql(scope), values);
      if (!row) throw refuse.notFound();
      const roles = principal.assignments.map(({ role }) => role);
      const shown = row.versions.map(({ permit, ...version }) => ({ ...version, permit: access('masks').apply('permit', permit, roles) }));
      return {
        body: {
          data: shown.map(({ permit, ...version }, index) => {
            const before = shown[index + 1]?.permit;
            return {
              ...version,
              changes: FIELDS.filter((field) => field in permit && (before ? permit[field] !== before[field] : permit[field] !== null)).map((field) => ({
                field,
                label: permitFields[field].label,
                from: before ? words(field, before[field]) : null,
                to: words(field, permit[field]),
              })),
            };
          }),
        },
      };
    },
  }),
];
