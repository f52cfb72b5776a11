import { switches as declared, switchValues, type SwitchKey } from '@medregistry/config';
import type { FactPart } from './FactPart';

/** What the authority `a` or the nearest one above it has set (机关参数), by key. */
export const switches: FactPart<'switches'> = {
  sql: `(SELECT COALESCE(jsonb_object_agg(n.key, n.value), '{}') FROM (
      SELECT DISTINCT ON (s.key) s.key, s.value FROM switch_settings s
      WHERE s.current AND a.scope_path LIKE s.scope_path || '%' ORDER BY s.key, length(s.scope_path) DESC) n)`,
  read: (json) => switchValues(json as Record<string, unknown>),
};

/** The value of one switch as SQL, for the authority that `alias` stands for. */
export const switchSql = (key: SwitchKey, alias: string): string => {
  const { default: standard } = declared[key];
  return `COALESCE((SELECT (s.value #>> '{}')::integer FROM switch_settings s WHERE s.key = '${key}' AND s.current AND ${alias}.scope_path LIKE s.scope_path || '%'
    ORDER BY length(s.scope_path) DESC LIMIT 1), ${typeof standard === 'number' ? standard : 0})`;
};
