import type { DraftNote } from '../types/Workbench';

/** Two drafts of one person (two tabs, or the browser's copy and the server's): every note of both, mine where both have it. */
export function mergeNotes(theirs: DraftNote[], mine: DraftNote[]): DraftNote[] {
  const own = new Map(mine.map((note) => [note.key, note]));
  const known = new Set(theirs.map(({ key }) => key));
  return [...theirs.map((note) => own.get(note.key) ?? note), ...mine.filter(({ key }) => !known.has(key))];
}
