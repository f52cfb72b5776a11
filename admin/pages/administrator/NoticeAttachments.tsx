import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import { uploadFile } from '../../providers/upload';

interface Attachment {
  id: string;
  name: string;
  bytes: number;
  removed: boolean;
}

/** The files that go with a notice: added, taken out, put back. */
export function NoticeAttachments({ notice }: { notice: string }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const path = `/api/notices/${notice}/attachments`;
  const { data, refetch } = useQuery({ queryKey: ['notice-attachments', notice], queryFn: ({ signal }) => ask<Attachment[]>(path, { signal }) });
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    await refetch();
    setBusy(false);
  };
  const add = async (files: File[]): Promise<void> => {
    for (const file of files) await uploadFile(path, file, () => undefined);
  };
  if (!data) return null;
  return (
    <section className="card stack-s" aria-labelledby="attachments">
      <div className="row between">
        <h2 id="attachments">{t('附件')}</h2>
        <Button loading={busy} onClick={() => input.current?.click()}>{t('上传附件')}</Button>
        <input ref={input} type="file" multiple hidden aria-label={t('选择附件')} accept=".pdf,.doc,.docx,.xls,.xlsx,.jpg,.jpeg,.png" onChange={({ target }) => { const files = [...(target.files ?? [])]; target.value = ''; void attempt(() => add(files)); }} />
      </div>
      {data.length === 0 && <p className="quiet">{t('还没有附件。可以上传 PDF、Word、Excel 文件和图片，每个不超过 20 MB。')}</p>}
      <ul className="stack-s">
        {data.map(({ id, name, removed }) => (
          <li key={id} className="row between">
            <span>{removed ? <del>{name}</del> : name}</span>
            <Button size="small" disabled={busy} aria-label={removed ? t('恢复 {{name}}', { name }) : t('取下 {{name}}', { name })} onClick={() => void attempt(() => ask(`${path}/${id}`, { method: 'PATCH', body: { data: { removed: !removed } } }))}>{removed ? t('恢复') : t('取下')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
