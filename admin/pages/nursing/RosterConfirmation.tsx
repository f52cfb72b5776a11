import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { NurseSummary } from '../../types/NurseRoster';

interface RosterConfirmationProps {
  institution: string;
  roster: NurseSummary['roster'];
}

/** 名单确认 (F68): when the lists were last confirmed, and confirming them today. */
export function RosterConfirmation({ institution, roster }: RosterConfirmationProps): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await ask(`/api/institutions/${institution}/roster-confirmations`, { method: 'POST', body: { data: { note } } });
      await client.invalidateQueries({ queryKey: ['nurses-summary'] });
      setOpen(false);
      setNote('');
    } catch (refused) {
      setFailure(sentenceOf(refused));
    }
    setBusy(false);
  };
  return (
    <div className={roster.due ? 'panel panel-care row between' : 'row between'}>
      <span>{roster.confirmedOn ? t('名单上次确认：{{day}}', { day: day(roster.confirmedOn) }) : t('名单还没有确认过。')}{roster.due && roster.confirmedOn && t('，已到再次核对的时间。')}</span>
      {roster.confirms && <Button onClick={() => setOpen(true)}>{t('确认名单')}</Button>}
      <Modal open={open} title={t('确认本院护士名单')} maskClosable={false} onCancel={() => setOpen(false)} confirmLoading={busy} onOk={() => void confirm()} okText={t('确认名单')} cancelText={t('取消')}>
        <div className="stack">
          <p>{t('确认今天已经核对本院护士名单，与在本机构工作的护士一致。')}</p>
          <div>
            <label htmlFor="roster-note">{t('处理情况')}</label>
            <Input.TextArea id="roster-note" aria-describedby="roster-note-help" rows={3} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
            <p id="roster-note-help" className="small quiet">{t('还有人员缺失、多出或者过期未延续的，写明正在怎样处理。')}</p>
          </div>
          {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
        </div>
      </Modal>
    </div>
  );
}
