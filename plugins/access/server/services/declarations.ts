import type { AccessDeclaration } from '../Declaration';

/** Holds what the application declared; empty until `declare` is called. */
export interface Declarations {
  declare(declaration: AccessDeclaration): void;
  current(): AccessDeclaration;
  isStaff(role: string): boolean;
  isAdministrator(role: string): boolean;
  asksSecondFactor(role: string): boolean;
}

export function createDeclarations(): Declarations {
  let held: AccessDeclaration = { roles: {} };
  return {
    /** @throws Error for an exclusive set or a field rule that names an unknown role or mask: a typing error must not open a field. */
    declare(declaration) {
      const known = new Set(Object.keys(declaration.roles));
      const named = [
        ...(declaration.exclusive ?? []).flat(),
        ...Object.values(declaration.fieldRules ?? {}).flatMap((fields) =>
          Object.values(fields).flatMap((rule) => [
            ...Object.keys(rule.roles ?? {}),
            ...Object.values(rule.inState ?? {}).flatMap((byRole) => Object.keys(byRole)),
          ]),
        ),
      ];
      const strangers = [...new Set(named.filter((role) => !known.has(role)))];
      if (strangers.length > 0) throw new Error(`Rules name roles that are not declared: ${strangers.join(', ')}`);
      for (const [type, fields] of Object.entries(declaration.fieldRules ?? {})) {
        for (const [field, { mask }] of Object.entries(fields)) {
          if (mask !== undefined && !declaration.masks?.[mask]) throw new Error(`${type}.${field} names the unknown mask ${mask}`);
        }
      }
      held = declaration;
    },
    current: () => held,
    isStaff: (role) => held.roles[role]?.staff === true,
    isAdministrator: (role) => held.roles[role]?.administrator === true,
    asksSecondFactor: (role) => held.roles[role]?.secondFactor === true,
  };
}
