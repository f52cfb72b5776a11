import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';
import type { TicketEvent, TicketView } from '../../types/Ticket';
import { describedBy, Frame } from '../Frame';
import { Loading } from '../Loading';
import { StatusTag } from '../StatusTag';
import { Entries } from './Entries';
import { ticketStates, ticketTones } from './ticketWords';

const LOOK_MS = 20_000;

/** One question of one's own: the replies, asking on, and saying that it is settled. */
export function OwnTicket({ id, onChanged }: { id: string; onChanged: () => Promise<void> }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { data: ticket, error } = useQuery({ queryKey: ['own-ticket', id], queryFn: ({ signal }) => ask<TicketView>(`/api/tickets/${id}`, { signal }), refetchInterval: LOOK_MS });
  const unread = ticket?.unread ?? false;
  useEffect(() => {
    if (!unread) return;
    void ask(`/api/tickets/${id}/seen`, { method: 'POST', body: {} }).then(() => Promise.all([client.invalidateQueries({ queryKey: ['me'] }), client.invalidateQueries({ queryKey: ['own-tickets'] })]), () => undefined);
  }, [client, id, unread]);
  if (!ticket) return error ? <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p> : <Loading />;
  const fire = async (event: TicketEvent, said: string | null): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      client.setQueryData(['own-ticket', id], await ask<TicketView>(`/api/tickets/${id}/events/${event}`, { method: 'POST', body: { data: { text: said } }, idempotencyKey: newKey() }));
      setText('');
      await onChanged();
    } catch (refused) {
      setFailure(sentenceOf(refused));
    }
    setBusy(false);
  };
  return (
    <div className="stack">
      <div className="row between"><h2>{ticket.number}</h2><StatusTag tone={ticketTones[ticket.state]}>{ticketStates(t)[ticket.state]}</StatusTag></div>
      {['open', 'in-progress', 'transferred'].includes(ticket.state) && ticket.dueOn && <p className="panel panel-info">{t('我们会在 {{day}} 前答复，答复后您会收到消息。', { day: day(ticket.dueOn) })}</p>}
      <Entries ticket={ticket} requester={t('我')} />
      {ticket.events.includes('ask') && (
        <form className="stack-s" onSubmit={(event) => { event.preventDefault(); void fire('ask', text.trim()); }}>
          <Frame id="ticket-more" label={t('补充或追问')} errors={failure ? [failure] : []}>
            <Input.TextArea id="ticket-more" rows={3} maxLength={2000} value={text} onChange={({ target }) => setText(target.value)} aria-describedby={describedBy('ticket-more')} />
          </Frame>
          <div className="row">
            <Button type="primary" htmlType="submit" loading={busy} disabled={text.trim().length < 2}>{t('发送')}</Button>
            {ticket.events.includes('resolve') && <Button onClick={() => void fire('resolve', null)} disabled={busy}>{t('问题已解决')}</Button>}
          </div>
        </form>
      )}
    </div>
  );
}
