import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '../../components/Frame';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { AuthorityLine } from '../../types/AuthorityLine';

interface CloseAuthorityProps {
  line: AuthorityLine;
  onDone: () => Promise<void>;
  onCancel: () => void;
}

/** Closes an authority: says beforehand what ends with it. */
export function CloseAuthority({ line, onDone, onCancel }: CloseAuthorityProps): React.JSX.Element {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const close = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await ask(`/api/authorities/${line.id}/close`, { method: 'POST', version: line.version, body: { data: { reason } } });
      await onDone();
    } catch (error) {
      setFailure(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('停用{{name}}', { name: line.name })} okText={t('停用')} cancelText={t('取消')} confirmLoading={busy} okButtonProps={{ danger: true, disabled: reason.trim().length < 2 }} onOk={() => void close()} onCancel={onCancel} maskClosable={false}>
      <div className="stack-s">
        <p className="panel panel-care">{t('那里 {{staff}} 名工作人员的角色同时收回，立即生效。还有医疗机构或在办业务的，不能停用。', { staff: line.staff })}</p>
        <Frame id="close-reason" label={t('停用的理由')} required>
          <Input.TextArea id="close-reason" autoSize={{ minRows: 2 }} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Frame>
        {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
      </div>
    </Modal>
  );
}
