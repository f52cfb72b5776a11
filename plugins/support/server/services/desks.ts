import type { Scope } from '@medregistry/access';
import type { Principal } from '@medregistry/language';
import type { SupportSettings } from '../Ticket';

/** Who answers what: a desk answers the questions of its categories, within the scopes of its roles. */
export function createDesks({ categories, desks }: SupportSettings, scope: () => Scope) {
  const rolesOf = (category: string): readonly string[] => desks[categories[category]?.desk ?? '']?.roles ?? [];
  const categoriesOf = (desk: string): string[] => Object.entries(categories).flatMap(([key, category]) => (category.desk === desk ? [key] : []));

  return {
    /** Roles of every desk. */
    all: [...new Set(Object.values(desks).flatMap(({ roles }) => roles))],
    rolesOf,

    /** Whether this person answers such a question. */
    answers: (principal: Principal, { category, scope_path }: { category: string; scope_path: string }): boolean => scope().within(principal, rolesOf(category), scope_path),

    /** The same as a condition in SQL; adds its values to `params`. */
    sql(principal: Principal, params: unknown[]): string {
      const parts = Object.entries(desks).map(([key, { roles }]) => {
        const inScope = scope().sql(principal, roles, 't.scope_path', params);
        return `(${inScope} AND t.category = ANY($${params.push(categoriesOf(key))}::text[]))`;
      });
      return `(${parts.join(' OR ')})`;
    },
  };
}

export type Desks = ReturnType<typeof createDesks>;
