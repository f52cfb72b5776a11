import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import type { TicketLine } from '../../types/Ticket';
import { StatusTag } from '../StatusTag';
import { openSupport } from './supportStore';
import { ticketStates, ticketTones } from './ticketWords';

/** The person's questions with their state; the button of the seed (F88), though the list looks by itself. */
export function OwnTickets({ tickets, busy, onRefresh }: { tickets: TicketLine[]; busy: boolean; onRefresh: () => void }): React.JSX.Element {
  const { t } = useTranslation();
  const { day, moment } = useDates();
  return (
    <div className="stack-s">
      <div className="row between"><p className="small quiet">{t('有新回复时会自动显示。')}</p><Button onClick={onRefresh} loading={busy}>{t('刷新回复列表')}</Button></div>
      {tickets.length === 0 && <p className="panel">{t('您还没有提过问题。')}</p>}
      <ul className="ticket-list">
        {tickets.map((ticket) => (
          <li key={ticket.documentId}>
            <button type="button" onClick={() => openSupport({ ticket: ticket.documentId })}>
              <span className="row between"><span>{ticket.number} · {ticket.categoryLabel}</span><StatusTag tone={ticketTones[ticket.state]}>{ticketStates(t)[ticket.state]}</StatusTag></span>
              <span>{ticket.unread && <strong>{t('新回复')} </strong>}{ticket.opening}</span>
              <br />
              <span className="small quiet">{moment(ticket.openedAt)}{['open', 'in-progress', 'transferred'].includes(ticket.state) && ticket.dueOn && ` · ${t('承诺 {{day}} 前答复', { day: day(ticket.dueOn) })}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
