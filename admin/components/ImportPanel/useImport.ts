import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '../../providers/ApiError';
import { exchange } from '../../providers/exchange';
import { uploadFile } from '../../providers/upload';
import type { ImportRun } from '../../types/ImportRun';

const OPEN: readonly ImportRun['state'][] = ['reading', 'checked', 'saving'];
/** Milliseconds between looks at a run that is worked on. */
const LOOK_AGAIN = 1000;

const isBusy = (run: ImportRun | undefined): boolean => run?.state === 'reading' || run?.state === 'saving';

export interface Import {
  run: ImportRun | undefined;
  /** 0 … 1 while the file is sent. */
  sending: number | null;
  failure: string | null;
  upload: (file: File) => Promise<void>;
  act: (what: 'confirm' | 'cancel') => Promise<void>;
  pending: boolean;
}

/** One import at a time: what is under way is found again when the page is opened anew. */
export function useImport(kind: string, subject: string): Import {
  const client = useQueryClient();
  const [own, setOwn] = useState<string | null>(null);
  const [sending, setSending] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const found = useQuery({ queryKey: ['imports', kind, subject], queryFn: async ({ signal }) => (await exchange.latest(kind, subject, signal)).find(({ state }) => OPEN.includes(state)) ?? null });
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

  return { run, sending, failure, upload, act, pending: found.isPending };
}
