import { useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Contacts } from '../components/Contacts';
import { Frame } from '../components/Frame';
import { LanguageSwitch } from '../components/LanguageSwitch';
import { PageTitle } from '../components/PageTitle';
import { SecondFactor } from '../components/SecondFactor';
import { SubAccounts } from '../components/SubAccounts';
import { moment } from '../hooks/useDates';
import { useMe } from '../hooks/useMe';
import { ApiError, sentenceOf } from '../providers/ApiError';
import { ask } from '../providers/http';
import { session } from '../providers/session';

interface Device {
  documentId?: string;
  id?: string;
  userAgent?: string | null;
  device?: string | null;
  address?: string | null;
  lastSeenAt?: string | null;
  startedAt?: string;
  current?: boolean;
}

/** A browser's own long description in the two words that people know; what is not recognised is shown as it came. */
function deviceName(agent: string | null | undefined): string {
  const text = agent ?? '';
  const browser = /Edg\//.test(text) ? 'Edge' : /Firefox\//.test(text) ? 'Firefox' : /Chrom(e|ium)\//.test(text) ? 'Chrome' : /Safari\//.test(text) ? 'Safari' : '';
  const system = /Android/.test(text) ? 'Android' : /iPhone|iPad/.test(text) ? 'iOS' : /Windows/.test(text) ? 'Windows' : /Mac OS/.test(text) ? 'macOS' : /Linux/.test(text) ? 'Linux' : '';
  return browser && system ? `${browser} · ${system}` : text;
}

const idOf = (device: Device): string => device.documentId ?? device.id ?? '';

/** The person's own account: where it is signed in, the password, the language. */
export function Account(): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { has } = useMe();
  const { data, error, refetch } = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => ask<Device[]>('/api/auth/sessions', { signal }), retry: false });
  const [currentPassword, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [failures, setFailures] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const end = async (id: string): Promise<void> => {
    try {
      await ask(`/api/auth/sessions/${id}`, { method: 'DELETE' });
    } catch (refused) {
      void message.error(sentenceOf(refused));
    }
    await refetch();
  };
  const change = async (): Promise<void> => {
    if (password !== repeat) return setFailures([t('两次输入的新密码不一致。')]);
    setBusy(true);
    try {
      await ask('/api/auth/change-password', { method: 'POST', body: { currentPassword, password } });
      [setCurrent, setPassword, setRepeat].forEach((clear) => clear(''));
      setFailures([]);
      await session.refresh();
      void message.success(t('密码已修改'));
      await refetch();
    } catch (refused) {
      setFailures(refused instanceof ApiError && refused.problems.length ? refused.problems.map((problem) => problem.message) : [sentenceOf(refused)]);
    }
    setBusy(false);
  };
  return (
    <div className="stack">
      <PageTitle title={t('登录设备与密码')}><LanguageSwitch /></PageTitle>
      <section className="card stack-s">
        <h2>{t('已登录的设备')}</h2>
        {error && <p className="quiet">{sentenceOf(error)}</p>}
        <ul className="stack-s">
          {(data ?? []).map((device) => (
            <li key={idOf(device)} className="row between">
              <span style={{ overflowWrap: 'anywhere' }}>{(device.device ?? deviceName(device.userAgent)) || t('未知设备')} <span className="small quiet">{device.address} {moment(device.lastSeenAt ?? device.startedAt)}</span></span>
              {device.current ? <span className="quiet">{t('本机')}</span> : <Button size="small" danger onClick={() => void end(idOf(device))}>{t('使其退出')}</Button>}
            </li>
          ))}
        </ul>
      </section>
      <form className="card stack" style={{ maxWidth: 520 }} onSubmit={(event) => { event.preventDefault(); void change(); }}>
        <h2>{t('修改密码')}</h2>
        <Frame id="current-password" label={t('当前密码')} required><Input.Password id="current-password" autoComplete="current-password" value={currentPassword} onChange={({ target }) => setCurrent(target.value)} /></Frame>
        <Frame id="new-password" label={t('新密码')} required><Input.Password id="new-password" autoComplete="new-password" value={password} onChange={({ target }) => setPassword(target.value)} /></Frame>
        <Frame id="repeat-password" label={t('再次输入新密码')} required errors={failures}><Input.Password id="repeat-password" autoComplete="new-password" value={repeat} onChange={({ target }) => setRepeat(target.value)} /></Frame>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!currentPassword || !password}>{t('修改密码')}</Button>
      </form>
      <Contacts />
      <SecondFactor />
      {has('institution') && <SubAccounts />}
    </div>
  );
}
