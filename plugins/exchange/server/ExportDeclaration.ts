import type { Principal } from '@medregistry/language';
import { z } from 'zod';
import type { Place } from './Place';

export interface ExportColumn {
  key: string;
  header: string;
  /** In characters. */
  width?: number;
  /** Part of the width of a printed page; a column without one is not printed. */
  share?: number;
}

export interface ExportQuestion<F = unknown> {
  place: Place;
  principal: Principal;
  /** Personal numbers in full; asked for with a reason by somebody in `unmask`. */
  unmasked: boolean;
  /** What narrows the table, as its `filter` has read it. */
  filter: F;
  now: Date;
}

/** A table that can be taken out, as data: who may, its columns, and its lines piece by piece. */
export interface ExportDeclaration<F = unknown> {
  kind: string;
  label: string;
  roles: readonly string[];
  /** Who may have personal numbers in full. */
  unmask: readonly string[];
  columns: readonly ExportColumn[];
  /** What the table can be narrowed by. */
  filter: z.ZodType<F>;
  /** The words for a filter, for the head of the table; '' where nothing is left out. */
  describe(filter: F): string;
  place(subjectId: string): Promise<Place | undefined>;
  rows(question: ExportQuestion<F>): AsyncIterable<Record<string, string | null>[]>;
}

/** Declares an export of a whole table. */
export const defineExport = (declaration: Omit<ExportDeclaration, 'filter' | 'describe'>): ExportDeclaration => ({ ...declaration, filter: z.strictObject({}), describe: () => '' });

/** Declares an export of a table that is narrowed as the list on the screen is. */
export const defineNarrowedExport = <F>(declaration: ExportDeclaration<F>): ExportDeclaration => ({
  ...declaration,
  describe: (filter) => declaration.describe(filter as F),
  rows: (question) => declaration.rows(question as ExportQuestion<F>),
});
