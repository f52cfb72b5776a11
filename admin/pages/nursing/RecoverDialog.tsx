import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describedBy, Frame } from '../../components/Frame';
import { moment } from '../../hooks/useDates';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { NurseRow } from '../../types/NurseRoster';

interface RecoverDialogProps {
  institution: string;
  nurse: NurseRow;
  /** With a sentence once it is sent. */
  onClose: (sent?: string) => void;
}

/** 协助找回账户 (F102): a nurse whose mobile changed gets a link there; nothing happens before she agrees. */
export function RecoverDialog({ institution, nurse, onClose }: RecoverDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ mobile: '', reason: '' });
  const [failure, setFailure] = useState<{ path: string; message: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const { mobile, opensAt } = await ask<{ mobile: string; opensAt: string }>(`/api/institutions/${institution}/assisted-recoveries`, { method: 'POST', body: { data: { nurse: nurse.documentId, ...typed } } });
      onClose(t('链接已发往 {{mobile}}，{{time}} 起可以使用。请转告{{name}}打开短信，同意后填写证件号码并设置密码。', { mobile, time: moment(opensAt), name: nurse.name }));
    } catch (refused) {
      const path = refused instanceof ApiError ? (refused.problems[0]?.path ?? '') : '';
      setFailure({ path: path.replace(/^data\./u, ''), message: sentenceOf(refused) });
      setBusy(false);
    }
  };
  const errorsAt = (path: string): string[] => (failure && (failure.path === path || (path === 'mobile' && !['mobile', 'reason'].includes(failure.path))) ? [failure.message] : []);
  return (
    <Modal open title={t('协助{{name}}找回账户', { name: nurse.name })} maskClosable={false} okText={t('发送链接')} cancelText={t('取消')} confirmLoading={busy} onOk={() => void send()} onCancel={() => onClose()}>
      <div className="stack-s">
        <p>{t('她本人打开链接、同意并填写证件号码后，新的手机号和密码才生效。她以前验证过的手机号和邮箱会立即收到通知，并有 24 小时可以拒绝。每次协助都有记录，她自己看得到。')}</p>
        <Frame id="recover-mobile" label={t('她现在的手机号')} required errors={errorsAt('mobile')}>
          <Input id="recover-mobile" inputMode="tel" autoComplete="off" maxLength={30} value={typed.mobile} onChange={({ target }) => setTyped({ ...typed, mobile: target.value })} aria-describedby={describedBy('recover-mobile')} />
        </Frame>
        <Frame id="recover-reason" label={t('原因')} required errors={errorsAt('reason')}>
          <Input id="recover-reason" maxLength={200} placeholder={t('例如：原手机号已停用')} value={typed.reason} onChange={({ target }) => setTyped({ ...typed, reason: target.value })} aria-describedby={describedBy('recover-reason')} />
        </Frame>
      </div>
    </Modal>
  );
}
