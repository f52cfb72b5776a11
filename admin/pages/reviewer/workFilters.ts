import type { RowQuery } from '../../hooks/useRows';

const NAMES = ['queue', 'holder', 'due', 'round', 'state'] as const;
export type Filters = Partial<Record<(typeof NAMES)[number], string>>;

const keyOf = (user: number | undefined): string => `medregistry.work.${user ?? 0}`;

/** What somebody narrowed the work list to last, on this device. */
export function recallFilters(user: number | undefined): Filters {
  try {
    return JSON.parse(localStorage.getItem(keyOf(user)) ?? '{}') as Filters;
  } catch {
    return {};
  }
}

export const keepFilters = (user: number | undefined, filters: Filters): void => localStorage.setItem(keyOf(user), JSON.stringify(filters));

/** The question to the server that filters stand for. */
export const questionOf = (filters: Filters): RowQuery => Object.fromEntries(NAMES.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));

const autoKey = 'medregistry.next-opens';
/** Whether the next case opens by itself once one is done. */
export const opensNext = (): boolean => localStorage.getItem(autoKey) === '1';
export const setOpensNext = (on: boolean): void => localStorage.setItem(autoKey, on ? '1' : '0');
