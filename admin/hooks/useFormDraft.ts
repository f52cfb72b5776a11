import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, sentenceOf } from '../providers/ApiError';
import { cases } from '../providers/case';
import type { Case, FormValues, Value } from '../types/Case';
import { forgetDraft, keepDraft, recallDraft } from './localDraft';
import { merge, settle, type Conflict } from './mergeForms';

const QUIET = 1200;

export type SaveState = 'clean' | 'dirty' | 'saving' | 'failed' | 'conflict';

export interface FormDraft {
  form: FormValues;
  state: SaveState;
  savedAt: Date | null;
  failure: string | null;
  errors: Record<string, string[]>;
  conflicts: Conflict[];
  restored: boolean;
  change: (section: string, field: string, value: Value) => void;
  /** Saves what is not saved yet; false when it could not be. */
  flush: () => Promise<boolean>;
  resolve: (mine: Set<string>) => void;
}

/**
 * A form that saves itself: shortly after the last keystroke, with the version it was read at. When somebody else
 * saved in between, which is heard of when the case is read anew or when saving fails, fields that only one side
 * touched are merged and the rest is asked about. Until the server has it, the browser keeps a copy.
 */
export function useFormDraft(data: Case, take: (answer: Case) => void): FormDraft {
  const id = data.documentId;
  const [recalled] = useState(() => recallDraft(id, data));
  const [form, setForm] = useState<FormValues>(recalled?.form ?? data.form);
  const [state, setState] = useState<SaveState>(recalled ? (recalled.conflicts.length ? 'conflict' : 'dirty') : 'clean');
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string[]>>({});
  const [conflicts, setConflicts] = useState<Conflict[]>(recalled?.conflicts ?? []);
  const now = useRef({ form, base: data.form, version: data.version, theirs: data.form, running: null as Promise<boolean> | null });
  const timer = useRef<number>(undefined);

  const put = useCallback((next: FormValues) => {
    now.current.form = next;
    setForm(next);
  }, []);

  /** Takes over what the server has now; false when both sides changed a field. */
  const mergeIn = useCallback(
    (current: Case): boolean => {
      const merged = merge(now.current.base, now.current.form, current.form);
      const untouched = now.current.form === now.current.base;
      now.current = { ...now.current, version: current.version, base: current.form, theirs: current.form };
      put(untouched ? current.form : merged.form);
      setConflicts(merged.conflicts);
      if (merged.conflicts.length > 0) setState('conflict');
      return merged.conflicts.length === 0;
    },
    [put],
  );

  /** One attempt: `again` when more was typed meanwhile or another's change was merged in. */
  const attempt = useCallback(async (): Promise<'saved' | 'again' | 'stopped'> => {
    const sent = now.current.form;
    try {
      const answer = await cases.save(id, now.current.version, sent);
      now.current.base = sent;
      now.current.version = answer.version;
      take(answer);
      setErrors({});
      setFailure(null);
      setSavedAt(new Date());
      return now.current.form === sent ? 'saved' : 'again';
    } catch (error) {
      const current = error instanceof ApiError && error.statusCode === 412 ? await cases.get(id).catch(() => null) : null;
      if (current) {
        const fits = mergeIn(current);
        take(current);
        return fits ? 'again' : 'stopped';
      }
      if (error instanceof ApiError && error.statusCode === 422) setErrors(error.errors);
      setFailure(sentenceOf(error));
      setState('failed');
      return 'stopped';
    }
  }, [id, mergeIn, take]);

  const saveAll = useCallback(async (): Promise<boolean> => {
    while (now.current.form !== now.current.base) {
      setState('saving');
      if ((await attempt()) === 'stopped') return false;
    }
    forgetDraft(id);
    setState('clean');
    return true;
  }, [attempt, id]);

  const flush = useCallback(async (): Promise<boolean> => {
    window.clearTimeout(timer.current);
    if (now.current.running) await now.current.running;
    now.current.running = saveAll().finally(() => {
      now.current.running = null;
    });
    return now.current.running;
  }, [saveAll]);

  const change = useCallback(
    (section: string, field: string, value: Value) => {
      const before = now.current.form;
      put({ ...before, [section]: { ...before[section], [field]: value } });
      keepDraft(id, data, now.current.base, now.current.form);
      setState((old) => (old === 'conflict' ? old : 'dirty'));
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void flush(), QUIET);
    },
    [data, flush, id, put],
  );

  const resolve = useCallback(
    (mine: Set<string>) => {
      put(settle(now.current.form, now.current.theirs, conflicts, mine));
      setConflicts([]);
      void flush();
    },
    [conflicts, flush, put],
  );

  // The case was read anew; whoever is saving or being asked right now hears of it from the server.
  useEffect(() => {
    if (data.version > now.current.version && !now.current.running && conflicts.length === 0) mergeIn(data);
  }, [conflicts, data, mergeIn]);

  useEffect(() => {
    if (recalled && recalled.conflicts.length === 0) void flush();
    const unsaved = (): boolean => now.current.form !== now.current.base;
    const warn = (event: BeforeUnloadEvent): void => {
      if (unsaved()) event.preventDefault();
    };
    const hide = (): void => {
      if (unsaved()) void cases.save(id, now.current.version, now.current.form, true).catch(() => undefined);
    };
    window.addEventListener('beforeunload', warn);
    window.addEventListener('pagehide', hide);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('pagehide', hide);
      if (unsaved()) void flush();
    };
  }, [flush, id, recalled]);

  return { form, state, savedAt, failure, errors, conflicts, restored: recalled !== null, change, flush, resolve };
}
