import { SCOPE_TYPES, within, type Principal, type ScopeType } from '@medregistry/language';

/** The column that scopes are compared with: one for all, or one for each kind (`Standing` in SQL). */
export type ScopeColumns = string | Readonly<Record<ScopeType, string>>;

/** Record scope in SQL and in memory; the one mechanism is `scope_path` (design.md §6). */
export interface Scope {
  /** The scope paths that the person holds in any of `roles` (in all of them when omitted), without those inside another. */
  scopesFor(principal: Principal, roles?: readonly string[]): string[];
  /** Whether a record at `path` lies in one of those scopes. */
  within(principal: Principal, roles: readonly string[] | undefined, path: string): boolean;
  /**
   * The same as a condition in SQL; `false` for somebody without a scope. Adds its values to `params`.
   * @param column `scope_path` or `alias.scope_path`, or one column for each kind of scope; must be indexed with text_pattern_ops
   * @param style `$` numbers its parameters after those already in `params` (reads, pg); `?` is for knex, in textual order
   */
  sql(principal: Principal, roles: readonly string[] | undefined, column: ScopeColumns, params: unknown[], style?: '$' | '?'): string;
}

const COLUMN = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/i;
/** The character after '/', so that every path below `/a/` sorts before `/a0`. */
const AFTER_SLASH = '0';

const scopesFor = (principal: Principal, roles?: readonly string[], type?: ScopeType): string[] => {
  const paths = principal.assignments
    .filter(({ role, scopeType }) => (!roles || roles.includes(role)) && (!type || scopeType === type))
    .map(({ scopePath }) => scopePath);
  const distinct = [...new Set(paths)];
  return distinct.filter((path) => !distinct.some((other) => other !== path && within(other, path))).sort();
};

export function createScope(): Scope {
  return {
    scopesFor: (principal, roles) => scopesFor(principal, roles),
    within: (principal, roles, path) => scopesFor(principal, roles).some((scope) => within(scope, path)),
    sql(principal, roles, column, params, style = '$') {
      const place = (value: string): string => {
        params.push(value);
        return style === '?' ? '?' : `$${params.length}`;
      };
      // A range, not LIKE: a prepared statement's generic plan can use the index for it.
      const rangesOf = (name: string, type?: ScopeType): string[] => {
        if (!COLUMN.test(name)) throw new Error(`${name} is not the name of a column`);
        return scopesFor(principal, roles, type).map((path) =>
          path === '/' ? (type ? `${name} IS NOT NULL` : 'true') : `(${name} ~>=~ ${place(path)} AND ${name} ~<~ ${place(path.slice(0, -1) + AFTER_SLASH)})`,
        );
      };
      const ranges = typeof column === 'string' ? rangesOf(column) : SCOPE_TYPES.flatMap((type) => rangesOf(column[type], type));
      return ranges.length === 0 ? 'false' : `(${ranges.join(' OR ')})`;
    },
  };
}
