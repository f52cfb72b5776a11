import type { Field } from '@medregistry/language';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Value, Values } from '../../types/Case';
import { FieldInput } from '../FieldInput';

interface RowEditorProps {
  title: string;
  columns: Field[];
  row: Values;
  path: string;
  errors: Record<string, string[]>;
  disabled: boolean;
  onSave: (row: Values) => void;
  onCancel: () => void;
}

/** One row in a dialog: roomy on a phone, and the whole row with all its columns. */
export function RowEditor({ title, columns, row, path, errors, disabled, onSave, onCancel }: RowEditorProps): React.JSX.Element {
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>(row);
  const change = (key: string, value: Value): void => setValues((before) => ({ ...before, [key]: value }));
  return (
    <Modal open title={title} width={820} onCancel={onCancel} onOk={() => (disabled ? onCancel() : onSave(values))} okText={disabled ? t('关闭') : t('确定')} cancelText={t('取消')} destroyOnHidden>
      <div className="fields">
        {columns.map((column) => (
          <FieldInput key={column.key} field={column} path={`${path}.${column.key}`} value={values[column.key] ?? null} onChange={change} errors={errors} disabled={disabled} />
        ))}
      </div>
    </Modal>
  );
}
