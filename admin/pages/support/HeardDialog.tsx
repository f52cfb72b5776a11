import { Input, Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describedBy, Frame } from '../../components/Frame';
import { sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';
import type { SupportWords, TicketView } from '../../types/Ticket';

interface HeardDialogProps {
  words: SupportWords;
  onClose: () => void;
  onHeard: (id: string) => void;
}

/** A question from another channel (F82): by telephone, official account or at the window. */
export function HeardDialog({ words, onClose, onHeard }: HeardDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const elsewhere = words.channels.filter(({ key }) => key !== 'centre');
  const [heard, setHeard] = useState({ channel: elsewhere[0]?.key ?? '', category: words.categories[0]?.key ?? '', requester: '', contact: '', description: '' });
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const set = (part: Partial<typeof heard>): void => {
    key.current = newKey();
    setHeard({ ...heard, ...part });
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      onHeard((await ask<TicketView>('/api/heard-tickets', { method: 'POST', body: { data: heard }, idempotencyKey: key.current })).documentId);
    } catch (error) {
      setFailure(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('登记其他渠道的问题')} okText={t('保存')} cancelText={t('取消')} confirmLoading={busy} onOk={() => void save()} onCancel={onClose} maskClosable={false}>
      <div className="stack-s">
        <Frame id="heard-channel" label={t('来源')}><Select id="heard-channel" style={{ width: '100%' }} value={heard.channel} options={elsewhere.map(({ key: value, label }) => ({ value, label }))} onChange={(channel) => set({ channel })} /></Frame>
        <Frame id="heard-category" label={t('问题类别')}><Select id="heard-category" style={{ width: '100%' }} value={heard.category} options={words.categories.map(({ key: value, label }) => ({ value, label }))} onChange={(category) => set({ category })} /></Frame>
        <Frame id="heard-requester" label={t('提问人')} required><Input id="heard-requester" maxLength={50} value={heard.requester} onChange={({ target }) => set({ requester: target.value })} /></Frame>
        <Frame id="heard-contact" label={t('联系方式')}><Input id="heard-contact" maxLength={60} value={heard.contact} onChange={({ target }) => set({ contact: target.value })} /></Frame>
        <Frame id="heard-description" label={t('问题描述')} required errors={failure ? [failure] : []}>
          <Input.TextArea id="heard-description" rows={5} maxLength={2000} value={heard.description} onChange={({ target }) => set({ description: target.value })} aria-describedby={describedBy('heard-description')} />
        </Frame>
      </div>
    </Modal>
  );
}
