import { useCallback, useEffect, useRef, useState } from 'react';
import { sentenceOf } from '../../providers/ApiError';
import { newKey } from '../../providers/http';
import { uploadFile } from '../../providers/upload';
import type { Material } from '../../types/Case';

export interface UploadItem {
  id: string;
  file: File;
  /** 0 … 1 while it is sent. */
  share: number;
  error: string | null;
}

const LIMIT = 20 * 1024 * 1024;
const TOO_BIG = '这个文件超过 20 MB，请压缩或分成几个文件后再上传。';

/** Files on their way into a slot: sent one after the other, so that pages stand in the order in which they were picked. */
export function useUploads(path: string, onMaterial: (material: Material) => void): {
  items: UploadItem[];
  add: (files: File[]) => void;
  retry: (id: string) => void;
  dismiss: (id: string) => void;
} {
  const [items, setItems] = useState<UploadItem[]>([]);
  const chain = useRef<Promise<void>>(Promise.resolve());
  const abort = useRef(new AbortController());
  useEffect(() => {
    abort.current = new AbortController();
    return () => abort.current.abort();
  }, []);
  const patch = useCallback((id: string, part: Partial<UploadItem>) => setItems((all) => all.map((item) => (item.id === id ? { ...item, ...part } : item))), []);
  const dismiss = useCallback((id: string) => setItems((all) => all.filter((item) => item.id !== id)), []);
  const run = useCallback(
    (item: UploadItem) => {
      chain.current = chain.current.then(async () => {
        try {
          onMaterial(await uploadFile<Material>(path, item.file, (share) => patch(item.id, { share }), abort.current.signal));
          dismiss(item.id);
        } catch (error) {
          patch(item.id, { error: sentenceOf(error), share: 0 });
        }
      });
    },
    [dismiss, onMaterial, patch, path],
  );
  const add = useCallback(
    (files: File[]) => {
      const fresh = files.map((file) => ({ id: newKey(), file, share: 0, error: file.size > LIMIT ? TOO_BIG : null }));
      setItems((all) => [...all, ...fresh]);
      fresh.filter(({ error }) => !error).forEach(run);
    },
    [run],
  );
  const retry = useCallback(
    (id: string) => {
      const item = items.find((candidate) => candidate.id === id);
      if (!item) return;
      patch(id, { error: null, share: 0 });
      run(item);
    },
    [items, patch, run],
  );
  return { items, add, retry, dismiss };
}
