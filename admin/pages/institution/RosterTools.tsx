import type { Section } from '@medregistry/language';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { said } from '../../providers/locale';
import type { Value, Values } from '../../types/Case';
import { refreshRows } from './refreshRows';

interface RosterToolsProps {
  caseId: string;
  section: Section;
  values: Values;
  onChange: (section: string, field: string, value: Value) => void;
}

/** Takes over what the registers say now (从注册数据更新); rows that were added by hand stay. */
export function RosterTools({ caseId, section, values, onChange }: RosterToolsProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const refresh = async (): Promise<void> => {
    setBusy(true);
    try {
      const { form } = await cases.prefill(caseId);
      const tables = section.fields.filter(({ type, prefill }) => type === 'table' && prefill);
      const changes = tables.map(({ key }) => ({ key, ...refreshRows(values[key] ?? null, form[section.key]?.[key] ?? null) }));
      const [added, removed] = [changes.reduce((sum, change) => sum + change.added, 0), changes.reduce((sum, change) => sum + change.removed, 0)];
      modal.confirm({
        title: t('用注册数据更新“{{what}}”？', { what: said(section.label) }),
        content: t('新增 {{added}} 行，移出 {{removed}} 行，其余按注册数据更新；手工添加的行保留。', { added, removed }),
        okText: t('更新'),
        cancelText: t('取消'),
        onOk: () => changes.forEach(({ key, rows }) => onChange(section.key, key, rows)),
      });
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    setBusy(false);
  };
  return <Button loading={busy} onClick={() => void refresh()}>{t('从注册数据更新')}</Button>;
}
