import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describedBy, Frame } from '../../components/Frame';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { NurseRow } from '../../types/NurseRoster';

interface PlaceDialogProps {
  institution: string;
  nurse: NurseRow;
  onCancelRegistration: () => void;
  /** With a sentence once something was done. */
  onClose: (done?: string) => void;
}

/** 人员多出怎么办 (F70, F90, F91): what has become of a nurse decides who does what next. */
export function PlaceDialog({ institution, nurse, onCancelRegistration, onClose }: PlaceDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [what, setWhat] = useState<'left' | 'ended' | 'here' | null>(null);
  const [leftOn, setLeftOn] = useState('');
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const record = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await ask(`/api/institutions/${institution}/departures`, { method: 'POST', body: { data: { nurse: nurse.documentId, leftOn: what === 'left' ? leftOn : null, note } } });
      await Promise.all([client.invalidateQueries({ queryKey: ['nurses'] }), client.invalidateQueries({ queryKey: ['nurses-summary'] })]);
      onClose(what === 'left' ? t('已登记{{name}}离职，并请本人办理变更注册。办完以前她列在“人员多出”。', { name: nurse.name }) : t('{{name}}已恢复在岗。', { name: nurse.name }));
    } catch (refused) {
      setFailure(sentenceOf(refused));
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('{{name}}不在本机构工作了？', { name: nurse.name })} maskClosable={false} onCancel={() => onClose()} footer={null}>
      <div className="stack">
        <Radio.Group aria-label={t('实际情况')} value={what} onChange={({ target }) => setWhat(target.value as 'left' | 'ended' | 'here')}>
          <div className="stack-s">
            <Radio value="left">{t('已调到其他单位，或者已离职')}</Radio>
            <Radio value="ended">{t('死亡、丧失民事行为能力、期满未延续、受吊销处罚等')}</Radio>
            <Radio value="here">{t('还在本机构工作')}</Radio>
          </div>
        </Radio.Group>
        {what === 'left' && (
          <div className="stack-s">
            <p>{t('只有本人能办理变更注册；不能因为离职就注销。登记离职日期后，系统告知本人去办变更。')}</p>
            <Frame id="left-on" label={t('离职日期')} required errors={failure ? [failure] : []}>
              <Input id="left-on" type="date" value={leftOn} style={{ maxWidth: 200 }} onChange={({ target }) => setLeftOn(target.value)} aria-describedby={describedBy('left-on')} />
            </Frame>
            <Frame id="left-note" label={t('依据（选填）')} errors={[]}>
              <Input id="left-note" maxLength={500} placeholder={t('例如：解除劳动合同证明')} value={note} onChange={({ target }) => setNote(target.value)} aria-describedby={describedBy('left-note')} />
            </Frame>
            <Button type="primary" loading={busy} disabled={!leftOn} onClick={() => void record()}>{t('登记离职并催办变更')}</Button>
          </div>
        )}
        {what === 'ended' && (
          <div className="stack-s">
            <p>{t('由本机构申请注销，按注销原因上传证明；其它原因需要本人同意。')}</p>
            <Button type="primary" disabled={nurse.inHand !== null} onClick={onCancelRegistration}>{t('申请注销')}</Button>
            {nurse.inHand !== null && <p className="small quiet">{t('她有一件业务正在办理，办结后才能申请注销。')}</p>}
          </div>
        )}
        {what === 'here' && (
          <div className="stack-s">
            {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
            <Button type="primary" loading={busy} onClick={() => void record()}>{t('恢复在岗')}</Button>
          </div>
        )}
      </div>
    </Modal>
  );
}
