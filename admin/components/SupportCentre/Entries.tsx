import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import type { TicketView } from '../../types/Ticket';
import { PageImage } from '../PageImage';
import { entryNames } from './ticketWords';

/** What was said, in order, and the screenshots. */
export function Entries({ ticket, requester }: { ticket: TicketView; requester: string }): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="stack-s">
      <ul className="ticket-entries">
        {ticket.entries.map((entry, index) => (
          <li key={index} className={`ticket-entry ${entry.own ? 'ticket-entry-own' : ''} ${entry.kind === 'note' ? 'ticket-entry-note' : ''}`}>
            <p className="small quiet">{entry.author || requester} · {entryNames(t)[entry.kind]} · <time dateTime={entry.at}>{moment(entry.at)}</time></p>
            {entry.text && <p>{entry.text}</p>}
          </li>
        ))}
      </ul>
      {ticket.files.length > 0 && (
        <div className="ticket-files">
          {ticket.files.map(({ id }, index) => <PageImage key={id} path={`/api/tickets/${ticket.documentId}/files/${id}?`} alt={t('截图 {{n}}', { n: index + 1 })} rotation={0} fallback={t('截图不能显示')} />)}
        </div>
      )}
    </div>
  );
}
