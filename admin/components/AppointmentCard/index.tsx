import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { AppointmentChoice } from '../../types/Appointment';
import { StatusTag } from '../StatusTag';
import { StepHelp } from '../StepHelp';
import { SlotPicker } from './SlotPicker';

interface AppointmentCardProps {
  application: string;
  /** The case's version: another state may be ready for the window. */
  version: number;
}

/** 窗口预约: the place that is booked, or those that can be. Nothing where the case has nothing to do at the window. */
export function AppointmentCard({ application, version }: AppointmentCardProps): React.JSX.Element | null {
  const { t } = useTranslation();
  const { day } = useDates();
  const { message, modal } = App.useApp();
  const [choosing, setChoosing] = useState(false);
  const path = `/api/applications/${application}/appointment`;
  const { data, refetch } = useQuery({ queryKey: ['appointment', application, version], queryFn: ({ signal }) => ask<AppointmentChoice>(path, { signal }) });
  if (!data || (!data.ready && !data.appointment) || (!data.appointment && data.windows.length === 0)) return null;
  const { appointment: held } = data;
  const cancel = async (): Promise<void> => {
    try {
      await ask(path, { method: 'DELETE' });
      void message.success(t('已取消预约'));
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    await refetch();
  };
  const confirm = (): void => {
    modal.confirm({ title: t('取消预约？'), content: t('时段会让给别人；仍需办理的，可以另行预约。'), okText: t('取消预约'), cancelText: t('保留预约'), onOk: () => cancel() });
  };
  return (
    <section className="card stack-s" aria-labelledby="appointment">
      <div className="row between">
        <h2 id="appointment">{t('窗口预约')}</h2>
        {held && <StatusTag tone="good">{t('已预约')}</StatusTag>}
      </div>
      {held ? (
        <>
          <p><strong>{t('{{day}} {{from}}-{{to}}', { day: day(held.date), from: held.from, to: held.to })}</strong>　{held.windowName}（{held.address}）</p>
          <div className="row">
            {data.ready && <Button onClick={() => setChoosing(!choosing)} aria-expanded={choosing}>{t('改期')}</Button>}
            <Button danger onClick={confirm}>{t('取消预约')}</Button>
          </div>
        </>
      ) : <p>{t('可以先预约时段再到窗口；不预约的，也可以在办公时间直接到窗口办理。')}</p>}
      {data.missed > 0 && <p className="panel panel-care">{t('您有 {{count}} 次预约没有到场。不能到场时请提前取消，把时段让给别人。', { count: data.missed })}</p>}
      {(choosing || !held) && <SlotPicker windows={data.windows} path={path} onBooked={async () => { setChoosing(false); await refetch(); }} onFull={() => void refetch()} />}
      <StepHelp step="window" />
    </section>
  );
}
