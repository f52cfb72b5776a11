import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { AppointmentChoice } from '../../types/Appointment';
import { Frame } from '../Frame';
import './style.css';

interface SlotPickerProps {
  windows: AppointmentChoice['windows'];
  path: string;
  onBooked: () => Promise<void>;
  /** Somebody else was quicker. */
  onFull: () => void;
}

/** A day, then a slot with places left: two choices and it is booked. */
export function SlotPicker({ windows, path, onBooked, onFull }: SlotPickerProps): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { message } = App.useApp();
  const [id, setId] = useState(windows[0]?.id);
  const place = windows.find((window) => window.id === id) ?? windows[0];
  const slots = place?.slots ?? [];
  const dates = [...new Set(slots.map(({ date }) => date))];
  const free = (date: string): number => slots.filter((slot) => slot.date === date).reduce((sum, slot) => sum + slot.free, 0);
  const firstFree = dates.find((date) => free(date) > 0);
  const [chosen, setChosen] = useState<string | null>(null);
  const date = chosen ?? firstFree;
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const book = async (from: string): Promise<void> => {
    setBusy(from);
    setFailure(null);
    try {
      await ask(path, { method: 'PUT', body: { data: { window: place?.id, date, from } } });
      void message.success(t('已预约'));
      await onBooked();
    } catch (error) {
      setFailure(sentenceOf(error));
      onFull();
    }
    setBusy(null);
  };
  if (dates.length === 0) return <p className="panel">{t('近期没有可以预约的时段，请在办公时间直接到窗口。')}</p>;
  return (
    <div className="stack-s">
      {windows.length > 1 && (
        <Frame id="appointment-window" label={t('窗口')}>
          <Select id="appointment-window" value={place?.id ?? null} options={windows.map((window) => ({ value: window.id, label: window.name }))} onChange={setId} style={{ width: '100%' }} />
        </Frame>
      )}
      <Frame id="appointment-date" label={t('日期')}>
        <Select id="appointment-date" value={date ?? null} onChange={setChosen} style={{ width: '100%' }} options={dates.map((each) => ({ value: each, disabled: free(each) === 0, label: `${day(each)}　${free(each) === 0 ? t('约满') : t('余 {{count}}', { count: free(each) })}` }))} />
      </Frame>
      <div className="slots" role="group" aria-label={t('时段')}>
        {slots.filter((slot) => slot.date === date).map((slot) => (
          <Button key={slot.from} disabled={slot.free === 0} loading={busy === slot.from} onClick={() => void book(slot.from)}>
            {slot.from}-{slot.to}　{slot.free === 0 ? t('约满') : t('余 {{count}}', { count: slot.free })}
          </Button>
        ))}
      </div>
      {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
    </div>
  );
}
