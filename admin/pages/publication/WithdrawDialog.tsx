import { App, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describedBy, Frame } from '../../components/Frame';
import { sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';

interface WithdrawDialogProps {
  publication: string;
  title: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Takes a list back; why is asked, because it is kept in the audit and with the revoked document. */
export function WithdrawDialog({ publication, title, onClose, onDone }: WithdrawDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const key = useRef(newKey());
  const change = (text: string): void => {
    key.current = newKey();
    setReason(text);
  };
  const withdraw = async (): Promise<void> => {
    if (reason.trim().length < 2) return setFailure(t('请写明撤回理由。'));
    setBusy(true);
    setFailure(null);
    try {
      await ask(`/api/publications/${publication}/withdraw`, { method: 'POST', body: { data: { reason: reason.trim() } }, idempotencyKey: key.current });
      void message.success(t('公示已撤回'));
      await onDone();
    } catch (error) {
      setFailure(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('撤回公示')} okText={t('撤回公示')} cancelText={t('取消')} okButtonProps={{ danger: true }} confirmLoading={busy} onOk={() => void withdraw()} onCancel={onClose} maskClosable={false}>
      <div className="stack-s">
        <p>{title}</p>
        <p>{t('撤回后，公众立即看不到这份名单，公示文书作废。结论本身不变，可以重新公示。')}</p>
        <Frame id="withdraw-reason" label={t('撤回理由')} required help={t('理由会记入审计和文书的作废记录。')} errors={failure ? [failure] : []}>
          <Input.TextArea id="withdraw-reason" rows={3} maxLength={500} value={reason} onChange={({ target }) => change(target.value)} aria-describedby={describedBy('withdraw-reason')} />
        </Frame>
      </div>
    </Modal>
  );
}
