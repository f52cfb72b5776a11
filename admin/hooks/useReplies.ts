import { useCallback, useState } from 'react';
import { repliesOf, type Reply } from '../components/RepliesEditor';
import type { Case } from '../types/Case';

const keyOf = (data: Case): string => `medregistry.replies.${data.documentId}.${data.round}`;

/** The answers to open notes, kept in the browser until they are sent with the next submission. */
export function useReplies(data: Case): [Reply[], (replies: Reply[]) => void] {
  const key = keyOf(data);
  const [replies, setReplies] = useState<Reply[]>(() => {
    const open = new Set(data.notes.filter((note) => note.open).map(({ documentId }) => documentId));
    try {
      return repliesOf(JSON.parse(localStorage.getItem(key) ?? '[]')).filter(({ note }) => open.has(note));
    } catch {
      return [];
    }
  });
  const keep = useCallback(
    (next: Reply[]) => {
      setReplies(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  return [replies, keep];
}

export const forgetReplies = (data: Case): void => localStorage.removeItem(keyOf(data));
