import type { Field } from '@medregistry/language';
import { useQuery } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldInput } from '../../components/FieldInput';
import { Loading } from '../../components/Loading';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';
import { said } from '../../providers/locale';
import type { Value, Values } from '../../types/Case';

interface Person {
  documentId: string;
  version: number;
  values: Values;
  /** Masks of what is not shown whole. */
  masked: Record<string, string | undefined>;
}

interface PersonEditorProps {
  institution: string;
  /** null for somebody who is added. */
  person: string | null;
  fields: Field[];
  onSaved: () => void;
  onClose: () => void;
}

const DOCTOR_ONLY = new Set(['doctorCategory', 'doctorLevel', 'practiceScope', 'qualificationNumber', 'practiceNumber', 'multiSite', 'aestheticChief']);

/** What is asked of a person: doctors and technicians carry different papers. */
const asked = ({ key }: Field, category: Value): boolean => (DOCTOR_ONLY.has(key) ? category === 'doctor' : key === 'certificateNumber' ? category !== 'doctor' : true);

/** One doctor or technician, by hand; a number that is shown as a mask stays as it is unless a new one is typed. */
export function PersonEditor({ institution, person, fields, onSaved, onClose }: PersonEditorProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const at = `/api/institutions/${institution}/staff`;
  const [changes, setChanges] = useState<Values>({});
  const [errors, setErrors] = useState<Record<string, string[]>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [key] = useState(newKey);
  const { data: record, error } = useQuery({ queryKey: ['staff', institution, person], enabled: person !== null, queryFn: ({ signal }) => ask<Person>(`${at}/${person ?? ''}`, { signal }), gcTime: 0 });
  const values: Values = { onPost: true, ...record?.values, ...changes };
  const change = (field: string, value: Value): void => setChanges((before) => ({ ...before, [field]: value }));
  const withMask = (field: Field): Field => {
    const mask = record?.masked[field.key];
    return mask ? { ...field, required: false, help: t('现为 {{mask}}，不修改请留空。', { mask }) } : field;
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    setErrors({});
    try {
      if (record) await ask(`${at}/${record.documentId}`, { method: 'PUT', body: { data: changes }, version: record.version });
      else await ask(at, { method: 'POST', body: { data: { ...changes } }, idempotencyKey: `${key}${JSON.stringify(changes).length}` });
      void message.success(t('已保存'));
      onSaved();
    } catch (thrown) {
      if (thrown instanceof ApiError) setErrors(thrown.errors);
      setFailure(sentenceOf(thrown));
    }
    setBusy(false);
  };
  return (
    <Modal open width={820} title={person ? t('修改人员') : t('新增人员')} okText={t('保存')} cancelText={t('取消')} confirmLoading={busy} okButtonProps={{ disabled: person !== null && !record }} onOk={() => void save()} onCancel={onClose} destroyOnHidden>
      {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
      {error && <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>}
      {person && !record && !error && <Loading />}
      {(!person || record) && (
        <div className="fields">
          {fields.filter((field) => asked(field, values['category'] ?? null)).map((field) => {
            const shown = field.key === 'category' && field.options ? { ...field, options: field.options.filter(({ value }) => value !== 'nurse'), help: t('护士由护士注册数据得出，不在这里登记。') } : withMask(field);
            return <FieldInput key={field.key} field={{ ...shown, label: said(shown.label) }} path={field.key} value={values[field.key] ?? null} onChange={change} errors={errors} />;
          })}
        </div>
      )}
    </Modal>
  );
}
