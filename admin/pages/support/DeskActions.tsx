import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describedBy, Frame } from '../../components/Frame';
import { sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';
import type { SupportWords, TicketEvent, TicketView } from '../../types/Ticket';

interface DeskActionsProps {
  ticket: TicketView;
  categories: SupportWords['categories'];
  /** With null, the question went to another desk. */
  onChanged: (ticket: TicketView | null) => Promise<void>;
}

/** Answering, handing on, closing; one text for all of them. */
export function DeskActions({ ticket, categories, onChanged }: DeskActionsProps): React.JSX.Element | null {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [category, setCategory] = useState<string | undefined>(undefined);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState<TicketEvent | 'note' | null>(null);
  if (ticket.events.length === 0) return null;
  const can = (event: TicketEvent): boolean => ticket.events.includes(event);
  const said = text.trim().length >= 2;

  const act = async (what: TicketEvent | 'note', path: string, data: object): Promise<void> => {
    setBusy(what);
    setFailure(null);
    try {
      const view = await ask<TicketView | null>(`/api/tickets/${ticket.documentId}${path}`, { method: 'POST', body: { data }, idempotencyKey: newKey() });
      if (what !== 'claim') setText('');
      setCategory(undefined);
      void message.success(what === 'answer' ? t('已答复，提问人会收到消息') : t('已保存'));
      await onChanged(view);
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setBusy(null);
  };
  const fire = (event: TicketEvent, data: object = { text: text.trim() || null }): Promise<void> => act(event, `/events/${event}`, data);
  return (
    <section className="card stack-s" aria-label={t('处理')}>
      <Frame id="desk-text" label={t('内容')} help={t('答复、转办理由和关闭理由提问人都能看到；内部备注提问人看不到。')} errors={failure ? [failure] : []}>
        <Input.TextArea id="desk-text" rows={4} maxLength={2000} value={text} onChange={({ target }) => setText(target.value)} aria-describedby={describedBy('desk-text')} />
      </Frame>
      <div className="row">
        {can('answer') && <Button type="primary" onClick={() => void fire('answer')} loading={busy === 'answer'} disabled={!said}>{t('答复')}</Button>}
        {can('claim') && <Button onClick={() => void fire('claim', { text: null })} loading={busy === 'claim'}>{t('开始处理')}</Button>}
        <Button onClick={() => void act('note', '/notes', { text: text.trim() })} loading={busy === 'note'} disabled={!said}>{t('存为内部备注')}</Button>
        {can('resolve') && <Button onClick={() => void fire('resolve')} loading={busy === 'resolve'}>{t('标为已解决')}</Button>}
        {can('close') && <Button danger onClick={() => void fire('close')} loading={busy === 'close'} disabled={!said}>{t('关闭问题')}</Button>}
      </div>
      {can('transfer') && (
        <div className="row">
          <Select aria-label={t('转为')} style={{ minWidth: 180 }} placeholder={t('转为哪一类')} value={category} options={categories.filter(({ key }) => key !== ticket.category).map(({ key, label }) => ({ value: key, label }))} onChange={setCategory} />
          <Button onClick={() => void fire('transfer', { text: text.trim(), category })} loading={busy === 'transfer'} disabled={!said || !category}>{t('转办')}</Button>
        </div>
      )}
    </section>
  );
}
