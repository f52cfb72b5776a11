import { Button, Progress } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exchange } from '../../providers/exchange';
import { DownloadButton } from '../DownloadButton';
import { Loading } from '../Loading';
import { DropZone } from '../Slot/DropZone';
import { ColumnDialog } from './ColumnDialog';
import { Outcome } from './Outcome';
import { Remarks } from './Remarks';
import { UndoDialog } from './UndoDialog';
import { useImport } from './useImport';

interface ImportPanelProps {
  kind: string;
  subject: string;
  /** What is imported, as people call it. */
  label: string;
  onDone: () => void;
  /** The way on from a finished import. */
  after: ReactNode;
}

/** Brings a table in: upload, a dry run with progress, every bad line with its reason, and only then the saving. */
export function ImportPanel({ kind, subject, label, onDone, after }: ImportPanelProps): React.JSX.Element {
  const { t } = useTranslation();
  const { run, sending, failure, upload, act, take, pending } = useImport(kind, subject);
  const [acting, setActing] = useState(false);
  const [asking, setAsking] = useState<'columns' | 'undo' | null>(null);
  const done = run?.state === 'done';
  const undone = run?.state === 'undone';
  useEffect(() => {
    if (done || undone) onDone();
  }, [done, undone, onDone]);
  if (pending) return <Loading />;
  const busy = run?.state === 'reading' || run?.state === 'saving' || run?.state === 'undoing';
  const perform = async (what: 'confirm' | 'cancel'): Promise<void> => {
    setActing(true);
    await act(what);
    setActing(false);
  };
  const lines = run && ['checked', 'done'].includes(run.state);
  return (
    <div className="stack">
      {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
      {sending !== null && <div className="panel stack-s"><p>{t('正在上传')}</p><Progress percent={Math.round(sending * 100)} aria-label={t('正在上传')} /></div>}
      {run && sending === null && <Outcome run={run} />}
      {run && busy && (
        <div className="stack-s">
          <Progress percent={run.progress} aria-label={run.state === 'reading' ? t('正在核对') : run.state === 'undoing' ? t('正在撤销') : t('正在保存')} />
          <p className="row between"><span className="quiet">{t('已处理 {{count}} 行', { count: run.rows })}</span>{run.can.cancel && <Button loading={acting} onClick={() => void perform('cancel')}>{t('取消导入')}</Button>}</p>
        </div>
      )}
      {run && !busy && sending === null && (
        <div className="row">
          {run.can.confirm && <Button type="primary" loading={acting} onClick={() => void perform('confirm')}>{t('确认保存')}</Button>}
          {lines && <DownloadButton path={exchange.resultPath(run.documentId)} name={`${label}.xlsx`}>{t('下载核对结果（每行旁写明原因）')}</DownloadButton>}
          {run.state === 'checked' && <Button loading={acting} onClick={() => void perform('cancel')}>{t('放弃这个文件')}</Button>}
          {run.can.map && <Button onClick={() => setAsking('columns')}>{t('对应表中的列')}</Button>}
          {run.can.undo && <Button danger onClick={() => setAsking('undo')}>{t('撤销这次导入')}</Button>}
          {done && after}
        </div>
      )}
      {run && asking === 'columns' && <ColumnDialog run={run.documentId} onClose={() => setAsking(null)} onChosen={(next) => { take(next); setAsking(null); }} />}
      {run && asking === 'undo' && <UndoDialog run={run} onClose={() => setAsking(null)} onDone={(next) => { take(next); setAsking(null); }} />}
      {run && lines && sending === null && <Remarks run={run.documentId} stamp={`${run.state} ${run.counts.bad}`} />}
      {!busy && sending === null && !run?.can.confirm && (
        <section className="card stack" aria-label={t('上传表格')}>
          <h2>{run ? t('上传另一个文件') : t('上传表格')}</h2>
          <ol className="stack-s numbered">
            <li>{t('下载模板，按模板的列填写；已有自己的表格也可以直接上传，列名不同的可以逐列对应，一次说明即记住。')}</li>
            <li>{t('上传后先逐行核对，把有问题的行和原因列给您看；确认之前不会保存任何内容。')}</li>
            <li>{t('确认后一次全部保存，不会只存一半。')}</li>
          </ol>
          <p><DownloadButton path={exchange.templatePath(kind)} name={`${label}.xlsx`}>{t('下载模板')}</DownloadButton></p>
          <DropZone label={label} accept=".xlsx,.csv" multiple={false} hint={t('.xlsx 或 .csv，一次一个文件，不超过 50 MB。')} onFiles={([file]) => file && void upload(file)} />
        </section>
      )}
    </div>
  );
}
