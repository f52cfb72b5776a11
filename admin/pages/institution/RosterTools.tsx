import type { Section } from '@medregistry/language';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { said } from '../../providers/locale';
import type { Value, Values } from '../../types/Case';
import { RefreshPreview } from './RefreshPreview';
import { refreshRows } from './refreshRows';

interface RosterToolsProps {
  caseId: string;
  section: Section;
  values: Values;
  onChange: (section: string, field: string, value: Value) => void;
}

/** Takes over what the registers say now (从注册数据更新), once it was seen what would change; rows that were added by hand stay. */
export function RosterTools({ caseId, section, values, onChange }: RosterToolsProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const refresh = async (): Promise<void> => {
    setBusy(true);
    try {
      const { form } = await cases.prefill(caseId);
      const tables = section.fields.filter(({ type, prefill }) => type === 'table' && prefill);
      const changes = tables.map((field) => ({ field, change: refreshRows(values[field.key] ?? null, form[section.key]?.[field.key] ?? null) }));
      modal.confirm({
        title: t('用注册数据更新“{{what}}”？', { what: said(section.label) }),
        width: 680,
        content: <div className="stack">{changes.map(({ field, change }) => <RefreshPreview key={field.key} field={field} change={change} />)}</div>,
        okText: t('更新'),
        cancelText: t('取消'),
        onOk: () => changes.forEach(({ field, change }) => onChange(section.key, field.key, change.rows)),
      });
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    setBusy(false);
  };
  return <Button loading={busy} onClick={() => void refresh()}>{t('从注册数据更新')}</Button>;
}
