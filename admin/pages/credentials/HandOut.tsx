import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/Failure';
import { describedBy, Frame } from '../../components/Frame';
import { Loading } from '../../components/Loading';
import { PdfButton } from '../../components/PdfButton';
import { StatusTag } from '../../components/StatusTag';
import { moment } from '../../hooks/useDates';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';
import type { CredentialAccount, HandedOut } from '../../types/CredentialAccount';
import { Receipt } from './Receipt';

interface HandOutProps {
  id: string;
  onLeave: () => void;
}

const FIELDS = ['recipientName', 'recipientId', 'ownerName', 'ownerMobile', 'ownerPosition'] as const;
type Field = (typeof FIELDS)[number];
const EMPTY: Record<Field, string> = { recipientName: '', recipientId: '', ownerName: '', ownerMobile: '', ownerPosition: '' };
/** Where the server finds fault with each field. */
const PATHS: Record<Field, string> = { recipientName: 'recipient.name', recipientId: 'recipient.idNumber', ownerName: 'owner.name', ownerMobile: 'owner.mobile', ownerPosition: 'owner.position' };

/** One institution's account: which papers lie on the counter, who takes it away, one act. Digits tick the papers. */
export function HandOut({ id, onLeave }: HandOutProps): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['credentials', id], queryFn: ({ signal }) => ask<CredentialAccount>(`/api/institutions/${id}/credentials`, { signal }) });
  const form = useRef<HTMLFormElement>(null);
  const key = useRef(newKey());
  const [chosen, setChosen] = useState<string | null>(null);
  const [papers, setPapers] = useState<string[]>([]);
  const [values, setValues] = useState(EMPTY);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<HandedOut | null>(null);
  const loaded = data?.documentId;
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), [loaded]);
  if (!data) return error ? <div className="stack-s"><Failure error={error} onRetry={() => void refetch()} /><Button onClick={onLeave}>{t('换一家')}</Button></div> : <Loading />;
  if (done) return <Receipt done={done} institution={data.name} onLeave={onLeave} />;
  const kind = data.kinds.find((one) => one.kind === chosen) ?? data.kinds[0];
  if (!kind) return <Failure error={new Error('no kind')} />;
  const anew = <T,>(set: (value: T) => void) => (value: T): void => {
    key.current = newKey();
    set(value);
  };
  const tick = anew((paper: string) => setPapers((before) => (before.includes(paper) ? before.filter((one) => one !== paper) : [...before, paper])));
  const errorsOf = (field: Field): string[] | undefined => failure?.errors[PATHS[field]];
  const change = (field: Field) => ({ target }: { target: { value: string } }): void => anew<string>((value) => setValues((before) => ({ ...before, [field]: value })))(target.value);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return onLeave();
    const typing = event.target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(event.target.type);
    const paper = kind.papers[Number(event.key) - 1];
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !paper) return;
    event.preventDefault();
    tick(paper.paper);
  };
  const act = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const owner = { name: values.ownerName, mobile: values.ownerMobile, ...(values.ownerPosition ? { position: values.ownerPosition } : {}) };
    try {
      setDone(
        await ask<HandedOut>(`/api/institutions/${id}/credentials`, {
          method: 'POST', idempotencyKey: key.current,
          body: { data: { kind: kind.kind, papers: papers.filter((paper) => kind.papers.some((one) => one.paper === paper)), recipient: { name: values.recipientName, idNumber: values.recipientId }, ...(kind.changesOwner ? { owner } : {}) } },
        }),
      );
    } catch (refused) {
      setFailure(refused instanceof ApiError ? refused : new ApiError(0, sentenceOf(refused)));
      if (refused instanceof ApiError && refused.statusCode === 409) await refetch();
    }
    setBusy(false);
  };
  const shown = new Set(FIELDS.map((field) => PATHS[field]));
  const general = failure ? (failure.problems.length ? failure.problems.filter(({ path }) => !shown.has(path)).map(({ message }) => message) : [failure.message]) : [];
  const text = (field: Field, label: string, extra: { help?: string; required?: boolean; inputMode?: 'tel' } = {}): React.JSX.Element => (
    <Frame id={field} label={label} required={extra.required ?? true} help={extra.help} errors={errorsOf(field)}>
      <Input id={field} value={values[field]} onChange={change(field)} autoComplete="off" inputMode={extra.inputMode} aria-describedby={describedBy(field)} aria-invalid={errorsOf(field) ? true : undefined} />
    </Frame>
  );
  return (
    <section className="card stack" aria-labelledby="hand-out" onKeyDown={press}>
      <div className="row between">
        <h2 id="hand-out">{data.name}</h2>
        <StatusTag tone={data.tone}>{data.standingLabel}</StatusTag>
      </div>
      <p className="row small quiet"><span>{t('登记号')} {data.registrationNumber}</span>{data.username && <span>{t('用户名')} {data.username}</span>}<span>{data.owner ? t('应用负责人 {{name}}，{{mobile}}', data.owner) : t('系统里没有应用负责人')}</span></p>
      <form ref={form} className="stack" aria-label={t('发放账户')} onSubmit={(event) => void act(event)}>
        {data.kinds.length > 1 && (
          <Frame id="kind" label={t('办理事项')} group>
            <Radio.Group value={kind.kind} onChange={({ target }) => anew(setChosen)(target.value as string)} className="stack-s">
              {data.kinds.map((one) => <div key={one.kind}><Radio value={one.kind}>{one.label} <span className="small quiet">{one.when}</span></Radio></div>)}
            </Radio.Group>
          </Frame>
        )}
        {data.kinds.length === 1 && <p><strong>{kind.label}</strong> <span className="quiet">{kind.when}</span></p>}
        <Frame id="papers" label={t('现场核对材料（{{count}} 项都要勾选）', { count: kind.papers.length })} group>
          {kind.papers.map(({ paper, label }, index) => (
            <div key={paper}><Checkbox checked={papers.includes(paper)} onChange={() => tick(paper)}><span aria-hidden="true" className="quiet">{index + 1}　</span>{label}</Checkbox></div>
          ))}
        </Frame>
        {text('recipientName', t('领取人姓名'))}
        {text('recipientId', t('领取人身份证号'), { help: t('与身份证原件一致；只用于留存，屏幕上不再显示。') })}
        {kind.changesOwner && (
          <>
            {text('ownerName', t('新的应用负责人'))}
            {text('ownerMobile', t('新的应用负责人手机'), { help: t('链接发往这个手机，请与信息表核对。'), inputMode: 'tel' })}
            {text('ownerPosition', t('职务'), { required: false })}
          </>
        )}
        {general.length > 0 && <div role="alert" className="panel panel-bad">{general.map((sentence) => <p key={sentence}>{sentence}</p>)}</div>}
        <p id="hand-out-confirm" className="panel">
          {kind.changesOwner ? t('一次性链接将发往上面填写的手机。') : t('一次性链接将发往 {{mobile}}。', { mobile: data.owner?.mobile ?? '' })}
          {data.standing !== 'none' && t('原密码立即失效，已登录的设备会退出。')}
        </p>
        <div className="row">
          <Button htmlType="submit" type="primary" size="large" loading={busy} aria-describedby="hand-out-confirm">{t('核验无误，发放')}</Button>
          <PdfButton size="large" path={`/api/institutions/${id}/owner-form?kind=${kind.kind}`} name={`${t('应用负责人信息表')}.pdf`}>{t('打印信息表')}</PdfButton>
          <Button size="large" onClick={onLeave}>{t('换一家')}</Button>
        </div>
        <p className="small quiet keys-hint">{t('键盘：数字键勾选材料，Enter 发放，Esc 换一家')}</p>
      </form>
      {data.history.length > 0 && (
        <section className="stack-s" aria-labelledby="hand-out-history">
          <h3 id="hand-out-history">{t('发放记录')}</h3>
          <ul className="stack-s">
            {data.history.map((past) => (
              <li key={past.documentId} className="row between">
                <span>{past.kindLabel}　<span className="small quiet">{past.number}　{past.mobile}　{past.issuedBy}　{moment(past.issuedAt)}</span></span>
                <PdfButton size="small" path={`/api/credentials/${past.documentId}/receipt`} name={`${past.number}.pdf`} aria-label={t('打印回执 {{number}}', { number: past.number })}>{t('打印回执')}</PdfButton>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}
