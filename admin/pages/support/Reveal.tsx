import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describedBy, Frame } from '../../components/Frame';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';

interface Revealed {
  requester: string;
  contact: string | null;
  texts: string[];
}

/** The whole of it, for a reason that the audit keeps. */
export function Reveal({ id }: { id: string }): React.JSX.Element {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [shown, setShown] = useState<Revealed | null>(null);
  const look = async (): Promise<void> => {
    try {
      setShown(await ask<Revealed>(`/api/tickets/${id}/reveal`, { method: 'POST', body: { data: { reason } } }));
      setOpen(false);
      setFailure(null);
    } catch (error) {
      setFailure(sentenceOf(error));
    }
  };
  return (
    <div className="stack-s">
      {shown ? (
        <div className="panel panel-care stack-s">
          <p>{shown.requester}{shown.contact && ` · ${shown.contact}`}</p>
          {shown.texts.filter(Boolean).map((text, index) => <p key={index} className="pre">{text}</p>)}
          <Button size="small" onClick={() => setShown(null)}>{t('隐去')}</Button>
        </div>
      ) : <Button size="small" onClick={() => setOpen(true)}>{t('查看完整内容')}</Button>}
      <Modal open={open} title={t('查看完整内容')} okText={t('查看')} cancelText={t('取消')} onOk={() => void look()} onCancel={() => setOpen(false)}>
        <Frame id="reveal-reason" label={t('查看的理由')} required help={t('理由和查看时间会记入审计。')} errors={failure ? [failure] : []}>
          <Input id="reveal-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} aria-describedby={describedBy('reveal-reason')} />
        </Frame>
      </Modal>
    </div>
  );
}
