import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { useMe } from '../../hooks/useMe';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { ask, newKey, respond } from '../../providers/http';
import { saveBlob } from '../../providers/openPdf';
import type { NurseRow, NurseSummary, Urged } from '../../types/NurseRoster';
import { CollectiveDialog } from './CollectiveDialog';
import { NurseTable } from './NurseTable';
import { PlaceDialog } from './PlaceDialog';
import { RecoverDialog } from './RecoverDialog';
import { RosterConfirmation } from './RosterConfirmation';
import '../reviewer/style.css';

const NOBODY: ReadonlySet<string> = new Set();

/** 本院护士 (F68–F75): the lists in which an institution checks its nurses, what each means, and urging from it. */
export function Nurses(): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { nursing } = useMe();
  const [params, setParams] = useSearchParams();
  const [picked, setPicked] = useState(NOBODY);
  const [busy, setBusy] = useState(false);
  const [renewing, setRenewing] = useState<string[] | null>(null);
  const [placing, setPlacing] = useState<NurseRow | null>(null);
  const [recovering, setRecovering] = useState<NurseRow | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);
  const path = `/api/institutions/${nursing?.id ?? ''}`;
  const { data: summary, error, refetch } = useQuery({ queryKey: ['nurses-summary', nursing?.id], enabled: nursing !== undefined, queryFn: ({ signal }) => ask<NurseSummary>(`${path}/nurses/summary`, { signal }) });
  if (!nursing) return <div className="stack"><PageTitle title={t('本院护士')} /><p className="card">{t('您的账户没有绑定机构。')}</p></div>;
  if (!summary) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const q = params.get('q') ?? '';
  const list = summary.lists.find(({ key }) => key === params.get('list')) ?? summary.lists[0];
  const { activated, working } = summary.activation;
  const go = (part: Record<string, string>): void => {
    setPicked(NOBODY);
    setOutcome(null);
    setParams(Object.fromEntries(Object.entries({ list: list?.key ?? '', q, ...part }).filter(([, value]) => value)));
  };
  const toggle = (nurse: string): void => setPicked((before) => new Set(before.has(nurse) ? [...before].filter((one) => one !== nurse) : [...before, nurse]));
  const urge = async (nurses?: string[]): Promise<void> => {
    setBusy(true);
    try {
      const { urged, already, unreachable, applied } = await ask<Urged>(`${path}/nurse-urges`, { method: 'POST', body: { data: { list: list?.key, ...(nurses ? { nurses } : {}) } } });
      setOutcome(
        [
          t('已催办 {{count}} 人。', { count: urged }),
          already && t('{{count}} 人今天已经催办过，没有重复发送。', { count: already }),
          unreachable && t('{{count}} 人还没有激活账户，收不到消息，请当面告知并发放激活码。', { count: unreachable }),
          applied && t('{{count}} 人已经在办理，不用催办。', { count: applied }),
        ].filter(Boolean).join(''),
      );
      setPicked(NOBODY);
      await client.invalidateQueries({ queryKey: ['nurses'] });
    } catch (refused) {
      void message.error(sentenceOf(refused), 6);
    }
    setBusy(false);
  };
  /** The codes leave the server once, in the file. */
  const issue = async (nurses?: string[]): Promise<void> => {
    setBusy(true);
    try {
      const response = await respond(`${path}/activation-slips`, { method: 'POST', body: { data: nurses ? { nurses } : {} } });
      saveBlob(await response.blob(), `${t('护士账户激活码单')}.pdf`);
      setOutcome(t('激活码单已经生成并下载。请打印后当面交给本人。'));
      setPicked(NOBODY);
      await client.invalidateQueries({ queryKey: ['nurses'] });
    } catch (refused) {
      void message.error(sentenceOf(refused), 6);
    }
    setBusy(false);
  };
  /** Takes a code back that was handed to the wrong person, or lost. */
  const revoke = async (nurse: string): Promise<void> => {
    setBusy(true);
    try {
      await ask(`${path}/activation-codes/revoke`, { method: 'POST', body: { data: { nurses: [nurse] } } });
      setOutcome(t('激活码已经撤销，不能再使用。'));
      await client.invalidateQueries({ queryKey: ['nurses'] });
    } catch (refused) {
      void message.error(sentenceOf(refused), 6);
    }
    setBusy(false);
  };
  /** Leads to the application; one that is open already is gone to. */
  const cancel = async (nurse: string): Promise<void> => {
    setBusy(true);
    try {
      void navigate(`/applications/${(await cases.create({ procedure: 'registration-cancellation', nurse }, newKey())).documentId}/form`);
    } catch (refused) {
      if (refused instanceof ApiError && refused.statusCode === 409 && typeof refused.current === 'string') void navigate(`/applications/${refused.current}`);
      else void message.error(sentenceOf(refused), 6);
    }
    setBusy(false);
  };
  const issues = list?.key === 'not-activated' && summary.activation.issues;
  const picking = list?.urges
    ? { picked, toggle, act: (nurse: string) => void urge([nurse]), verb: t('催办'), busy, shut: ({ urgedToday, activated: reachable, inHand }: NurseRow) => !reachable || (list.renews ? inHand !== null : urgedToday) }
    : issues ? { picked, toggle, act: (nurse: string) => void issue([nurse]), verb: t('打印激活码单'), busy, shut: () => false } : null;
  return (
    <div className="stack">
      <PageTitle title={t('本院护士')}>
        <Input.Search aria-label={t('按姓名、拼音首字母或证书编号查找')} placeholder={t('姓名、拼音首字母或证书编号')} allowClear defaultValue={q} onSearch={(value) => go({ q: value.trim() })} style={{ width: 260 }} />
      </PageTitle>
      <nav aria-label={t('护士名单')} className="queues">
        {summary.lists.map(({ key, label, count }) => (
          <button key={key} type="button" aria-pressed={key === list?.key} onClick={() => go({ list: key })}>
            <span>{label}</span>
            <strong>{count}</strong>
          </button>
        ))}
      </nav>
      <p className="small quiet">{t('账户激活：{{activated}} / {{working}} 人', { activated, working })}</p>
      <RosterConfirmation institution={nursing.id} roster={summary.roster} />
      {list && (
        <section className="card stack-s" aria-labelledby="list">
          <h2 id="list">{list.label}</h2>
          <p>{list.about}</p>
          {list.urges && list.count > 0 && (
            <p className="row no-print">
              <Button type="primary" disabled={picked.size === 0} loading={busy} onClick={() => void urge([...picked])}>{t('催办选中的 {{count}} 人', { count: picked.size })}</Button>
              <Button disabled={busy} onClick={() => void urge()}>{t('催办名单里的全部护士')}</Button>
              {list.renews && <Button disabled={picked.size === 0 || busy} onClick={() => setRenewing([...picked])}>{t('为选中的 {{count}} 人集体申请延续', { count: picked.size })}</Button>}
              <span className="small quiet">{t('同一护士一天只提醒一次。')}</span>
            </p>
          )}
          {issues && list.count > 0 && (
            <p className="row no-print">
              <Button type="primary" disabled={picked.size === 0} loading={busy} onClick={() => void issue([...picked])}>{t('打印选中的 {{count}} 人的激活码单', { count: picked.size })}</Button>
              <Button disabled={busy} onClick={() => void issue()}>{t('打印名单里全部护士的激活码单')}</Button>
              <span className="small quiet">{t('一次最多 200 人。激活码的有效期印在单上，重新打印后原来的作废。')}</span>
            </p>
          )}
          {outcome && <p role="status" className="panel panel-good">{outcome}</p>}
          <NurseTable institution={nursing.id} list={list.key} caption={list.label} q={q} picking={picking} onCancel={list.cancels ? (nurse) => void cancel(nurse) : null} onPlace={['here', 'surplus'].includes(list.key) && summary.activation.issues ? setPlacing : null} onRecover={list.key === 'here' && summary.activation.issues ? setRecovering : null} onRevoke={issues ? (nurse) => void revoke(nurse) : null} />
        </section>
      )}
      {placing && (
        <PlaceDialog
          institution={nursing.id}
          nurse={placing}
          onCancelRegistration={() => void cancel(placing.documentId)}
          onClose={(done) => {
            setPlacing(null);
            if (done) setOutcome(done);
          }}
        />
      )}
      {recovering && (
        <RecoverDialog
          institution={nursing.id}
          nurse={recovering}
          onClose={(sent) => {
            setRecovering(null);
            if (sent) setOutcome(sent);
          }}
        />
      )}
      {renewing && (
        <CollectiveDialog
          institution={nursing.id}
          nurses={renewing}
          onClose={(sent) => {
            setRenewing(null);
            if (sent) setPicked(NOBODY);
          }}
        />
      )}
    </div>
  );
}
