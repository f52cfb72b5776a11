import { App, Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { Contact } from '../../types/Contact';
import { describedBy, Frame } from '../Frame';

/** One way: its address, the proof that it is the person's own, and whether it is wanted. */
export function ContactForm({ contact, onChanged }: { contact: Contact; onChanged: (contacts: Contact[]) => void }): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { channel, address, candidate, verified, wanted } = contact;
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState('');
  const [changing, setChanging] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const names = { email: t('电子邮件'), sms: t('短信'), wechat: t('微信公众号') };
  const labels = { email: t('电子邮箱'), sms: t('手机号'), wechat: t('公众号接收编号') };
  const path = `/api/me/contacts/${channel}`;

  const act = async (method: 'PUT' | 'POST' | 'PATCH' | 'DELETE', tail: string, data?: object): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      onChanged(await ask<Contact[]>(`${path}${tail}`, { method, ...(data ? { body: { data } } : {}) }));
      return true;
    } catch (error) {
      setFailure(sentenceOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const propose = async (): Promise<void> => {
    if (!(await act('PUT', '', { address: typed }))) return;
    setChanging(false);
    setTyped('');
    void message.success(t('验证码已发送，10 分钟内有效'));
  };
  const prove = async (): Promise<void> => {
    if (!(await act('POST', '/proof', { code }))) return;
    setCode('');
    void message.success(t('接收地址已验证'));
  };
  const entering = address === null || changing;
  return (
    <div className="stack-s" role="group" aria-label={names[channel]}>
      <div className="row between">
        <span><strong>{names[channel]}</strong> {address && !changing && <span>{address} <span className="small quiet">{verified ? t('已验证') : t('待验证')}</span></span>}{candidate && !changing && <span className="small quiet">　{t('更换为 {{address}}，待验证', { address: candidate })}</span>}</span>
        {address && verified && !changing && <Switch checked={wanted} disabled={busy} aria-label={t('通过{{way}}接收消息', { way: names[channel] })} onChange={(value) => void act('PATCH', '', { wanted: value })} />}
      </div>
      {entering && (
        <form onSubmit={(event) => { event.preventDefault(); void propose(); }}>
          <Frame id={`contact-${channel}`} label={labels[channel]} errors={failure ? [failure] : []}>
            <span className="row">
              <Input id={`contact-${channel}`} style={{ maxWidth: 320 }} value={typed} maxLength={254} autoComplete={channel === 'sms' ? 'tel' : channel === 'email' ? 'email' : 'off'} inputMode={channel === 'sms' ? 'tel' : 'text'} onChange={({ target }) => setTyped(target.value)} aria-describedby={describedBy(`contact-${channel}`)} />
              <Button htmlType="submit" loading={busy} disabled={!typed}>{t('发送验证码')}</Button>
              {changing && <Button onClick={() => { setChanging(false); setFailure(null); }}>{t('取消')}</Button>}
            </span>
          </Frame>
        </form>
      )}
      {!entering && (!verified || candidate) && (
        <form onSubmit={(event) => { event.preventDefault(); void prove(); }}>
          <Frame id={`code-${channel}`} label={t('收到的 6 位验证码')} errors={failure ? [failure] : []}>
            <span className="row">
              <Input id={`code-${channel}`} style={{ width: 140 }} inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={code} onChange={({ target }) => setCode(target.value.trim())} aria-describedby={describedBy(`code-${channel}`)} />
              <Button htmlType="submit" type="primary" loading={busy} disabled={code.length !== 6}>{t('验证')}</Button>
            </span>
          </Frame>
        </form>
      )}
      {!entering && (
        <div className="row">
          <Button size="small" onClick={() => setChanging(true)}>{verified ? t('更换') : t('更改或重新发送')}</Button>
          <Button size="small" danger onClick={() => void act('DELETE', '')}>{t('删除')}</Button>
        </div>
      )}
    </div>
  );
}
