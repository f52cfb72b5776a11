import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { CaseSteps } from '../../components/CaseSteps';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { useCase } from '../../hooks/useCase';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { ask, newKey } from '../../providers/http';
import { hindrancesOf, type Prompt } from '../../types/Prompt';
import { PromptNotice } from './PromptNotice';
import { PromptFacts } from './PromptFacts';
import './style.css';

const FILED = new Set(['draft', 'correction']);

/** 步骤一 校验申请业务提示. Whoever has filed already is told so and led to the case (已提交校验申请). */
export function Verification(): React.JSX.Element {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [params] = useSearchParams();
  const [busy, setBusy] = useState(false);
  const told = useRef(false);
  const key = useRef(newKey());
  const { data: prompt, error, refetch } = useQuery({ queryKey: ['prompt'], queryFn: ({ signal }) => ask<Prompt>('/api/verification/prompt', { signal }), staleTime: 0 });
  const current = prompt?.current;
  const filed = current && !FILED.has(current.state);
  useEffect(() => {
    if (!filed || told.current || params.has('stay')) return;
    told.current = true;
    modal.info({
      title: t('已提交校验申请'),
      content: t('本机构已提交本年度校验申请，当前状态：{{state}}。点击“确定”查看。', { state: current.stateLabel }),
      okText: t('确定'),
      onOk: () => void navigate(`/applications/${current.documentId}`),
    });
  }, [current, filed, modal, navigate, params, t]);
  if (!prompt) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const acknowledged = !prompt.notice || prompt.notice.acknowledgedAt !== null;
  const hindrances = hindrancesOf(prompt);
  const next = async (): Promise<void> => {
    if (current) return void navigate(filed ? `/applications/${current.documentId}` : `/applications/${current.documentId}/form`);
    setBusy(true);
    try {
      const made = await cases.create({ procedure: 'verification', institution: prompt.institution.id, ...(prompt.campaign ? { campaign: prompt.campaign.id } : {}) }, key.current);
      client.setQueryData(['case', made.documentId], made);
      void client.invalidateQueries({ queryKey: ['prompt'] });
      void navigate(`/applications/${made.documentId}/form`);
    } catch (refused) {
      if (refused instanceof ApiError && refused.statusCode === 409 && typeof refused.current === 'string') void navigate(`/applications/${refused.current}`);
      else void message.error(sentenceOf(refused), 6);
    }
    setBusy(false);
  };
  return (
    <div className="stack">
      <PageTitle title={t('步骤一 校验申请业务提示')} />
      {current ? <Steps id={current.documentId} /> : <CaseSteps current="prompt" data={undefined} procedure="verification" />}
      {prompt.exemption && <p className="panel panel-good"><strong>{t('不参加年度校验')}：</strong>{prompt.exemption}</p>}
      {hindrances.length > 0 && <p className="panel panel-care"><strong>{t('目前不能申请')}：</strong>{hindrances.join(' ')}</p>}
      {prompt.notice && <PromptNotice notice={prompt.notice} onAcknowledged={() => void refetch()} />}
      <PromptFacts prompt={prompt} />
      <div className="form-foot no-print">
        <p className="small quiet">{hindrances.length === 0 && !acknowledged && t('请先阅读通知并确认，再进入下一步。')}</p>
        <Button type="primary" size="large" loading={busy} disabled={(!prompt.eligible && !current) || !acknowledged} onClick={() => void next()}>{t('下一步')}</Button>
      </div>
    </div>
  );
}

function Steps({ id }: { id: string }): React.JSX.Element {
  const { data } = useCase(id);
  return <CaseSteps current="prompt" data={data} procedure="verification" />;
}
