import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import { moment } from '../../hooks/useDates';
import { useMe } from '../../hooks/useMe';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { AccountOptions, StaffAccount } from '../../types/StaffAccount';
import { labelsOf, tones } from './accountStates';
import { ReasonDialog } from './ReasonDialog';
import { roleBody, RoleFields } from './RoleFields';

type Asked = 'block' | 'unblock' | 'factor' | 'password';
const NO_ROLE = { role: '', authority: '', validTo: '' };

/** One account: its roles, and what is done when somebody leaves, loses a phone or forgets a password. */
export function AccountPage(): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { me } = useMe();
  const client = useQueryClient();
  const { id = '' } = useParams();
  const path = `/api/accounts/${id}`;
  const key = ['account', id];
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => ask<StaffAccount>(path, { signal }) });
  const options = useQuery({ queryKey: ['account-options'], queryFn: ({ signal }) => ask<AccountOptions>('/api/accounts/options', { signal }) });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [role, setRole] = useState(NO_ROLE);
  const [failure, setFailure] = useState<ApiError | null>(null);
  if (!data || !options.data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const own = me?.user.id === data.id;
  const take = (account: StaffAccount): void => {
    client.setQueryData(key, account);
    void client.invalidateQueries({ queryKey: ['accounts'] });
  };
  const attempt = async (act: () => Promise<StaffAccount>, done: string): Promise<void> => {
    setFailure(null);
    try {
      take(await act());
      void message.success(done);
    } catch (refused) {
      setFailure(refused instanceof ApiError ? refused : new ApiError(0, sentenceOf(refused)));
    }
  };
  const grant = (): Promise<void> =>
    attempt(async () => {
      const account = await ask<StaffAccount>(`${path}/assignments`, { method: 'POST', body: { data: roleBody(role) } });
      setRole(NO_ROLE);
      return account;
    }, t('已授予，下一次操作起生效'));
  const revoke = (assignment: string): Promise<void> => attempt(() => ask<StaffAccount>(`${path}/assignments/${assignment}`, { method: 'DELETE' }), t('已收回，立即生效'));
  const past = data.assignments.filter(({ standing }) => !standing);
  const authority = role.authority || (options.data.authorities.length === 1 ? (options.data.authorities[0]?.documentId ?? '') : '');
  return (
    <div className="stack">
      <PageTitle title={data.name}><Link to="/accounts">{t('返回账号列表')}</Link></PageTitle>
      <section className="card stack">
        <p className="row"><StatusTag tone={tones[data.state]}>{labelsOf(t)[data.state]}</StatusTag><span>{t('用户名')} {data.username}</span><span>{t('手机')} {data.mobile ?? t('没有登记')}</span><span>{t('动态验证码')} {data.secondFactor ? t('已启用') : t('未启用')}</span>{data.lastSeenAt && <span className="quiet">{t('最近使用')} {moment(data.lastSeenAt)}</span>}</p>
        {own ? (
          <p className="panel">{t('这是您自己的账号，需要改动时请由另一位安全管理员办理。')}</p>
        ) : (
          <div className="row">
            <Button danger={data.state !== 'blocked'} onClick={() => setAsked(data.state === 'blocked' ? 'unblock' : 'block')}>{data.state === 'blocked' ? t('恢复账号') : t('停用账号')}</Button>
            <Button onClick={() => setAsked('password')}>{t('重置密码')}</Button>
            {data.secondFactor && <Button onClick={() => setAsked('factor')}>{t('解除动态验证码')}</Button>}
          </div>
        )}
      </section>
      <section className="card stack" aria-labelledby="roles">
        <h2 id="roles">{t('角色和范围')}</h2>
        <ul className="stack-s">
          {data.assignments.filter(({ standing }) => standing).map((one) => (
            <li key={one.documentId} className="row between">
              <span><strong>{one.roleLabel}</strong>　{one.scopeLabel}　<span className="small quiet">{one.validTo ? t('{{from}} 至 {{to}}', { from: one.validFrom, to: one.validTo }) : t('{{from}} 起', { from: one.validFrom })}</span></span>
              {!own && (
                <Popconfirm title={t('收回“{{role}}”？立即生效。', { role: one.roleLabel })} okText={t('收回')} cancelText={t('取消')} onConfirm={() => void revoke(one.documentId)}>
                  <Button size="small" danger aria-label={t('收回角色：{{role}}', { role: one.roleLabel })}>{t('收回')}</Button>
                </Popconfirm>
              )}
            </li>
          ))}
        </ul>
        {data.assignments.every(({ standing }) => !standing) && <p className="panel">{t('没有角色')}</p>}
        {failure && <div role="alert" className="panel panel-bad">{(failure.problems.length ? failure.problems.map((problem) => problem.message) : [failure.message]).map((sentence) => <p key={sentence}>{sentence}</p>)}</div>}
        {past.length > 0 && <details><summary>{t('收回或到期的角色（{{count}}）', { count: past.length })}</summary><ul className="stack-s">{past.map((one) => <li key={one.documentId} className="quiet">{one.roleLabel}　{one.scopeLabel}　{one.validFrom}{one.revokedAt ? `　${t('收回于 {{time}}', { time: moment(one.revokedAt) })}` : ''}</li>)}</ul></details>}
      </section>
      {!own && (
        <form className="card stack" style={{ maxWidth: 560 }} aria-labelledby="grant" onSubmit={(event) => { event.preventDefault(); void grant(); }}>
          <h2 id="grant">{t('授予角色')}</h2>
          <RoleFields options={options.data} value={{ ...role, authority }} onChange={setRole} errors={failure?.errors ?? {}} />
          <Button type="primary" htmlType="submit" disabled={!role.role || !authority} onClick={() => setRole({ ...role, authority })}>{t('授予')}</Button>
        </form>
      )}
      {asked && <ReasonDialog asked={asked} account={data} onClose={() => setAsked(null)} onDone={(account, done) => { take(account); setAsked(null); void message.success(done); }} />}
    </div>
  );
}
