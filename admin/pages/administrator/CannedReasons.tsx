import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { Versions } from '../../components/Versions';
import { useAdministered } from '../../hooks/useAdministered';
import { ask } from '../../providers/http';
import type { AuthorityReason, AuthorityReasons } from '../../types/CannedReasons';
import { CannedReasonForm } from './CannedReasonForm';

/** 常用意见: the reasons that reviewers pick by a key, kept by each authority. */
export function CannedReasons(): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <PageTitle title={t('常用意见')} />
      <p className="quiet">{t('审核人员提意见时可以直接选用。已经提出的意见不会因这里的修改而改变。')}</p>
      {useAdministered().map(({ id, name }) => <OneList key={id} id={id} name={name} />)}
    </div>
  );
}

function OneList({ id, name }: { id: string; name: string }): React.JSX.Element {
  const path = `/api/authorities/${id}/canned-reasons`;
  const { data, error, refetch } = useQuery({ queryKey: ['canned-reasons', id], queryFn: ({ signal }) => ask<AuthorityReasons>(path, { signal }), refetchOnWindowFocus: false });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  return (
    <section className="stack" aria-label={name}>
      <h2>{name}</h2>
      <CannedReasonForm key={data.version} held={data} path={path} onSaved={refetch} />
      <Versions path={path} version={data.version} linesOf={({ content }) => new Map(((content ?? []) as unknown as AuthorityReason[]).map(({ code, text }) => [code, text]))} onRestored={refetch} />
    </section>
  );
}
