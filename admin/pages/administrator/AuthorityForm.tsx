import { authorityKinds, authorityLevels, optionsOf } from '@medregistry/config/enums';
import type { Field } from '@medregistry/language';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldInput } from '../../components/FieldInput';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import { said } from '../../providers/locale';
import type { AuthorityLine } from '../../types/AuthorityLine';
import type { Value, Values } from '../../types/Case';

interface AuthorityFormProps {
  /** The authority that is changed; null for a new one. */
  line: AuthorityLine | null;
  parent: AuthorityLine;
  onDone: () => Promise<void>;
  onCancel: () => void;
}

const options = (table: Parameters<typeof optionsOf>[0]): { value: string; label: string }[] => optionsOf(table).map(({ key, label }) => ({ value: key, label }));

const PLACE: Field[] = [
  { key: 'code', label: '机关代码', type: 'text', required: true, help: '例如 110105-WJ；新增后不能修改。' },
  { key: 'kind', label: '类别', type: 'choice', required: true, options: options(authorityKinds) },
  { key: 'level', label: '层级', type: 'choice', required: true, options: options(authorityLevels) },
  { key: 'regionCode', label: '行政区划代码', type: 'text', required: true },
];

const FACTS: Field[] = [
  { key: 'name', label: '名称', type: 'text', required: true },
  { key: 'shortName', label: '简称', type: 'text', required: true },
  { key: 'address', label: '地址', type: 'text' },
  { key: 'phone', label: '电话', type: 'text' },
  { key: 'creditCode', label: '统一社会信用代码', type: 'text' },
];

/** Name and address of an authority, and for a new one its place among the others. */
export function AuthorityForm({ line, parent, onDone, onCancel }: AuthorityFormProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fields = line ? FACTS : [...FACTS, ...PLACE];
  const [values, setValues] = useState<Values>(() => Object.fromEntries(fields.map(({ key }) => [key, (line?.[key as keyof AuthorityLine] ?? null) as Value])));
  const [errors, setErrors] = useState<Record<string, string[]>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    setErrors({});
    setFailure(null);
    const data = Object.fromEntries(fields.map(({ key }) => [key, values[key] === '' ? null : (values[key] ?? null)]));
    try {
      if (line) await ask(`/api/authorities/${line.id}`, { method: 'PUT', version: line.version, body: { data } });
      else await ask('/api/authorities', { method: 'POST', body: { data: { ...data, parent: parent.id } } });
      void message.success(t('已保存'));
      await onDone();
    } catch (error) {
      const found: Record<string, string[]> = {};
      for (const problem of error instanceof ApiError ? error.problems : []) (found[problem.path.replace(/^(body\.)?(data\.)?/, '')] ??= []).push(problem.message);
      setErrors(found);
      setFailure(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <form className="stack-s" aria-label={line ? t('修改机关') : t('新增下级机关')} onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <div className="fields">
        {fields.map((field) => <FieldInput key={field.key} field={{ ...field, label: t(said(field.label)) }} path={field.key} value={values[field.key] ?? null} onChange={(key, value) => setValues((before) => ({ ...before, [key]: value }))} errors={errors} />)}
      </div>
      {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
      <div className="row"><Button type="primary" htmlType="submit" loading={busy}>{t('保存')}</Button><Button onClick={onCancel}>{t('取消')}</Button></div>
    </form>
  );
}
