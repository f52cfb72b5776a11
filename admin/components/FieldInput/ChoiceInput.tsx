import type { Field } from '@medregistry/language';
import { Checkbox, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { Value } from '../../types/Case';
import { describedBy } from '../Frame';
import { FEW } from './index';

interface ChoiceInputProps {
  field: Field;
  id: string;
  value: Value;
  onChange: (value: Value) => void;
  disabled: boolean;
}

/** A week of ticks still stands open. */
const FEW_TICKS = 7;

/** 是/否, one of some, some of many. Few options stand open, many are searched. */
export function ChoiceInput({ field, id, value, onChange, disabled }: ChoiceInputProps): React.JSX.Element {
  const { t } = useTranslation();
  const options = (field.options ?? []).map((option) => ({ value: option.value, label: said(option.label) }));
  if (field.type === 'yes-no') {
    return (
      <Radio.Group id={id} value={value} disabled={disabled} onChange={({ target }) => onChange(target.value as boolean)}>
        <Radio value={true}>{t('是')}</Radio>
        <Radio value={false}>{t('否')}</Radio>
      </Radio.Group>
    );
  }
  const few = options.length <= FEW;
  if (field.type === 'choices') {
    const chosen = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    if (options.length <= FEW_TICKS) return <Checkbox.Group value={chosen} options={options} disabled={disabled} onChange={(next) => onChange(next)} />;
    return (
      <Select id={id} mode="multiple" value={chosen} options={options} disabled={disabled} onChange={(next) => onChange(next)} optionFilterProp="label" style={{ width: '100%' }} aria-label={said(field.label)} />
    );
  }
  if (few) return <Radio.Group id={id} value={value} options={options} disabled={disabled} onChange={({ target }) => onChange(target.value as string)} />;
  return (
    <Select
      id={id}
      showSearch
      allowClear
      optionFilterProp="label"
      placeholder={t('请选择')}
      value={typeof value === 'string' ? value : null}
      options={options}
      disabled={disabled}
      onChange={(next) => onChange(next ?? null)}
      style={{ width: '100%' }}
      aria-describedby={describedBy(id)}
    />
  );
}
