import type { Problem } from '@medregistry/language';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { newKey } from '../../providers/http';
import { said } from '../../providers/locale';
import type { BatchAction, BatchOutcome } from '../../types/BatchAction';
import type { Value, Values } from '../../types/Case';
import type { Row } from '../../types/Row';
import { sendable } from '../ActionBar/sendable';
import { PayloadForm } from '../PayloadForm';

interface BatchDialogProps {
  action: BatchAction;
  rows: Row[];
  /** @param done whether something was sent */
  onClose: (done: boolean) => void;
}

const reasonOf = ({ message, problems }: BatchOutcome): string => (problems.length > 0 ? problems.map((problem) => problem.message).join(' ') : (message ?? ''));
const ofPayload = (outcomes: readonly BatchOutcome[]): Problem[] => outcomes.flatMap(({ problems }) => problems.filter(({ path }) => path.startsWith('payload.')));

/** Asks once what the event needs, fires it on every picked case and says of each what became of it. */
export function BatchDialog({ action, rows, onClose }: BatchDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [values, setValues] = useState<Values>({});
  const [outcomes, setOutcomes] = useState<BatchOutcome[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const change = (field: string, value: Value): void => {
    key.current = newKey();
    setValues((before) => ({ ...before, [field]: value }));
  };
  const fire = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      setOutcomes(await cases.fireEach(action.event, rows, sendable(action.payload, values), key.current));
      void client.invalidateQueries({ queryKey: ['me'] });
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('applications') });
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setBusy(false);
  };
  const done = outcomes?.filter((outcome) => outcome.done) ?? [];
  const left = outcomes?.filter((outcome) => !outcome.done) ?? [];
  // What was typed wrong is wrong for every case: it is mended here and sent again.
  const again = outcomes !== null && done.length === 0 && ofPayload(left).length > 0;
  const finished = outcomes !== null && !again;
  const close = (): void => onClose(outcomes !== null);
  return (
    <Modal open title={t('批量{{label}}（{{count}} 件）', { label: said(action.label), count: rows.length })} width={780} maskClosable={false} onCancel={close} confirmLoading={busy}
      footer={finished ? <Button type="primary" onClick={close}>{t('关闭')}</Button> : undefined} onOk={() => void fire()} okText={action.confirm ? t('是') : t('确定')} cancelText={action.confirm ? t('否') : t('取消')} okButtonProps={{ danger: action.intent === 'danger' }}>
      <div className="stack">
        {!finished && (
          <>
            {action.confirm && <p className="pre">{action.confirm}</p>}
            <PayloadForm fields={action.payload} values={values} onChange={change} errors={again ? new ApiError(422, '', { problems: ofPayload(left.slice(0, 1)) }).errors : {}} />
            <details><summary>{t('选中的业务')}</summary><ul>{rows.map(({ documentId, number, subjectName }) => <li key={documentId}>{subjectName} {number}</li>)}</ul></details>
          </>
        )}
        {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
        {finished && (
          <div role="status" className="stack-s">
            {done.length > 0 && <p className="panel panel-good">{t('已办理 {{count}} 件。', { count: done.length })}</p>}
            {left.length > 0 && (
              <section className="panel panel-care stack-s" aria-label={t('没有办理的业务')}>
                <p>{t('{{count}} 件没有办理，仍是原来的状态：', { count: left.length })}</p>
                <ul>{left.map((outcome) => <li key={outcome.documentId}><Link to={`/applications/${outcome.documentId}`}>{outcome.subjectName} {outcome.number}</Link>：{reasonOf(outcome)}</li>)}</ul>
              </section>
            )}
          </div>
        )}
      </div>
    </Modal>
  );
}
