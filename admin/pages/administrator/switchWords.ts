import type { TFunction } from 'i18next';
import type { SwitchLine, SwitchValue } from '../../types/SwitchLine';

/** A value of a switch in words. */
export function switchWords({ type, options, unit }: Pick<SwitchLine, 'type' | 'options' | 'unit'>, value: SwitchValue, t: TFunction): string {
  if (type === 'yes-no') return value ? t('是') : t('否');
  if (type === 'choice') return options?.find((option) => option.value === value)?.label ?? String(value);
  return `${String(value)} ${unit ?? ''}`.trim();
}
