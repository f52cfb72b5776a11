import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { Versions } from '../../components/Versions';
import { ask } from '../../providers/http';
import type { HolidayDay, HolidayYear } from '../../types/HolidayYear';
import type { RecordVersion } from '../../types/RecordVersion';
import { HolidayForm } from './HolidayForm';

/** The arrangement of one year: change it, take over what is known, see what it was before. */
export function HolidayYearPage(): React.JSX.Element {
  const { t } = useTranslation();
  const { year = '' } = useParams();
  const path = `/api/holiday-years/${encodeURIComponent(year)}`;
  const { data, error, refetch } = useQuery({ queryKey: ['holiday-year', year], queryFn: ({ signal }) => ask<HolidayYear>(path, { signal }), refetchOnWindowFocus: false });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const linesOf = ({ days, source }: RecordVersion['content']): Map<string, string> =>
    new Map([[t('依据'), typeof source === 'string' ? source : ''], ...((days ?? []) as unknown as HolidayDay[]).map(({ date, kind, name }): [string, string] => [date, `${kind === 'off' ? t('放假') : t('上班')} ${name}`])]);
  return (
    <div className="stack">
      <p><Link to="/holidays">{t('返回节假日')}</Link></p>
      <PageTitle title={t('{{year}} 年放假和调休安排', { year: data.year })} />
      <HolidayForm key={data.version} held={data} path={path} onSaved={refetch} />
      <Versions path={path} version={data.version} linesOf={linesOf} onRestored={refetch} />
    </div>
  );
}
