import type { Problem } from '@medregistry/language';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isPossible } from '../../components/ActionBar/offered';
import { sendable } from '../../components/ActionBar/sendable';
import { DueTag } from '../../components/DueTag';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PdfButton } from '../../components/PdfButton';
import { PayloadForm } from '../../components/PayloadForm';
import { Problems } from '../../components/Problems';
import { StatusTag } from '../../components/StatusTag';
import { useCase } from '../../hooks/useCase';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { newKey } from '../../providers/http';
import { said } from '../../providers/locale';
import type { Action, Case, Value, Values } from '../../types/Case';
import { toggled } from './toggled';

interface CounterCaseProps {
  id: string;
  onDone: (answer: Case, label: string) => void;
  onLeave: () => void;
}

/** The main act of the window on this case, possible in its state or not. */
const actOf = ({ availableActions }: Case): Action | undefined => availableActions.find((action) => action.intent === 'primary' && isPossible(action));
const standing = ({ problems }: Action): string[] => problems.filter(({ path }) => !path.startsWith('payload.')).map(({ message }) => message);
const byPath = (problems: Problem[]): Record<string, string[]> => new ApiError(422, '', { problems }).errors;

/**
 * A case at the window: what to check and one act. Digits tick the list, Enter acts, Escape goes back to the search;
 * what stands in the way is said with its date, before anything is ticked.
 */
export function CounterCase({ id, onDone, onLeave }: CounterCaseProps): React.JSX.Element {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, take, reload } = useCase(id, { anew: true });
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const key = useRef(newKey());
  const [values, setValues] = useState<Values>({});
  const [problems, setProblems] = useState<Problem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const loaded = data?.documentId;
  useEffect(() => (form.current?.querySelector<HTMLElement>('input') ?? heading.current)?.focus(), [loaded]);
  if (!data) return error ? <Failure error={error} onRetry={() => void reload()} /> : <Loading />;
  const action = actOf(data);
  const hindrances = action ? standing(action) : [];
  const change = (field: string, value: Value): void => {
    key.current = newKey();
    setValues((before) => ({ ...before, [field]: value }));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onLeave();
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (!action || typing || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    const next = toggled(action.payload, values, Number(event.key));
    if (next) change(next.field, next.value);
  };
  // For a visitor who comes back for a paper, such as the receipt of completion.
  const papers = data.documents.filter(({ available, kind }) => available && kind === 'issued');
  const act = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!action || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const answer = await cases.fire(data.documentId, action.event, data.version, sendable(action.payload, values), key.current);
      take(answer);
      void client.invalidateQueries({ queryKey: ['me'] });
      void client.invalidateQueries({ queryKey: ['counter-recent'] });
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('applications') });
      onDone(answer, said(action.label));
    } catch (refused) {
      setFailure(sentenceOf(refused));
      setProblems(refused instanceof ApiError ? refused.problems : []);
      if (refused instanceof ApiError && [409, 412].includes(refused.statusCode)) {
        key.current = newKey();
        await reload();
      }
      setBusy(false);
    }
  };
  return (
    <section className="card stack" aria-labelledby="counter-case" onKeyDown={press}>
      <div className="row between">
        <h2 id="counter-case" ref={heading} tabIndex={-1}>{data.subject.name}</h2>
        <StatusTag tone={data.tone}>{data.stateLabel}</StatusTag>
      </div>
      <p className="row small quiet"><span>{data.procedureLabel}</span><span>{data.number}</span>{data.dueOn && <DueTag dueOn={data.dueOn} />}<Link to={`/applications/${data.documentId}`}>{t('查看材料和经过')}</Link></p>
      {!action && <p className="panel panel-care"><strong>{t('现在窗口不能办理')}：</strong>{data.nextStep}</p>}
      {hindrances.map((why) => <p key={why} role="alert" className="panel panel-care"><strong>{t('现在窗口不能办理')}：</strong>{why}</p>)}
      {action && hindrances.length === 0 && (
        <form ref={form} className="stack" onSubmit={(event) => void act(event)} aria-label={said(action.label)}>
          <PayloadForm fields={action.payload} values={values} onChange={change} errors={byPath(problems)} application={data} />
          {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
          <Problems caseId={data.documentId} problems={problems.filter(({ path }) => !path.startsWith('payload.'))} />
          {action.confirm && <p id="counter-confirm" className="panel">{action.confirm}</p>}
          <div className="row">
            <Button htmlType="submit" type="primary" size="large" loading={busy} aria-describedby={action.confirm ? 'counter-confirm' : undefined}>{said(action.label)}</Button>
            <Button size="large" onClick={onLeave}>{t('换一件')}</Button>
          </div>
          <p className="small quiet keys-hint">{t('键盘：数字键勾选，Enter 办理，Esc 换一件')}</p>
        </form>
      )}
      {!action && papers.length > 0 && <div className="row">{papers.map(({ key: kind, label }) => <PdfButton key={kind} path={`${cases.path(data.documentId)}/documents/${kind}`} name={`${label}.pdf`}>{label}</PdfButton>)}</div>}
      {(!action || hindrances.length > 0) && <p><Button onClick={onLeave}>{t('换一件')}</Button></p>}
    </section>
  );
}
