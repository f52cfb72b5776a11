import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '../../hooks/useMe';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { ask, newKey } from '../../providers/http';
import { said } from '../../providers/locale';

interface Creatable {
  key: string;
  label: string;
  subject: string;
  creatable: boolean;
}

/** Businesses besides the verification that may be opened for this institution: whatever the server declares. */
export function OtherBusiness({ of }: { of?: string }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { institution, isStaff } = useMe();
  const about = of ?? institution?.id;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { data } = useQuery({ queryKey: ['procedures'], queryFn: ({ signal }) => ask<Creatable[]>('/api/procedures', { signal }), staleTime: 600_000 });
  const others = (data ?? []).filter(({ key, creatable, subject }) => creatable && subject === 'institution' && key !== 'verification');
  if (others.length === 0) return null;
  const start = async (procedure: string): Promise<void> => {
    try {
      const made = await cases.create({ procedure, ...(about ? { institution: about } : {}) }, newKey());
      navigate(isStaff ? `/applications/${made.documentId}` : `/applications/${made.documentId}/form`);
    } catch (error) {
      if (error instanceof ApiError && error.statusCode === 409 && typeof error.current === 'string') navigate(`/applications/${error.current}`);
      else void message.error(sentenceOf(error));
    }
  };
  return (
    <section className="card stack-s" aria-labelledby="others">
      <h2 id="others">{isStaff ? t('对该机构开办') : t('其他业务')}</h2>
      <div className="row">{others.map(({ key, label }) => <Button key={key} onClick={() => void start(key)}>{said(label)}</Button>)}</div>
    </section>
  );
}
