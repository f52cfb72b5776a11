import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { SupportWords, TicketLine } from '../../types/Ticket';
import { Loading } from '../Loading';
import { Tabs } from '../Tabs';
import { AskForm } from './AskForm';
import { OwnTicket } from './OwnTicket';
import { OwnTickets } from './OwnTickets';
import { openSupport, type SupportPlace } from './supportStore';
import './style.css';

/** How often the list looks for answers by itself while it is open. */
const LOOK_MS = 20_000;

/** 客服中心 (F84–F88): opens over the page; a new question, and the replies. */
export function SupportCentre({ place }: { place: Exclude<SupportPlace, null> }): React.JSX.Element {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useQuery({ queryKey: ['support-words'], queryFn: ({ signal }) => ask<SupportWords>('/api/tickets/settings', { signal }), staleTime: Infinity });
  const list = useQuery({ queryKey: ['own-tickets'], queryFn: ({ signal }) => ask<TicketLine[]>('/api/tickets/mine', { signal }), refetchInterval: LOOK_MS });
  const refresh = async (): Promise<void> => {
    await Promise.all([list.refetch(), client.invalidateQueries({ queryKey: ['own-ticket'] }), client.invalidateQueries({ queryKey: ['me'] })]);
  };
  const error = words.error ?? list.error;
  const unread = list.data?.filter((line) => line.unread).length ?? 0;
  const body =
    typeof place === 'object' ? (
      <div className="stack">
        <p><Button onClick={() => openSupport('list')}>{t('返回回复列表')}</Button></p>
        <OwnTicket id={place.ticket} onChanged={refresh} />
      </div>
    ) : words.data && list.data ? (
      <Tabs
        label={t('客服中心')}
        active={place}
        onChange={(key) => openSupport(key === 'ask' ? 'ask' : 'list')}
        items={[
          { key: 'ask', label: t('我要提问'), children: <AskForm categories={words.data.categories} onAsked={async (ticket) => { openSupport({ ticket }); await refresh(); }} /> },
          {
            key: 'list',
            label: unread > 0 ? t('回复列表（{{count}} 条新回复）', { count: unread }) : t('回复列表'),
            children: <OwnTickets tickets={list.data} busy={list.isRefetching} onRefresh={() => void refresh()} />,
          },
        ]}
      />
    ) : error ? <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p> : <Loading />;
  return <Drawer title={t('客服中心')} open onClose={() => openSupport(null)} width={Math.min(560, window.innerWidth)}>{body}</Drawer>;
}
