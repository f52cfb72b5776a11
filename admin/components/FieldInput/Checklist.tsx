import type { Field } from '@medregistry/language';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { Value } from '../../types/Case';

interface ChecklistProps {
  field: Field;
  id: string;
  value: Value;
  onChange: (value: Value) => void;
  disabled: boolean;
  errors: Record<string, string[]>;
}

/** Ticks of what was looked at (窗口核对); each item says its own problem. */
export function Checklist({ field, id, value, onChange, disabled, errors }: ChecklistProps): React.JSX.Element {
  const { t } = useTranslation();
  const ticks = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  return (
    <ul className="stack-s">
      {(field.items ?? []).map((item) => (
        <li key={item.key}>
          <Checkbox checked={ticks[item.key] === true} disabled={disabled} onChange={({ target }) => onChange({ ...ticks, [item.key]: target.checked })}>
            {said(item.label)}
            {item.required === false && <span className="quiet">（{t('可不勾选')}）</span>}
          </Checkbox>
          {(errors[`${id}.${item.key}`] ?? []).map((error) => <p key={error} className="frame-errors"><span>{error}</span></p>)}
        </li>
      ))}
    </ul>
  );
}
