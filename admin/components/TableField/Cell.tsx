import type { Field } from '@medregistry/language';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { Value } from '../../types/Case';
import { StatusTag } from '../StatusTag';

/** A value as it is read; the result of comparing with the registers (核对结果) stands out. */
export function Cell({ column, value }: { column: Field; value: Value }): React.JSX.Element {
  const { t } = useTranslation();
  if (value === null || value === '') return <span className="quiet">—</span>;
  if (typeof value === 'boolean') return <>{value ? t('是') : t('否')}</>;
  const name = (one: Value): string => said(column.options?.find((option) => option.value === one)?.label) || String(one);
  if (Array.isArray(value)) return <>{column.type === 'table' ? t('{{count}} 行', { count: value.length }) : value.map(name).join('、')}</>;
  if (typeof value === 'object') return <>{Object.keys(value).length}</>;
  if (column.key === 'match') return <StatusTag tone={value === 'consistent' ? 'good' : 'attention'}>{name(value)}</StatusTag>;
  return <>{name(value)}</>;
}
