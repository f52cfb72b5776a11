import type { Field } from '@medregistry/language';
import { Input, InputNumber } from 'antd';
import type { Value } from '../../types/Case';
import { describedBy } from '../Frame';

interface PlainInputProps {
  field: Field;
  id: string;
  value: Value;
  onChange: (value: Value) => void;
  disabled: boolean;
  invalid: boolean;
}

/** Text, long text, numbers and dates. Dates use the browser's own picker: typed, small and known to phones. */
export function PlainInput({ field, id, value, onChange, disabled, invalid }: PlainInputProps): React.JSX.Element {
  const common = { id, disabled, 'aria-describedby': describedBy(id), 'aria-invalid': invalid, ...(invalid ? { status: 'error' as const } : {}) };
  const { maxLength, max, min } = field.rule ?? {};
  if (field.type === 'integer' || field.type === 'decimal') {
    return (
      <InputNumber
        {...common}
        style={{ width: '100%' }}
        value={typeof value === 'number' ? value : null}
        onChange={onChange}
        controls={false}
        inputMode={field.type === 'integer' ? 'numeric' : 'decimal'}
        {...(field.type === 'integer' ? { precision: 0 } : {})}
        {...(min === undefined ? {} : { 'aria-valuemin': min })}
        {...(max === undefined ? {} : { 'aria-valuemax': max })}
      />
    );
  }
  const text = typeof value === 'string' ? value : '';
  const change = (event: { target: { value: string } }): void => onChange(event.target.value === '' ? null : event.target.value);
  if (field.type === 'long-text') {
    return <Input.TextArea {...common} value={text} onChange={change} autoSize={{ minRows: 3, maxRows: 14 }} {...(maxLength ? { maxLength, showCount: true } : {})} />;
  }
  return <Input {...common} type={field.type === 'date' ? 'date' : 'text'} value={text} onChange={change} {...(maxLength ? { maxLength } : {})} autoComplete="off" />;
}
