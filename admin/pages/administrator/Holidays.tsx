import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { today } from '../../hooks/useDates';
import { ask } from '../../providers/http';

interface YearLine {
  year: number;
  off: number;
  work: number;
}

/** 节假日: which years are known. A term that ends in a year without an arrangement is provisional (暂定). */
export function Holidays(): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['holiday-years'], queryFn: ({ signal }) => ask<YearLine[]>('/api/holiday-years', { signal }) });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const year = Number(today().slice(0, 4));
  const missing = [year, year + 1].filter((each) => !data.some((line) => line.year === each));
  return (
    <div className="stack">
      <PageTitle title={t('节假日')} />
      <p className="quiet">{t('工作日期限按这里的放假和调休安排计算。落在没有安排的年份的期限只能暂定，录入后系统会重新计算。')}</p>
      {missing.map((each) => (
        <p key={each} className="panel panel-care">{t('{{year}} 年的放假安排还没有录入。', { year: each })}<Link to={`/holidays/${each}`}>{t('录入 {{year}} 年', { year: each })}</Link></p>
      ))}
      <section className="card">
        <div className="cards-scroll">
          <table className="cards">
            <thead><tr><th scope="col">{t('年份')}</th><th scope="col">{t('放假天数')}</th><th scope="col">{t('调休上班天数')}</th></tr></thead>
            <tbody>
              {data.map(({ year: each, off, work }) => (
                <tr key={each}><td data-label={t('年份')}><Link to={`/holidays/${each}`}>{each}</Link></td><td data-label={t('放假天数')}>{off}</td><td data-label={t('调休上班天数')}>{work}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}
