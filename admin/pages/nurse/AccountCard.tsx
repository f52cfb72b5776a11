import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { NursePrompt } from '../../types/NursePrompt';

/** What her account asks of a nurse: to object to a recovery that is not hers, to have her mobile proved (F102, F103). */
export function AccountCard({ account }: { account: NursePrompt['account'] }): React.JSX.Element | null {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const object = async (): Promise<void> => {
    setBusy(true);
    try {
      await ask('/api/nursing/recovery', { method: 'DELETE' });
    } catch (refused) {
      setFailure(sentenceOf(refused));
    }
    await client.invalidateQueries({ queryKey: ['nurse-prompt'] });
    setBusy(false);
  };
  if (account.recovery) {
    return (
      <section className="panel panel-bad stack-s" aria-label={t('有人申请找回您的账户')}>
        <h2>{t('有人申请找回您的账户')}</h2>
        <p>{account.recovery.consent}</p>
        <p>{t('链接已发往新的手机号，从 {{time}} 起可以使用。不是您要求的，请立即作废。', { time: moment(account.recovery.opensAt) })}</p>
        {failure && <p role="alert">{failure}</p>}
        <Button danger size="large" loading={busy} onClick={() => void object()}>{t('不是我要求的')}</Button>
      </section>
    );
  }
  if (!account.unproved) return null;
  return (
    <section className="panel panel-info stack-s" aria-label={t('验证手机号')}>
      <p>{t('您的手机号还没有验证。验证后可以收到办理提醒，忘记密码时也能自己找回。')}</p>
      <p><Link to="/account#contacts">{t('验证手机号')}</Link></p>
    </section>
  );
}
