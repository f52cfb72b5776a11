import { useTranslation } from 'react-i18next';
import type { ImportRun } from '../../types/ImportRun';

const TONES: Record<ImportRun['state'], string> = { reading: 'info', saving: 'info', checked: 'info', done: 'good', cancelled: 'info', failed: 'bad', undoing: 'info', undone: 'info' };

/** What an import has come to, in a sentence: above all whether anything has been saved. */
export function Outcome({ run }: { run: ImportRun }): React.JSX.Element {
  const { t } = useTranslation();
  const { counts, state } = run;
  const sums = [
    ...(counts.create ? [state === 'done' ? t('新增 {{count}} 行', { count: counts.create }) : t('将新增 {{count}} 行', { count: counts.create })] : []),
    ...(counts.update ? [state === 'done' ? t('更新 {{count}} 行', { count: counts.update }) : t('将更新 {{count}} 行', { count: counts.update })] : []),
    ...(counts.same ? [t('{{count}} 行没有变化', { count: counts.same })] : []),
    ...(counts.matched ? [t('{{count}} 行只作核对', { count: counts.matched })] : []),
  ].join(t('，'));
  const nothing = counts.create + counts.update === 0;
  const sentence: Record<ImportRun['state'], string> = {
    reading: t('正在核对“{{file}}”，还没有保存任何内容。', { file: run.fileName }),
    saving: t('正在保存“{{file}}”。可以离开这一页，保存会继续。', { file: run.fileName }),
    checked: counts.bad ? t('“{{file}}”中有 {{count}} 行需要修改，还没有保存任何内容。请按下面的说明改好表格，再重新上传。', { file: run.fileName, count: counts.bad }) : nothing ? t('“{{file}}”与现有内容一致，没有需要保存的。', { file: run.fileName }) : t('“{{file}}”核对无误，还没有保存任何内容。请看下面的结果，确认后保存。', { file: run.fileName }),
    done: t('“{{file}}”已全部保存。', { file: run.fileName }),
    cancelled: t('“{{file}}”已取消，没有保存任何内容。', { file: run.fileName }),
    undoing: t('正在撤销“{{file}}”。', { file: run.fileName }),
    undone: t('“{{file}}”的导入已全部撤销。', { file: run.fileName }),
    failed: t('“{{file}}”没有导入，没有保存任何内容。', { file: run.fileName }),
  };
  return (
    <div className={`panel panel-${(state === 'checked' && counts.bad) || (state === 'done' && run.problem) ? 'care' : TONES[state]} stack-s`} role="status">
      <p><strong>{sentence[state]}</strong></p>
      {run.problem && <p>{run.problem}</p>}
      {sums && !['reading', 'undoing', 'undone'].includes(state) && counts.bad === 0 && <p>{sums}{t('。')}</p>}
      {run.unused.length > 0 && <p className="small quiet">{t('没有用到的列：{{columns}}', { columns: run.unused.join('、') })}</p>}
    </div>
  );
}
