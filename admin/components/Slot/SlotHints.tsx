import { useTranslation } from 'react-i18next';
import type { Hint } from '../../types/Case';

/** What to look at once more; the case can be submitted all the same. */
export function SlotHints({ hints }: { hints: Hint[] }): React.JSX.Element | null {
  const { t } = useTranslation();
  if (hints.length === 0) return null;
  return (
    <div className="panel panel-care stack-s slot-hints" role="status">
      <p><strong>{t('建议检查')}</strong> <span className="small">{t('系统自动检查，仅供参考，不影响提交。')}</span></p>
      <ul>{hints.map(({ page, code, message }) => <li key={`${page ?? ''} ${code}`}>{message}</li>)}</ul>
    </div>
  );
}
