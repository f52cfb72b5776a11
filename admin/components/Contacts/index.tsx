import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { Contact } from '../../types/Contact';
import { ContactForm } from './ContactForm';

const KEY = ['contacts'];

/** Where the person wants messages besides the inbox; each address is proved with a code. */
export function Contacts(): React.JSX.Element | null {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => ask<Contact[]>('/api/me/contacts', { signal }), retry: false });
  if (data?.length === 0) return null;
  return (
    <section className="card stack" id="contacts">
      <h2>{t('接收消息的方式')}</h2>
      <p className="quiet">{t('站内消息始终会收到。登记并验证以下地址后，同样的消息也会发到那里。')}</p>
      {error && <p className="quiet">{sentenceOf(error)}</p>}
      {data?.map((contact) => <ContactForm key={contact.channel} contact={contact} onChanged={(contacts) => client.setQueryData(KEY, contacts)} />)}
    </section>
  );
}
