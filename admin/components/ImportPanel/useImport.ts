import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '../../providers/ApiError';
import { exchange } from '../../providers/exchange';
import { uploadFile } from '../../providers/upload';
import type { ImportRun } from '../../types/ImportRun';

const OPEN: readonly ImportRun['state'][] = ['reading', 'checked', 'saving', 'undoing'];
/** Milliseconds between looks at a run that is worked on. */
const LOOK_AGAIN = 1000;

const isBusy = (run: ImportRun | undefined): boolean => run !== undefined && ['reading', 'saving', 'undoing'].includes(run.state);

/** What is under way, else the newest one where something can still be done about it. */
async function latestOf(kind: string, subject: string, signal: AbortSignal): Promise<ImportRun | null> {
  const runs = await exchange.latest(kind, subject, signal);
  return runs.find(({ state }) => OPEN.includes(state)) ?? runs.find(({ can }, place) => place === 0 && (can.undo || can.map)) ?? null;
}

export interface Import {
  run: ImportRun | undefined;
  /** 0 … 1 while the file is sent. */
  sending: number | null;
  failure: string | null;
  upload: (file: File) => Promise<void>;
  act: (what: 'confirm' | 'cancel') => Promise<void>;
  /** Goes on with what an act has made of the run. */
  take: (run: ImportRun) => void;
  pending: boolean;
}

/** One import at a time: what is under way is found again when the page is opened anew. */
export function useImport(kind: string, subject: string): Import {
  const client = useQueryClient();
  const [own, setOwn] = useState<string | null>(null);
  const [sending, setSending] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const found = useQuery({ queryKey: ['imports', kind, subject], queryFn: ({ signal }) => latestOf(kind, subject, signal) });
  const id = own ?? found.data?.documentId;
  const { data: run } = useQuery({
    queryKey: ['import-run', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => exchange.run(id ?? '', signal),
    refetchInterval: ({ state }) => (isBusy(state.data) ? LOOK_AGAIN : false),
  });
  const take = (next: ImportRun): void => {
    client.setQueryData(['import-run', next.documentId], next);
    setOwn(next.documentId);
  };

  const upload = async (file: File): Promise<void> => {
    setFailure(null);
    setSending(0);
    try {
      take(await uploadFile<ImportRun>(exchange.importPath(kind, subject), file, setSending));
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setSending(null);
  };

  const act = async (what: 'confirm' | 'cancel'): Promise<void> => {
    if (!run) return;
    setFailure(null);
    try {
      take(await exchange[what](run.documentId));
    } catch (error) {
      setFailure(sentenceOf(error));
      await client.invalidateQueries({ queryKey: ['import-run', run.documentId] });
    }
  };

  return { run, sending, failure, upload, act, take, pending: found.isPending };
}
