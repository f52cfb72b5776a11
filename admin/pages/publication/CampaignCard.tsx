import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PdfButton } from '../../components/PdfButton';
import { useDates } from '../../hooks/useDates';
import type { CampaignResults } from '../../types/CampaignResults';
import { PublishDialog } from './PublishDialog';
import { WithdrawDialog } from './WithdrawDialog';

interface CampaignCardProps {
  results: CampaignResults;
  onChanged: () => Promise<unknown>;
}

/** One campaign: what can be published, what stands, and what was taken back and why. */
export function CampaignCard({ results, onChanged }: CampaignCardProps): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const [open, setOpen] = useState<'publish' | 'withdraw' | null>(null);
  const { campaign, title, authority, concluded, publications } = results;
  const standing = publications.find(({ withdrawnOn }) => withdrawnOn === null);
  const past = publications.filter(({ withdrawnOn }) => withdrawnOn !== null);
  const done = async (): Promise<void> => {
    setOpen(null);
    await onChanged();
  };
  return (
    <section className="card stack-s" aria-labelledby={`campaign-${campaign}`}>
      <div>
        <h2 id={`campaign-${campaign}`}>{title}</h2>
        <p className="small quiet">{authority}</p>
      </div>
      {concluded === 0 && <p>{t('还没有作出校验结论，没有可以公示的内容。')}</p>}
      {concluded > 0 && <p>{t('已作出结论：{{count}} 家医疗机构', { count: concluded })}</p>}
      {standing && (
        <div className="panel panel-good stack-s">
          <p>{t('正在公示 {{count}} 家的结论，{{day}}由{{by}}公示', { count: standing.results, day: day(standing.publishedOn), by: standing.publishedBy })}</p>
          {concluded > standing.results && <p>{t('公示以后又有 {{count}} 家作出结论，更新公示后公众才能看到。', { count: concluded - standing.results })}</p>}
          <p><a href={`/results/${standing.id}`} target="_blank" rel="noopener noreferrer">{t('打开公众看到的页面')}</a></p>
        </div>
      )}
      {!standing && concluded > 0 && <p className="panel">{t('目前没有公示，公众看不到这次校验工作的结论。')}</p>}
      <div className="row">
        {concluded > 0 && <Button type={standing ? 'default' : 'primary'} onClick={() => setOpen('publish')}>{standing ? t('更新公示') : t('公示结论')}</Button>}
        {standing && <PdfButton path={`/api/public/publications/${standing.id}/file`} name={`${title}.pdf`}>{t('打开公示文书')}</PdfButton>}
        {standing && <Button danger onClick={() => setOpen('withdraw')}>{t('撤回公示')}</Button>}
      </div>
      {past.length > 0 && (
        <details>
          <summary>{t('以前的公示（{{count}}）', { count: past.length })}</summary>
          <ul className="stack-s">
            {past.map(({ id, results: count, publishedOn, publishedBy, withdrawnOn, withdrawnReason }) => (
              <li key={id}>{t('{{from}}由{{by}}公示 {{count}} 家，{{to}}结束：{{reason}}', { from: day(publishedOn), by: publishedBy, count, to: day(withdrawnOn), reason: withdrawnReason })}</li>
            ))}
          </ul>
        </details>
      )}
      {open === 'publish' && <PublishDialog results={results} replaces={standing !== undefined} onClose={() => setOpen(null)} onDone={done} />}
      {open === 'withdraw' && standing && <WithdrawDialog publication={standing.id} title={title} onClose={() => setOpen(null)} onDone={done} />}
    </section>
  );
}
