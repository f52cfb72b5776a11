import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { PageTitle } from '../../components/PageTitle';
import { WorkTable } from '../../components/WorkTable';
import { useDates } from '../../hooks/useDates';
import { useOverview } from '../../hooks/useOverview';
import { useRows } from '../../hooks/useRows';
import { ListExport } from './ListExport';

/** The cases behind a figure, with the words of the figure above them. */
export function CaseFigures(): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const [params] = useSearchParams();
  const filter = Object.fromEntries(params);
  const { data } = useOverview(filter['campaign']);
  const list = useRows(filter, 'overview/cases');
  const steps: Record<string, string> = { filed: t('提交'), returned: t('退回'), approved: t('网上通过'), stamped: t('盖章') };
  const person = filter['handler'] ?? filter['assignee'];
  const words = [
    day(filter['day']),
    steps[filter['step'] ?? ''],
    data?.ageing.find(({ procedure, state }) => procedure === filter['procedure'] && state === filter['state'])?.stateLabel,
    data?.buckets.find(({ key }) => key === filter['bucket'])?.label,
    data?.reasons.find(({ code }) => code === filter['reason'])?.text,
    data?.places.find(({ target }) => target === filter['place'])?.label,
    person === 'none' ? t('还没有人认领') : data?.load.find(({ id }) => String(id) === person)?.name,
  ].filter(Boolean);
  const title = words.length > 0 ? words.join(' · ') : t('业务名单');
  return (
    <div className="stack">
      <p><Link to={`/overview${filter['campaign'] ? `?campaign=${filter['campaign']}` : ''}`}>{t('返回概览')}</Link></p>
      <PageTitle title={title}>{list.rows.length > 0 && <ListExport kind="overview-cases" figures={data} filter={filter} title={title} />}</PageTitle>
      <section className="card"><WorkTable list={list} caption={title} empty={t('现在没有这样的业务。数字可能刚刚变化，请返回概览刷新。')} /></section>
    </div>
  );
}
