import type { Principal } from '@medregistry/language';
import type { Place } from './Place';

export interface ExportColumn {
  key: string;
  header: string;
  /** In characters. */
  width?: number;
  /** Part of the width of a printed page; a column without one is not printed. */
  share?: number;
}

export interface ExportQuestion {
  place: Place;
  principal: Principal;
  /** Personal numbers in full; asked for with a reason by somebody in `unmask`. */
  unmasked: boolean;
  now: Date;
}

/** A table that can be taken out, as data: who may, its columns, and its lines piece by piece. */
export interface ExportDeclaration {
  kind: string;
  label: string;
  roles: readonly string[];
  /** Who may have personal numbers in full. */
  unmask: readonly string[];
  columns: readonly ExportColumn[];
  place(subjectId: string): Promise<Place | undefined>;
  rows(question: ExportQuestion): AsyncIterable<Record<string, string | null>[]>;
}

/** Declares an export. */
export const defineExport = (declaration: ExportDeclaration): ExportDeclaration => declaration;
