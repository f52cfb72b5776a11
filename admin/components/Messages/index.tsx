import { useQueryClient } from '@tanstack/react-query';
import { useList } from '@refinedev/core';
import { Button, Drawer, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { moment } from '../../hooks/useDates';
import { ask } from '../../providers/http';
import type { Message } from '../../types/Message';
import { Loading } from '../Loading';
import './style.css';

/** Addresses inside the application only; with or without its prefix. */
const placeOf = (link: string): string => (link.startsWith('/app/') ? link.slice(4) : link);

/** The inbox. Opening a message marks it as read and goes where it points. */
export function Messages({ onClose }: { onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { result, query } = useList<Message & { id: string }>({ resource: 'messages', pagination: { mode: 'off' } });
  const open = async (message: Message): Promise<void> => {
    if (!message.readAt) {
      await ask(`/api/messages/${message.documentId}/read`, { method: 'POST', body: {} }).catch(() => undefined);
      void client.invalidateQueries({ queryKey: ['me'] });
      void query.refetch();
    }
    if (message.link?.startsWith('/')) {
      navigate(placeOf(message.link));
      onClose();
    }
  };
  return (
    <Drawer title={t('消息')} open onClose={onClose} width={Math.min(420, window.innerWidth)}>
      {query.isPending ? <Loading /> : result.data.length === 0 ? <Empty description={t('没有消息')} /> : (
        <ul className="messages">
          {result.data.map((message) => (
            <li key={message.documentId}>
              <h3>{!message.readAt && <span className="messages-new">{t('未读')}</span>}{message.title}</h3>
              <p className="pre">{message.body}</p>
              <p className="row between small quiet">
                <time dateTime={message.at}>{moment(message.at)}</time>
                {(message.link || !message.readAt) && (
                  <Button size="small" onClick={() => void open(message)}>{message.link ? t('查看') : t('标为已读')}</Button>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Drawer>
  );
}
