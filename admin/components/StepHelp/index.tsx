import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../providers/http';

interface Help {
  faqs: { id: string; question: string; answer: string }[];
  guides: { id: string; title: string }[];
}

interface StepHelpProps {
  /** The step that is explained, as administrators file questions under it. */
  step: 'account' | 'form' | 'roster' | 'materials' | 'submit' | 'correction' | 'window' | 'nurses';
  procedure?: string;
}

/** Questions that belong to this step, and the service guide of the business (F59): folded, beside the work. */
export function StepHelp({ step, procedure }: StepHelpProps): React.JSX.Element | null {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['help', step, procedure], queryFn: ({ signal }) => ask<Help>('/api/help', { query: { step, procedure }, signal }), staleTime: 600_000 });
  if (!data || data.faqs.length + data.guides.length === 0) return null;
  return (
    <details className="panel no-print">
      <summary>{t('这一步的常见问题和办事指南（{{count}}）', { count: data.faqs.length + data.guides.length })}</summary>
      {data.faqs.map(({ id, question, answer }) => (
        <div key={id}>
          <p><strong>{question}</strong></p>
          <p className="pre">{answer}</p>
        </div>
      ))}
      {data.guides.map(({ id, title }) => <p key={id}><a href={`/info/guides/${id}`} target="_blank" rel="noopener">{t('办事指南：{{title}}', { title })}</a></p>)}
    </details>
  );
}
