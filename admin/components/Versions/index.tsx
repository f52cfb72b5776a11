import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { RecordVersion } from '../../types/RecordVersion';

interface VersionsProps {
  /** Address of the record in the API. */
  path: string;
  /** The version that is shown on the screen, which undoing starts from. */
  version: number;
  /** What stands in a version, line by line: a label and its words. */
  linesOf: (content: RecordVersion['content']) => ReadonlyMap<string, string>;
  onRestored: () => Promise<unknown>;
}

interface Change {
  label: string;
  from: string;
  to: string;
}

const CHANGES_SHOWN = 12;

function changesBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((label) => ({ label, from: before.get(label) ?? '', to: after.get(label) ?? '' }))
    .filter(({ from, to }) => from !== to);
}

/** 修改记录: who changed what and when, and the way back to how it was. */
export function Versions({ path, version, linesOf, onRestored }: VersionsProps): React.JSX.Element | null {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState<number | null>(null);
  const { data } = useQuery({ queryKey: ['versions', path, version], queryFn: ({ signal }) => ask<RecordVersion[]>(`${path}/versions`, { signal }) });
  if (!data || data.length === 0) return null;
  const restore = async (old: number): Promise<void> => {
    setBusy(old);
    try {
      await ask(`${path}/versions/${old}/restore`, { method: 'POST', version });
      void message.success(t('已恢复'));
      await onRestored();
      await client.invalidateQueries({ queryKey: ['versions', path] });
    } catch (error) {
      void message.error(sentenceOf(error));
      if (error instanceof ApiError && error.status === 412) await onRestored();
    }
    setBusy(null);
  };
  const confirm = (old: number): void => {
    modal.confirm({ title: t('恢复为第 {{version}} 版？', { version: old }), content: t('恢复产生新的一版，现在的内容仍保留在修改记录里。'), okText: t('恢复'), cancelText: t('取消'), onOk: () => restore(old) });
  };
  return (
    <section className="card stack-s" aria-labelledby="versions">
      <h2 id="versions">{t('修改记录')}</h2>
      <ol className="stack-s" reversed>
        {data.map((one, index) => {
          const before = data[index + 1];
          const changes = before ? changesBetween(linesOf(before.content), linesOf(one.content)) : [];
          return (
            <li key={one.version} className="panel stack-s">
              <p className="row between">
                <span>{t('第 {{version}} 版，{{by}}，{{at}}', { version: one.version, by: one.changedBy ?? t('系统预置'), at: moment(one.changedAt) })}</span>
                {index === 0 ? <span className="quiet">{t('现在的内容')}</span> : <Button size="small" loading={busy === one.version} onClick={() => confirm(one.version)}>{t('恢复为第 {{version}} 版', { version: one.version })}</Button>}
              </p>
              {changes.length > 0 && (
                <ul className="small">
                  {changes.slice(0, CHANGES_SHOWN).map(({ label, from, to }) => <li key={label}>{label}：<del>{from || t('（空）')}</del> → <ins>{to || t('（空）')}</ins></li>)}
                  {changes.length > CHANGES_SHOWN && <li>{t('还有 {{count}} 处', { count: changes.length - CHANGES_SHOWN })}</li>}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
