import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { ActionBar } from '../../components/ActionBar';
import { isPossible } from '../../components/ActionBar/offered';
import { CaseSteps } from '../../components/CaseSteps';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { Problems, placeOf } from '../../components/Problems';
import { MaterialTag } from '../../components/MaterialTag';
import { CaseSelfCheck } from '../../components/SelfCheck';
import { StatusTag } from '../../components/StatusTag';
import { useCase } from '../../hooks/useCase';
import { forgetReplies, useReplies } from '../../hooks/useReplies';
import type { Case, Value } from '../../types/Case';
import { hindrancesOf } from './hindrancesOf';

interface SubmitProps {
  data: Case;
  take: (answer: Case) => void;
  reload: () => Promise<unknown>;
}

/** What reviewers often send back, found before they see it: each with the way to its place, none in the way. */
function Advice({ data }: { data: Case }): React.JSX.Element | null {
  const { t } = useTranslation();
  const hinted = data.materials.filter(({ hints }) => hints.length > 0);
  if (hinted.length === 0 && data.advice.length === 0) return null;
  return (
    <section className="panel panel-care stack-s" aria-labelledby="advice">
      <h2 id="advice">{t('建议检查')}</h2>
      <p className="small">{t('系统自动检查，仅供参考，不影响提交。')}</p>
      <ul className="stack-s">
        {data.advice.map(({ path, message }) => <li key={path}><Link to={placeOf(data.documentId, path) ?? ''}>{message}</Link></li>)}
        {hinted.map(({ slot, label, hints }) => (
          <li key={slot}>
            <Link to={`/applications/${data.documentId}/materials#materials.${slot}`}>{label}</Link>
            <ul>{hints.map(({ page, code, message }) => <li key={`${page ?? ''} ${code}`}>{message}</li>)}</ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Submit({ data, take, reload }: SubmitProps): React.JSX.Element {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const [replies] = useReplies(data);
  const listed = data.materials.filter(({ repeat, pageCount }) => !repeat || pageCount > 0);
  const possible = data.availableActions.filter(isPossible);
  const main = possible.filter(({ intent }) => intent === 'primary');
  const problems = hindrancesOf(data, main, replies, t);
  const blocked = problems.length ? [{ path: '', code: 'incomplete', message: t('请先完成上面列出的各项。') }] : [];
  const ready = { ...data, availableActions: possible.map((action) => (action.intent === 'primary' ? { ...action, problems: blocked } : action)) };
  const done = (answer: Case): void => {
    forgetReplies(data);
    navigate(`/applications/${data.documentId}`);
    if (answer.state !== data.state && answer.submittedAt) {
      modal.success({
        title: data.procedure === 'verification' ? t('已提交校验申请') : t('已提交'),
        content: [answer.number && t('受理编号 {{number}}', { number: answer.number }), answer.nextStep].filter(Boolean).join('　'),
        okText: t('确定'),
      });
    }
  };
  return (
    <div className="stack">
      <PageTitle title={data.procedure === 'verification' ? t('步骤四 提交校验申请') : t('提交申请')}><StatusTag tone={data.tone}>{data.stateLabel}</StatusTag></PageTitle>
      <CaseSteps current="submit" data={data} procedure={data.procedure} />
      <Problems caseId={data.documentId} problems={problems} sections={data.formDeclaration.sections} />
      <CaseSelfCheck data={data} />
      {problems.length === 0 && main.length > 0 && <p className="panel panel-good">{t('申请书和材料已齐，可以提交。')}</p>}
      <Advice data={data} />
      <section className="card stack-s">
        <h2>{t('材料清单')}</h2>
        <ul className="stack-s">
          {listed.map((material) => <li key={material.slot} className="row between"><span>{material.label}</span><MaterialTag material={material} /></li>)}
        </ul>
      </section>
      <div className="card stack-s">
        <ActionBar data={ready} take={take} reload={reload} initial={{ replies: replies as unknown as Value }} onDone={done} />
        <Button onClick={() => navigate(`/applications/${data.documentId}/materials`)}>{t('上一步')}</Button>
      </div>
    </div>
  );
}

/** 步骤四 提交校验申请: what is missing, each with the way to its place; then the button. */
export function SubmitStep(): React.JSX.Element {
  const { id = '' } = useParams();
  const { data, error, take, reload } = useCase(id, { watch: true, anew: true });
  if (!data) return error ? <Failure error={error} onRetry={() => void reload()} /> : <Loading />;
  return <Submit data={data} take={take} reload={reload} />;
}
