/** Lines that the system lays over a page, such as 与原件一致 (F37), with who asked for it and when. */
export interface PageMark {
  lines: string[];
  by: string;
  at: string;
}

/** What a slot's order is about: a page by its public id, how it is turned and marked, and what it weighs. */
export interface ListedPage {
  id: string;
  /** Clockwise degrees. */
  rotation: number;
  mark: PageMark | null;
  bytes: number;
}

/** What a person asks of the order: every page once. */
export interface Arrangement {
  id: string;
  rotation: number;
}

export interface SlotLimits {
  /** Bytes of one uploaded file. */
  fileBytes: number;
  /** Bytes of all pages of the slot as stored. */
  slotBytes: number;
  /** Pages of the slot. */
  pages: number;
}

/** 20 MB a file, 200 MB and 200 pages a slot (design.md §7). */
export const SLOT_LIMITS: SlotLimits = { fileBytes: 20 * 1024 * 1024, slotBytes: 200 * 1024 * 1024, pages: 200 };

const ROTATIONS = [0, 90, 180, 270];

export type PageListFault = 'too-many-pages' | 'too-large' | 'not-the-pages' | 'no-such-page' | 'rotation';

export type PageListOutcome<T extends ListedPage> = { pages: T[] } | { fault: PageListFault };

/** New pages go behind what is there; nothing is ever replaced (F40, F41). */
export function appendPages<T extends ListedPage>(list: readonly T[], added: readonly T[], limits: SlotLimits): PageListOutcome<T> {
  const pages = [...list, ...added];
  if (pages.length > limits.pages) return { fault: 'too-many-pages' };
  if (pages.reduce((sum, page) => sum + page.bytes, 0) > limits.slotBytes) return { fault: 'too-large' };
  return { pages };
}

/** Orders and turns. The whole list has to be named: a page that somebody else has just added must not vanish. */
export function arrangePages<T extends ListedPage>(list: readonly T[], wanted: readonly Arrangement[]): PageListOutcome<T> {
  if (!wanted.every(({ rotation }) => ROTATIONS.includes(rotation))) return { fault: 'rotation' };
  const byId = new Map(list.map((page) => [page.id, page]));
  if (wanted.length !== list.length || new Set(wanted.map(({ id }) => id)).size !== list.length) return { fault: 'not-the-pages' };
  const pages: T[] = [];
  for (const { id, rotation } of wanted) {
    const page = byId.get(id);
    if (!page) return { fault: 'not-the-pages' };
    pages.push({ ...page, rotation });
  }
  return { pages };
}

/** Lays a mark over the pages named, or over all; `null` takes it off again. Those that carry one already keep theirs. */
export function markPages<T extends ListedPage>(list: readonly T[], ids: readonly string[] | null, mark: PageMark | null): PageListOutcome<T> {
  const known = new Set(list.map(({ id }) => id));
  if (ids && !ids.every((id) => known.has(id))) return { fault: 'no-such-page' };
  const meant = new Set(ids ?? known);
  return { pages: list.map((page) => (meant.has(page.id) && !(mark && page.mark) ? { ...page, mark } : page)) };
}

/** Takes one page out of the list; its row and file stay. */
export function removePage<T extends ListedPage>(list: readonly T[], id: string): PageListOutcome<T> {
  const pages = list.filter((page) => page.id !== id);
  return pages.length === list.length ? { fault: 'no-such-page' } : { pages };
}
