import { Button } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { FormDraft } from '../../hooks/useFormDraft';

/** Where the typed words are now: said in words, announced politely. */
export function SavedLine({ draft }: { draft: FormDraft }): React.JSX.Element {
  const { t } = useTranslation();
  const words = {
    clean: draft.savedAt ? t('已保存 {{time}}', { time: dayjs(draft.savedAt).format('HH:mm:ss') }) : t('内容自动保存'),
    dirty: t('有修改，即将自动保存…'),
    saving: t('正在保存…'),
    failed: t('尚未保存：{{why}}', { why: draft.failure ?? '' }),
    conflict: t('他人也修改了这份申请，请选择保留哪一份'),
  }[draft.state];
  return (
    <p className="row small" role="status">
      <span className={draft.state === 'failed' || draft.state === 'conflict' ? '' : 'quiet'} style={draft.state === 'failed' ? { color: 'var(--bad)' } : {}}>{words}</span>
      {draft.state === 'failed' && <Button size="small" onClick={() => void draft.flush()}>{t('重试')}</Button>}
    </p>
  );
}
