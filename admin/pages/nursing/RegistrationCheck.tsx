import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import { Tabs } from '../../components/Tabs';
import { useDates } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import { Invitations, INVITATIONS } from './Invitations';

interface Checked {
  several: boolean;
  found: { name: string; idNumber: string; status: string; institution: string | null; validTo: string | null; here: boolean; advice: string; invites: string | null } | null;
}

type Answer = Checked | { failure: string } | null;

/** 护士执业注册验证 (F71): whether somebody is registered, and where, by the whole number or the whole name. */
export function RegistrationCheck(): React.JSX.Element {
  const { t } = useTranslation();
  const [idNumber, setIdNumber] = useState('');
  const [name, setName] = useState('');
  const [end, setEnd] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer>(null);
  /** What was asked for, which is invited by the same words. */
  const [asked, setAsked] = useState<object>({});
  const [outcome, setOutcome] = useState<string | null>(null);
  const client = useQueryClient();
  const check = async (wanted: object): Promise<void> => {
    setBusy(true);
    setOutcome(null);
    setAsked(wanted);
    try {
      setAnswer(await ask<Checked>('/api/registration-checks', { method: 'POST', body: { data: wanted } }));
    } catch (refused) {
      setAnswer({ failure: sentenceOf(refused) });
    }
    setBusy(false);
  };
  const invite = async (): Promise<void> => {
    setBusy(true);
    try {
      const { invited, reason, business } = await ask<{ invited: boolean; reason: string | null; business: string }>('/api/registration-checks/invitations', { method: 'POST', body: { data: asked } });
      setOutcome(invited ? t('已邀请她办理{{business}}，她会收到消息。', { business }) : reason);
      await client.invalidateQueries({ queryKey: INVITATIONS });
    } catch (refused) {
      setOutcome(sentenceOf(refused));
    }
    setBusy(false);
  };
  const submit = (wanted: object) => (event: React.FormEvent): void => {
    event.preventDefault();
    void check(wanted);
  };
  const byNumber = (
    <form className="row" onSubmit={submit({ idNumber })}>
      <Input aria-label={t('证件号码')} placeholder={t('证件号码')} value={idNumber} autoComplete="off" maxLength={30} style={{ width: 260 }} onChange={({ target }) => setIdNumber(target.value)} />
      <Button type="primary" htmlType="submit" loading={busy} disabled={idNumber.trim().length < 6}>{t('查询')}</Button>
    </form>
  );
  const byName = (
    <form className="row" onSubmit={submit({ name, ...(end.trim() ? { idNumberEnd: end } : {}) })}>
      <Input aria-label={t('姓名')} placeholder={t('姓名')} value={name} autoComplete="off" maxLength={60} style={{ width: 180 }} onChange={({ target }) => setName(target.value)} />
      <Input aria-label={t('证件号码后四位（同名时填写）')} placeholder={t('证件号码后四位（同名时填写）')} value={end} autoComplete="off" maxLength={4} style={{ width: 240 }} onChange={({ target }) => setEnd(target.value)} />
      <Button type="primary" htmlType="submit" loading={busy} disabled={name.trim().length < 2}>{t('查询')}</Button>
    </form>
  );
  return (
    <div className="stack">
      <PageTitle title={t('护士执业注册验证')} />
      <p>{t('查找在本机构工作、不在本院护士名单里的人是否注册、注册在哪里。请填写完整的证件号码或者姓名；每次查询都会留下记录。')}</p>
      <section className="card stack-s">
        <Tabs label={t('查询方式')} items={[{ key: 'number', label: t('按证件号码'), children: byNumber }, { key: 'name', label: t('按姓名'), children: byName }]} onChange={() => { setAnswer(null); setOutcome(null); }} />
        <div role="status" aria-live="polite"><Result answer={answer} />{outcome && <p className="panel panel-info">{outcome}</p>}</div>
        {answer && 'found' in answer && answer.found?.invites && !outcome && <p><Button loading={busy} onClick={() => void invite()}>{t('邀请她办理{{business}}', { business: answer.found.invites })}</Button></p>}
      </section>
      <Invitations />
    </div>
  );
}

function Result({ answer }: { answer: Answer }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { day } = useDates();
  if (!answer) return null;
  if ('failure' in answer) return <p className="panel panel-bad">{answer.failure}</p>;
  if (answer.several) return <p className="panel panel-care">{t('有不止一名护士叫这个名字，请补充证件号码后四位再查。')}</p>;
  if (!answer.found) return <p className="panel panel-care">{t('没有查到。请核对填写的内容；确认无误的，请本人用“护士激活账户”查看办理途径。')}</p>;
  const { name, idNumber, status, institution, validTo, here, advice } = answer.found;
  return (
    <div className="panel stack-s">
      <p className="row"><strong>{name}</strong><span>{idNumber}</span><StatusTag tone={here ? 'good' : 'attention'}>{status}</StatusTag></p>
      <dl className="facts">
        <dt>{t('执业机构')}</dt><dd>{institution ?? '—'}{here && `（${t('本机构')}）`}</dd>
        <dt>{t('注册有效期至')}</dt><dd>{validTo ? day(validTo) : '—'}</dd>
      </dl>
      <p>{advice}</p>
    </div>
  );
}
