import type { Problem } from '@medregistry/language';
import { useQueryClient } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetAct, keepAct, recallAct } from '../../hooks/actDraft';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { newKey } from '../../providers/http';
import { said } from '../../providers/locale';
import type { Action, Case, Value, Values } from '../../types/Case';
import { PayloadForm } from '../PayloadForm';
import { Problems } from '../Problems';
import { sendable } from './sendable';

interface ActionDialogProps {
  action: Action;
  data: Case;
  initial: Values;
  take: (answer: Case) => void;
  reload: () => Promise<unknown>;
  onClose: () => void;
  onDone: (answer: Case) => void;
  notes?: NotesInMaking | undefined;
}

/** Notes that are kept as a draft beside the case, and sent with the event that asks for notes. */
export interface NotesInMaking {
  kept: Value[];
  change: (notes: Value) => void;
  /** Runs before they are sent, and after it with whether they went through. */
  before: () => Promise<void>;
  after: (sent: boolean) => void;
}

const byPath = (problems: Problem[]): Record<string, string[]> => new ApiError(422, '', { problems }).errors;

/**
 * Asks what the event needs and fires it. One act has one idempotency key, so that a second click or a retry after
 * a lost answer has no second effect; changed contents make a new act.
 */
export function ActionDialog({ action, data, initial, take, reload, onClose, onDone, notes }: ActionDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const sends = action.payload.find(({ type }) => type === 'notes')?.key;
  const [values, setValues] = useState<Values>(() => ({ ...recallAct(data.documentId, action.event, action.payload), ...initial, ...(sends && notes ? { [sends]: notes.kept } : {}) }));
  const [problems, setProblems] = useState<Problem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const touched = useRef(false);
  useEffect(() => {
    if (touched.current) keepAct(data.documentId, action.event, action.payload, values);
  }, [action, data.documentId, values]);
  const change = (field: string, value: Value): void => {
    key.current = newKey();
    touched.current = true;
    setValues((before) => ({ ...before, [field]: value }));
    if (field === sends) notes?.change(value);
  };
  const fire = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      if (sends) await notes?.before();
      const answer = await cases.fire(data.documentId, action.event, data.version, sendable(action.payload, values), key.current);
      if (sends) notes?.after(true);
      forgetAct(data.documentId, action.event);
      take(answer);
      void client.invalidateQueries({ queryKey: ['me'] });
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('applications') });
      void message.success(t('已完成：{{label}}', { label: said(action.label) }));
      onDone(answer);
    } catch (error) {
      if (sends) notes?.after(false);
      setFailure(sentenceOf(error));
      setProblems(error instanceof ApiError ? error.problems : []);
      if (error instanceof ApiError && [409, 412].includes(error.statusCode)) {
        key.current = newKey();
        await reload();
      }
    }
    setBusy(false);
  };
  const elsewhere = problems.filter(({ path }) => !path.startsWith('payload.') && !path.startsWith('notes.'));
  return (
    <Modal open title={said(action.label)} width={action.payload.length ? 780 : 480} maskClosable={false} onCancel={onClose} confirmLoading={busy} onOk={() => void fire()} okText={action.confirm ? t('是') : t('确定')} cancelText={action.confirm ? t('否') : t('取消')} okButtonProps={{ danger: action.intent === 'danger' }}>
      <div className="stack" onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !busy) void fire(); }}>
        {data.lease && !data.lease.mine && !data.lease.expired && <p className="panel panel-care">{t('本件由{{name}}领取。您可以办理，但请先与其联系，以免重复。', { name: data.lease.name })}</p>}
        {!sends && notes && notes.kept.length > 0 && action.payload.length > 0 && <p className="panel panel-care">{t('还有 {{count}} 条意见没有发出。这项操作不会发出意见；要发出，请先退回。', { count: notes.kept.length })}</p>}
        {action.confirm && <p className="pre">{action.confirm}</p>}
        <PayloadForm fields={action.payload} values={values} onChange={change} errors={byPath(problems)} application={data} />
        {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
        <Problems caseId={data.documentId} problems={elsewhere} />
      </div>
    </Modal>
  );
}
