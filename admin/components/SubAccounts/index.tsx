import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Popconfirm } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask, call } from '../../providers/http';
import { Frame } from '../Frame';
import { StatusTag } from '../StatusTag';

interface SubAccount {
  id: number;
  username: string;
  name: string;
  blocked: boolean;
  pending: boolean;
  mobile: string | null;
  roles: string[];
}

interface Listed {
  data: SubAccount[];
  meta: { holder: boolean; prefix: string };
}

const KEY = ['sub-accounts'];
const EMPTY = { suffix: '', name: '', mobile: '', roles: ['nursing'] };

/** Accounts of colleagues, for the person in charge of an institution's account; nobody else sees them. */
export function SubAccounts(): React.JSX.Element | null {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: async ({ signal }) => (await call<Listed>('/api/sub-accounts', { signal })).body, retry: false });
  const [wanted, setWanted] = useState(EMPTY);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  if (!data?.meta.holder) return null;
  const options = [{ value: 'institution', label: t('填报业务') }, { value: 'nursing', label: t('护士管理') }];
  const attempt = async (act: () => Promise<SubAccount[]>, done: string): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      const accounts = await act();
      client.setQueryData<Listed>(KEY, (before) => before && { ...before, data: accounts });
      void message.success(done);
      return true;
    } catch (refused) {
      setFailure(refused instanceof ApiError ? refused : new ApiError(0, sentenceOf(refused)));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const at = (id: number, what: string): string => `/api/sub-accounts/${id}/${what}`;
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await attempt(() => ask<SubAccount[]>('/api/sub-accounts', { method: 'POST', body: { data: wanted } }), t('已新建，链接已发往使用人手机'))) setWanted(EMPTY);
  };
  const changeRoles = (id: number, roles: string[]): Promise<boolean> => attempt(() => ask<SubAccount[]>(at(id, 'roles'), { method: 'PUT', body: { data: { roles } } }), t('权限已调整'));
  const block = (id: number, blocked: boolean): Promise<boolean> => attempt(() => ask<SubAccount[]>(at(id, 'blocked'), { method: 'PUT', body: { data: { blocked } } }), blocked ? t('已停用') : t('已恢复'));
  const reset = (id: number): Promise<boolean> => attempt(() => ask<SubAccount[]>(at(id, 'password-reset'), { method: 'POST', body: { data: {} } }), t('链接已发送'));
  const errors = failure?.errors ?? {};
  const text = (field: 'suffix' | 'name' | 'mobile', label: string, help?: string): React.JSX.Element => (
    <Frame id={`sub-${field}`} label={label} required help={help} errors={errors[field]}>
      <Input id={`sub-${field}`} autoComplete="off" value={wanted[field]} {...(field === 'suffix' ? { addonBefore: data.meta.prefix } : {})} onChange={({ target }) => setWanted({ ...wanted, [field]: target.value })} aria-describedby={`sub-${field}--help sub-${field}--errors`} />
    </Frame>
  );
  return (
    <section className="card stack" aria-labelledby="sub-accounts">
      <h2 id="sub-accounts">{t('本机构子账号')}</h2>
      <p className="quiet">{t('您是本机构的应用负责人，可以给同事开设账号。他们只能办理本机构的业务。')}</p>
      {data.data.length > 0 && (
        <ul className="stack">
          {data.data.map((account) => (
            <li key={account.id} className="row between">
              <span className="stack-s">
                <span className="row"><strong>{account.name}</strong><span className="small quiet">{account.username}　{account.mobile}</span><StatusTag tone={account.blocked ? 'bad' : account.pending ? 'attention' : 'good'}>{account.blocked ? t('已停用') : account.pending ? t('待设置密码') : t('启用')}</StatusTag></span>
                <Checkbox.Group aria-label={t('{{name}} 的权限', { name: account.name })} value={account.roles} disabled={busy || account.blocked} options={options} onChange={(roles) => void changeRoles(account.id, roles)} />
              </span>
              <span className="row">
                <Popconfirm title={t('原密码立即失效，链接发往使用人手机。')} okText={t('重置密码')} cancelText={t('取消')} onConfirm={() => void reset(account.id)}><Button size="small" aria-label={t('重置密码：{{name}}', { name: account.name })}>{t('重置密码')}</Button></Popconfirm>
                <Button size="small" danger={!account.blocked} aria-label={account.blocked ? t('恢复：{{name}}', { name: account.name }) : t('停用：{{name}}', { name: account.name })} onClick={() => void block(account.id, !account.blocked)}>{account.blocked ? t('恢复') : t('停用')}</Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {failure && failure.problems.every(({ path }) => path === 'roles' || path === '') && <p role="alert" className="panel panel-bad">{failure.message}</p>}
      <form className="stack" style={{ maxWidth: 520 }} aria-label={t('新建子账号')} onSubmit={(event) => void open(event)}>
        <h3>{t('新建子账号')}</h3>
        {text('name', t('使用人姓名'))}
        {text('mobile', t('使用人手机'), t('设置密码的链接发往这个手机，您看不到密码。'))}
        {text('suffix', t('用户名'), t('小写字母或数字，例如 nurse1。'))}
        <Frame id="sub-roles" label={t('权限')} required group errors={errors['roles']}>
          <Checkbox.Group value={wanted.roles} options={options} onChange={(roles) => setWanted({ ...wanted, roles })} />
        </Frame>
        <Button type="primary" htmlType="submit" loading={busy}>{t('新建并发送链接')}</Button>
      </form>
    </section>
  );
}
