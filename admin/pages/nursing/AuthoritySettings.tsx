import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import '../../components/TableField/style.css';
import { moment } from '../../hooks/useDates';
import { useMe } from '../../hooks/useMe';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { AuthorityMatrix, AuthoritySetting } from '../../types/AuthorityMatrix';

/** Stands for nobody: the business is blocked until an office is named. */
const NOBODY = '-';

/** 设置审批机关 (F65): which authority decides each of the six businesses, who set it and when. */
export function AuthoritySettings(): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { nursing } = useMe();
  const [busy, setBusy] = useState<string | null>(null);
  const path = `/api/institutions/${nursing?.id ?? ''}/authority-settings`;
  const { data, error, refetch } = useQuery({ queryKey: ['authority-settings', nursing?.id], enabled: nursing !== undefined, queryFn: ({ signal }) => ask<AuthorityMatrix>(path, { signal }) });
  if (!nursing) return <div className="stack"><PageTitle title={t('设置审批机关')} /><p className="card">{t('您的账户没有绑定机构。')}</p></div>;
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const save = async ({ business, label, version }: AuthoritySetting, value: string): Promise<void> => {
    setBusy(business);
    try {
      await ask(`${path}/${business}`, { method: 'PUT', version, body: { data: { authority: value === NOBODY ? null : value } } });
      void message.success(t('已保存：{{label}}', { label }));
    } catch (refused) {
      void message.error(sentenceOf(refused), 6);
    }
    await client.invalidateQueries({ queryKey: ['authority-settings'] });
    setBusy(null);
  };
  const options = [...data.offices.map(({ id, name }) => ({ value: id, label: name })), { value: NOBODY, label: t('暂不指定（护士不能申请这项业务）') }];
  return (
    <div className="stack">
      <PageTitle title={t('设置审批机关')} />
      <p>{t('本院护士申请这些业务时，由这里选定的机关审批。没有设置的，由批准或者备案本机构的机关审批。修改只影响以后的申请，办理中的不变。')}</p>
      <section className="card">
        <table className="cards">
          <caption className="hidden-text">{t('设置审批机关')}</caption>
          <thead><tr><th scope="col">{t('业务')}</th><th scope="col">{t('审批机关')}</th><th scope="col">{t('修改记录')}</th></tr></thead>
          <tbody>
            {data.businesses.map((line) => (
              <tr key={line.business}>
                <td data-label={t('业务')}>{line.label}</td>
                <td data-label={t('审批机关')}>
                  <span className="stack-s" style={{ flex: 1, minWidth: 0, display: 'block', maxWidth: 460 }}>
                    <Select aria-label={t('{{label}}的审批机关', { label: line.label })} style={{ width: '100%' }} value={line.authority?.id ?? NOBODY} options={options} disabled={!data.mayChange || busy !== null} loading={busy === line.business} onChange={(value) => void save(line, value)} />
                    {!line.authority && <StatusTag tone="bad">{t('没有指定，护士不能申请')}</StatusTag>}
                    {line.source === 'default' && <span className="small quiet">{t('没有设置过，按批准本机构的机关')}</span>}
                  </span>
                </td>
                <td data-label={t('修改记录')}>{line.settings.length === 0 ? '—' : <ul>{line.settings.map(({ version, authority, changedBy, changedAt }) => <li key={version} className="small">{moment(changedAt)} {changedBy}：{authority?.name ?? t('不指定')}</li>)}</ul>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
