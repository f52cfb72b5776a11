import { useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import { Frame } from '../Frame';
import './style.css';

interface Standing {
  enrolledAt: string | null;
  recoveryCodesLeft: number;
  required: boolean;
}

interface Enrolment {
  secret: string;
  qr: string;
}

/** How few recovery codes are left when it is time for new ones. */
const FEW = 3;

/** The second factor of one's own account: set up with the password, given up with a code. */
export function SecondFactor(): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { data, refetch } = useQuery({ queryKey: ['second-factor'], queryFn: ({ signal }) => ask<Standing>('/api/auth/second-factor', { signal }), retry: false });
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
      setTyped('');
      setFailure(null);
    } catch (refused) {
      setFailure(sentenceOf(refused));
    }
  };
  const begin = (): Promise<void> => attempt(async () => setEnrolment(await ask<Enrolment>('/api/auth/second-factor/enrolment', { method: 'POST', body: { currentPassword: typed } })));
  const confirm = (): Promise<void> =>
    attempt(async () => {
      const { recoveryCodes } = await ask<{ recoveryCodes: string[] }>('/api/auth/second-factor/confirmation', { method: 'POST', body: { code: typed } });
      setCodes(recoveryCodes);
      setEnrolment(null);
      await refetch();
    });
  const leave = (): Promise<void> =>
    attempt(async () => {
      await ask('/api/auth/second-factor/removal', { method: 'POST', body: { code: typed } });
      void message.success(t('动态验证码已停用'));
      await refetch();
    });
  const frame = (label: string, id: string, secret: boolean): React.JSX.Element => (
    <Frame id={id} label={label} required errors={failure ? [failure] : []}>
      {secret ? <Input.Password id={id} autoComplete="current-password" value={typed} onChange={({ target }) => setTyped(target.value)} /> : <Input id={id} autoComplete="one-time-code" value={typed} onChange={({ target }) => setTyped(target.value)} />}
    </Frame>
  );
  const form = (act: () => Promise<void>, ...children: React.ReactNode[]): React.JSX.Element => (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void act(); }}>{children}</form>
  );
  return (
    <section className="card stack" style={{ maxWidth: 520 }}>
      <h2>{t('动态验证码')}</h2>
      {codes.length > 0 && (
        <div className="stack-s">
          <p>{t('请抄下或打印这些备用码，和手机分开保存。手机丢失时，每个备用码可以代替动态验证码登录一次。以后不会再显示。')}</p>
          <ul className="recovery-codes">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
          <Button onClick={() => setCodes([])}>{t('已经保存')}</Button>
        </div>
      )}
      {data && !data.enrolledAt && !enrolment && form(begin,
        <p key="why">{data.required ? t('您的角色必须使用动态验证码，请现在启用。') : t('启用后，登录时除密码外还要输入手机上显示的 6 位数字，别人知道密码也进不来。')}</p>,
        <div key="password">{frame(t('当前密码'), 'factor-password', true)}</div>,
        <Button key="act" type="primary" htmlType="submit" disabled={!typed}>{t('启用')}</Button>)}
      {enrolment && form(confirm,
        <p key="how">{t('请用手机上的身份验证器应用扫描二维码，再输入应用显示的 6 位数字。')}</p>,
        <img key="qr" src={`data:image/svg+xml,${encodeURIComponent(enrolment.qr)}`} alt={t('二维码；不能扫描时请手工输入下面的密钥')} width={200} height={200} />,
        <p key="secret" className="small">{t('不能扫描时，请手工输入密钥：')}<code className="factor-secret">{enrolment.secret.replace(/.{4}/g, '$& ').trim()}</code></p>,
        <div key="code">{frame(t('应用显示的 6 位数字'), 'factor-code', false)}</div>,
        <Button key="act" type="primary" htmlType="submit" disabled={!typed}>{t('完成启用')}</Button>)}
      {data?.enrolledAt && codes.length === 0 && (
        <>
          <p>{t('已于 {{at}} 启用，还有 {{count}} 个备用码。', { at: moment(data.enrolledAt), count: data.recoveryCodesLeft })}</p>
          {data.recoveryCodesLeft < FEW && <p>{t('备用码快用完了，请停用后重新启用，得到一组新的备用码。')}</p>}
          {data.required
            ? <p className="quiet">{t('您的角色必须使用动态验证码，不能停用；更换手机请联系安全管理员。')}</p>
            : form(leave, <div key="code">{frame(t('动态验证码或备用码'), 'factor-leave', false)}</div>, <Button key="act" danger htmlType="submit" disabled={!typed}>{t('停用')}</Button>)}
        </>
      )}
    </section>
  );
}
