import { createContext } from 'react';

/** Where a reviewer may raise notes: `raise` opens the dialog for a place. */
export interface NotePlaces {
  raise: (target: string) => void;
  /** Keys of draft notes that raise a point a round too late (一次性告知). */
  late: string[];
}

/** Null for those who only read. */
export const NotePlacesContext = createContext<NotePlaces | null>(null);
