import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';
import type { RenewalOutcome } from '../../types/NurseRoster';

interface CollectiveDialogProps {
  institution: string;
  nurses: string[];
  /** @param sent whether something was filed */
  onClose: (sent: boolean) => void;
}

/** 集体延续注册 (F107): what the institution vouches for, once for all chosen, and what became of each. */
export function CollectiveDialog({ institution, nurses, onClose }: CollectiveDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [employs, setEmploys] = useState(false);
  const [note, setNote] = useState('');
  const [outcomes, setOutcomes] = useState<RenewalOutcome[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const file = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const data = { nurses, employs: true, ...(note.trim() ? { note: note.trim() } : {}) };
      setOutcomes(await ask<RenewalOutcome[]>(`/api/institutions/${institution}/collective-renewals`, { method: 'POST', body: { data }, idempotencyKey: key.current }));
      void client.invalidateQueries({ queryKey: ['nurses'] });
      void client.invalidateQueries({ queryKey: ['me'] });
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setBusy(false);
  };
  const close = (): void => onClose(outcomes !== null);
  const done = outcomes?.filter((outcome) => outcome.done) ?? [];
  const left = outcomes?.filter((outcome) => !outcome.done) ?? [];
  return (
    <Modal open title={t('集体申请延续注册（{{count}} 人）', { count: nurses.length })} width={640} maskClosable={false} onCancel={close} confirmLoading={busy} onOk={() => void file()}
      okText={t('提交给本人同意')} cancelText={t('取消')} okButtonProps={{ disabled: !employs }} footer={outcomes ? <Button type="primary" onClick={close}>{t('关闭')}</Button> : undefined}>
      {outcomes ? (
        <div role="status" className="stack-s">
          {done.length > 0 && <p className="panel panel-good">{t('已为 {{count}} 人提出申请，等待本人同意。同意后自动提交审批机关。', { count: done.length })}</p>}
          {left.length > 0 && (
            <section className="panel panel-care stack-s" aria-label={t('没有提出申请的护士')}>
              <p>{t('{{count}} 人没有提出申请：', { count: left.length })}</p>
              <ul>{left.map(({ nurse, name, documentId, reason }) => <li key={nurse}>{documentId ? <Link to={`/applications/${documentId}`}>{name}</Link> : name}：{reason}</li>)}</ul>
            </section>
          )}
        </div>
      ) : (
        <div className="stack">
          <p>{t('每名护士开一件申请，先由本人在手机上核对并同意，再提交审批机关；不同意或者逾期没有答复的，不提交。')}</p>
          <Checkbox checked={employs} onChange={({ target }) => setEmploys(target.checked)}>{t('确认聘用所选护士，注册情况属实')}</Checkbox>
          <div>
            <label htmlFor="collective-note">{t('说明')}</label>
            <Input.TextArea id="collective-note" aria-describedby="collective-help" rows={3} maxLength={500} value={note} onChange={({ target }) => { key.current = newKey(); setNote(target.value); }} />
            <p id="collective-help" className="small quiet">{t('距有效期届满不足三十日的，写明原因。')}</p>
          </div>
          {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
        </div>
      )}
    </Modal>
  );
}
