import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../hooks/useDates';
import type { Case } from '../../types/Case';
import { DueTag } from '../DueTag';
import { PageTitle } from '../PageTitle';
import { StatusTag } from '../StatusTag';

/** Title, number, official state and, in plain words, what comes next. */
export function CaseHead({ data, title, children }: { data: Case; title?: string; children?: ReactNode }): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <header className="stack-s">
      <PageTitle title={title ?? `${data.subject.name} · ${data.procedureLabel}`}>
        <StatusTag tone={data.tone}>{data.stateLabel}</StatusTag>
        {data.flags.map(({ key, label, tone }) => <StatusTag key={key} tone={tone}>{label}</StatusTag>)}
      </PageTitle>
      <p className="row small quiet">
        <span>{data.number ? t('受理编号 {{number}}', { number: data.number }) : t('尚未提交')}</span>
        {title && <span>{data.subject.name}</span>}
        {data.submittedAt && <span>{t('提交于 {{time}}', { time: moment(data.submittedAt) })}</span>}
        {data.round > 1 && <span>{t('第 {{n}} 轮', { n: data.round })}</span>}
        {data.holderLabel && !data.closedAt && <span>{t('现由{{holder}}办理，自 {{time}} 起', { holder: data.holderLabel, time: moment(data.heldSince) })}</span>}
        {data.dueOn && <DueTag dueOn={data.dueOn} />}
      </p>
      {children}
      {data.nextStep && <p className="panel panel-info"><strong>{t('下一步')}：</strong>{data.nextStep}</p>}
      {data.joined.map((part) => (
        <div key={part.documentId} className="panel panel-info stack-s">
          <p className="row"><strong>{t('一并办理：{{label}}', { label: part.procedureLabel })}</strong><StatusTag tone={part.tone}>{part.stateLabel}</StatusTag><span className="small">{part.number}</span></p>
          {part.nextStep && <p>{part.nextStep}</p>}
        </div>
      ))}
      {data.leading && <p className="panel panel-info">{t('本件与另一件申请一并办理')}：<Link to={`/applications/${data.leading.documentId}`}>{data.leading.procedureLabel}（{data.leading.number}）</Link></p>}
    </header>
  );
}
