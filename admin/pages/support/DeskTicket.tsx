import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { DueTag } from '../../components/DueTag';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import { Entries } from '../../components/SupportCentre/Entries';
import { ticketStates, ticketTones } from '../../components/SupportCentre/ticketWords';
import { ask } from '../../providers/http';
import type { SupportWords, TicketView } from '../../types/Ticket';
import { DeskActions } from './DeskActions';
import { Reveal } from './Reveal';
import '../../components/SupportCentre/style.css';

/** One question at the desk, shown without what tells who a person is. */
export function DeskTicket(): React.JSX.Element {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const words = useQuery({ queryKey: ['support-words'], queryFn: ({ signal }) => ask<SupportWords>('/api/tickets/settings', { signal }), staleTime: Infinity });
  const { data: ticket, error, refetch } = useQuery({ queryKey: ['desk-ticket', id], queryFn: ({ signal }) => ask<TicketView>(`/api/tickets/${id}`, { signal }) });
  if (!ticket || !words.data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const changed = async (view: TicketView | null): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['desk-tickets'] });
    if (view) client.setQueryData(['desk-ticket', id], view);
    else await navigate('/tickets');
  };
  const facts: [string, React.ReactNode][] = [
    [t('问题类别'), ticket.categoryLabel], [t('来源'), ticket.channelLabel], [t('提问人'), ticket.requester], [t('联系方式'), ticket.contact], [t('现用机型'), ticket.device],
    [t('当前系统'), ticket.system], [t('提问时的页面'), ticket.page], [t('处理人'), ticket.assignee],
  ];
  return (
    <div className="stack">
      <p><Link to="/tickets">{t('返回客服工单')}</Link></p>
      <PageTitle title={t('问题 {{number}}', { number: ticket.number })}>
        <StatusTag tone={ticketTones[ticket.state]}>{ticketStates(t)[ticket.state]}</StatusTag>
        {ticket.dueOn && !['answered', 'resolved', 'closed'].includes(ticket.state) && <DueTag dueOn={ticket.dueOn} provisional={false} />}
      </PageTitle>
      <section className="card stack-s" aria-label={t('基本情况')}>
        <dl className="facts">{facts.filter(([, value]) => value).map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        <p className="small quiet">{t('姓名、联系方式和内容中的号码已隐去。')}</p>
        <Reveal id={id} />
      </section>
      <section className="card" aria-label={t('往来')}><Entries ticket={ticket} requester={ticket.requester} /></section>
      <DeskActions ticket={ticket} categories={words.data.categories} onChanged={changed} />
    </div>
  );
}
