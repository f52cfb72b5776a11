import { createContext, useContext, type ReactNode } from 'react';
import type { Values } from '../../types/Case';

/** What a table shows beside a row that evidence can belong to. */
export interface RowEvidenceTools {
  /** The column that tells rows of this table apart; undefined where nothing belongs to its rows. */
  idOf: (path: string) => string | undefined;
  /** Notes about the person, and the way to the evidence. */
  render: (id: string, row: Values) => ReactNode;
}

export const RowEvidenceContext = createContext<RowEvidenceTools | null>(null);

export const useRowEvidence = (): RowEvidenceTools | null => useContext(RowEvidenceContext);
