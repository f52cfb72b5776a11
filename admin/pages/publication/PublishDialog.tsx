import { App, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';
import type { CampaignResults } from '../../types/CampaignResults';

interface PublishDialogProps {
  results: CampaignResults;
  /** Whether a list stands that this one replaces. */
  replaces: boolean;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Says what everybody will see before it is published. */
export function PublishDialog({ results: { campaign, title, concluded }, replaces, onClose, onDone }: PublishDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const key = useRef(newKey());
  const publish = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const { results } = await ask<{ results: number }>('/api/publications', { method: 'POST', body: { data: { campaign } }, idempotencyKey: key.current });
      void message.success(t('已公示 {{count}} 家医疗机构的结论', { count: results }));
      await onDone();
    } catch (error) {
      setFailure(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('公示结论')} okText={replaces ? t('更新公示') : t('公示')} cancelText={t('取消')} confirmLoading={busy} onOk={() => void publish()} onCancel={onClose} maskClosable={false}>
      <div className="stack-s">
        <p>{title}</p>
        <p>{t('公示后，任何人不必登录就能看到 {{count}} 家医疗机构的名称、登记号、校验结论和结论日期。', { count: concluded })}</p>
        <p>{t('同时出具一份带电子签名的公示文书，任何人都可以下载和核验。')}</p>
        <p>{t('不公开人员、联系方式、申请材料和审核意见。')}</p>
        {replaces && <p>{t('现在的公示将被替代，它的文书随即作废。')}</p>}
        {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
      </div>
    </Modal>
  );
}
