import { useInvalidate, type BaseRecord } from '@refinedev/core';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FieldInput } from '../../components/FieldInput';
import { PageTitle } from '../../components/PageTitle';
import { Versions } from '../../components/Versions';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { dataProvider } from '../../providers/dataProvider';
import { said } from '../../providers/locale';
import type { Value, Values } from '../../types/Case';
import { NoticeAttachments } from './NoticeAttachments';
import { NoticeReaders } from './NoticeReaders';
import { useNoticeOptions } from './useNoticeOptions';
import { kinds, wordsOf, type RecordKind } from './kinds';

interface RecordEditorProps {
  kind: RecordKind;
  record: BaseRecord | null;
  reload: () => Promise<unknown>;
}

/** Dates arrive as instants or days; the input wants the day. */
const dayOf = (value: Value): Value => (typeof value === 'string' ? value.slice(0, 10) : value);

/** Problems may come as `title`, `body.title` or `data.title`; here each belongs to its field, or to a row of it. */
function errorsOf(error: unknown): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { path, message } of error instanceof ApiError ? error.problems : []) (errors[path.replace(/^(body\.)?(data\.)?/, '')] ??= []).push(message);
  return errors;
}

/** A record as a form; saved with the version it was read at, so that nobody's change is lost unseen. */
export function RecordEditor({ kind, record, reload }: RecordEditorProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const { fields, one, title, shown = (given: Values) => given, written: back = (given: Values) => given } = kinds[kind];
  const [values, setValues] = useState<Values>(() => shown(Object.fromEntries(fields.map(({ key, type }) => [key, type === 'date' ? dayOf((record?.[key] ?? null) as Value) : ((record?.[key] ?? null) as Value)]))));
  const [errors, setErrors] = useState<Record<string, string[]>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const notices = useNoticeOptions(kind === 'campaigns');
  const change = (key: string, value: Value): void => setValues((before) => ({ ...before, [key]: value }));
  const save = async (version: unknown): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      // the record is sent whole: what is left out of a part could be taken for its default
      const written = fields.filter(({ key, readOnly }) => !readOnly && ((values[key] ?? null) !== null || (record?.[key] ?? null) !== null));
      const variables = back(Object.fromEntries(written.map(({ key }) => [key, values[key] ?? null])));
      if (record) await dataProvider.update({ resource: kind, id: String(record.id), variables, meta: { version } });
      else await dataProvider.create({ resource: kind, variables });
      await invalidate({ resource: kind, invalidates: ['all'] });
      void message.success(t('已保存'));
      navigate(`/${kind}`);
    } catch (error) {
      if (error instanceof ApiError && error.statusCode === 412) {
        modal.confirm({ title: t('有人刚刚修改过这条记录'), content: t('载入最新内容后再修改？您本次的修改将不保留。'), okText: t('载入最新内容'), cancelText: t('留在本页'), onOk: () => void reload() });
      } else {
        setErrors(errorsOf(error));
        setFailure(sentenceOf(error));
      }
    }
    setBusy(false);
  };
  return (
    <div className="stack">
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void save(record?.['version']); }}>
        <PageTitle title={record ? String(record['title'] ?? record['name'] ?? record['question'] ?? t(title)) : t('新建{{what}}', { what: t(one) })} />
        <div className="card fields">
          {fields.map((field) => (
            <div key={field.key} className={field.type === 'long-text' || field.type === 'table' ? 'frame-wide' : ''}>
              <FieldInput field={{ ...field, ...(field.key === 'notice' ? { options: notices } : {}), label: t(said(field.label)), ...(field.help ? { help: t(said(field.help)) } : {}) }} path={field.key} value={values[field.key] ?? null} onChange={change} errors={errors} />
            </div>
          ))}
        </div>
        {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={busy}>{t('保存')}</Button>
          <Button onClick={() => navigate(`/${kind}`)}>{t('返回')}</Button>
        </div>
      </form>
      {record && kind === 'notices' && <NoticeAttachments notice={String(record.id)} />}
      {record && kind === 'notices' && record['mustAcknowledge'] === true && <NoticeReaders notice={String(record.id)} version={Number(record['version'])} />}
      {record && <Versions path={`/api/${kind}/${String(record.id)}`} version={Number(record['version'])} linesOf={(content) => new Map(fields.map((field) => [t(said(field.label)), wordsOf(field, content[field.key] ?? null)]))} onRestored={reload} />}
    </div>
  );
}
