import type { FieldRule, Visibility } from '../Declaration';
import type { Declarations } from './declarations';

const OPENNESS: Record<Visibility, number> = { hidden: 0, masked: 1, visible: 2 };
const BLANK = '***';

/** Shows of a record what its reader's roles allow. */
export interface Masks {
  /** What one of `roles` makes visible of a field; see `FieldRule`. */
  visibility(type: string, field: string, roles: readonly string[], state?: string): Visibility;
  /** A copy of the record without hidden fields and with masked ones masked. */
  apply(type: string, record: Readonly<Record<string, unknown>>, roles: readonly string[], state?: string): Record<string, unknown>;
  /** `apply` for rows that share their fields, decided once: for lists. */
  applyAll(type: string, rows: readonly Readonly<Record<string, unknown>>[], roles: readonly string[]): Record<string, unknown>[];
}

export function createMasks(declarations: Declarations): Masks {
  const ofRule = (rule: FieldRule, roles: readonly string[], state: string | undefined): Visibility => {
    const inState = state === undefined ? undefined : rule.inState?.[state];
    const otherwise = rule.otherwise ?? 'hidden';
    let open: Visibility = 'hidden';
    for (const role of roles) {
      const seen = inState?.[role] ?? rule.roles?.[role] ?? otherwise;
      if (OPENNESS[seen] > OPENNESS[open]) open = seen;
    }
    return open;
  };

  const visibility = (type: string, field: string, roles: readonly string[], state?: string): Visibility => {
    const rule = declarations.current().fieldRules?.[type]?.[field];
    if (rule) return ofRule(rule, roles, state);
    return roles.some(declarations.isAdministrator) ? 'visible' : 'hidden';
  };

  const mask = (type: string, field: string, value: unknown): unknown => {
    if (value === null || value === undefined || value === '') return value;
    const { fieldRules, masks } = declarations.current();
    const name = fieldRules?.[type]?.[field]?.mask;
    return typeof value === 'string' && name !== undefined ? (masks?.[name]?.(value) ?? BLANK) : BLANK;
  };

  const copy = (type: string, record: Readonly<Record<string, unknown>>, seenAs: (field: string) => Visibility): Record<string, unknown> => {
    const shown: Record<string, unknown> = {};
    for (const field of Object.keys(record)) {
      const seen = seenAs(field);
      if (seen !== 'hidden') shown[field] = seen === 'visible' ? record[field] : mask(type, field, record[field]);
    }
    return shown;
  };

  return {
    visibility,
    apply: (type, record, roles, state) => copy(type, record, (field) => visibility(type, field, roles, state)),
    applyAll(type, rows, roles) {
      const decided = new Map<string, Visibility>();
      const seenAs = (field: string): Visibility => {
        let seen = decided.get(field);
        if (seen === undefined) decided.set(field, (seen = visibility(type, field, roles)));
        return seen;
      };
      return rows.map((row) => copy(type, row, seenAs));
    },
  };
}
