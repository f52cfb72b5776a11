import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, sentenceOf } from '../providers/ApiError';
import { newKey } from '../providers/http';
import { desk } from '../providers/workbench';
import type { DraftNote, Workbench } from '../types/Workbench';
import { mergeNotes } from './mergeNotes';

const PAUSE = 700;

export interface DraftNotes {
  notes: DraftNote[];
  /** Keys of notes that raise a point a round too late. */
  late: string[];
  state: 'clean' | 'dirty' | 'failed';
  failure: string | null;
  set: (notes: DraftNote[]) => void;
  add: (note: Omit<DraftNote, 'key'>) => void;
  /** Saves what is not saved yet and saves nothing more: the notes are about to be sent. */
  settle: () => Promise<void>;
  /** The notes were sent, or were not sent after all. */
  reopen: (sent: boolean) => void;
}

const backupKey = (id: string): string => `medregistry.notes.${id}`;

const recall = (id: string): DraftNote[] => {
  try {
    return JSON.parse(localStorage.getItem(backupKey(id)) ?? '[]') as DraftNote[];
  } catch {
    return [];
  }
};

/** Notes in the making: kept on the server while they are typed, in the browser until the server has them. */
export function useDraftNotes(id: string, bench: Workbench): DraftNotes {
  const [start] = useState(() => {
    const mine = bench.drafts.find((draft) => draft.mine);
    const kept = recall(id);
    return { notes: mergeNotes(mine?.notes ?? [], kept), revision: mine?.revision ?? 0, dirty: kept.length > 0 };
  });
  const [notes, setNotes] = useState(start.notes);
  const [late, setLate] = useState(bench.late);
  const [state, setState] = useState<DraftNotes['state']>('clean');
  /** Asks for another attempt; each is a new object. */
  const [again, setAgain] = useState<{ after: number } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const now = useRef({ ...start, closed: false });
  const timer = useRef<number | undefined>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());

  const put = useCallback((next: DraftNote[]) => {
    now.current.notes = next;
    setNotes(next);
  }, []);

  const save = useCallback(async (): Promise<void> => {
    window.clearTimeout(timer.current);
    if (!now.current.dirty || now.current.closed) return;
    const sent = now.current.notes;
    now.current.dirty = false;
    try {
      const saved = await desk.saveDraft(id, now.current.revision, sent);
      now.current.revision = saved.revision;
      setLate(saved.late);
      setFailure(null);
      if (now.current.dirty) return;
      localStorage.removeItem(backupKey(id));
      setState('clean');
    } catch (error) {
      now.current.dirty = true;
      const current = error instanceof ApiError && error.statusCode === 412 ? (error.current as { revision: number; notes: DraftNote[] }) : null;
      if (current) {
        now.current.revision = current.revision;
        put(mergeNotes(current.notes, now.current.notes));
      } else {
        setState('failed');
        setFailure(sentenceOf(error));
      }
      setAgain({ after: current ? 0 : 10_000 });
    }
  }, [id, put]);

  const flush = useCallback((): Promise<void> => (running.current = running.current.then(save)), [save]);

  useEffect(() => {
    if (!again) return undefined;
    const waiting = window.setTimeout(() => void flush(), again.after);
    return () => window.clearTimeout(waiting);
  }, [again, flush]);

  const set = useCallback(
    (next: DraftNote[]) => {
      put(next);
      now.current.dirty = true;
      setState('dirty');
      localStorage.setItem(backupKey(id), JSON.stringify(next));
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void flush(), PAUSE);
    },
    [flush, id, put],
  );

  useEffect(() => {
    const hide = (): void => {
      if (now.current.dirty && !now.current.closed) void desk.saveDraft(id, now.current.revision, now.current.notes, true).catch(() => undefined);
    };
    window.addEventListener('pagehide', hide);
    if (now.current.dirty) void flush();
    return () => {
      window.removeEventListener('pagehide', hide);
      void flush();
    };
  }, [flush, id]);

  const add = useCallback((note: Omit<DraftNote, 'key'>) => set([...now.current.notes, { ...note, key: newKey() }]), [set]);
  const settle = useCallback(async () => {
    await flush();
    now.current.closed = true;
  }, [flush]);
  const reopen = useCallback(
    (sent: boolean) => {
      if (sent) {
        localStorage.removeItem(backupKey(id));
        now.current = { ...now.current, notes: [], revision: 0, dirty: false };
        setNotes([]);
        setLate([]);
      }
      now.current.closed = false;
    },
    [id],
  );
  return { notes, late, state, failure, set, add, settle, reopen };
}
