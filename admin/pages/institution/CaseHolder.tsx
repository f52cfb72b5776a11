import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import type { Case } from '../../types/Case';

/** Who holds a case, and since when (F17). */
export function CaseHolder({ data }: { data: Case }): React.JSX.Element | null {
  const { t } = useTranslation();
  const names: Record<string, string> = { institution: t('本机构'), reviewer: t('审核人员'), approver: t('签批负责人'), counter: t('服务窗口'), nursing: t('执业机构护理部') };
  const holder = names[data.holder ?? ''] ?? data.holderLabel;
  return holder && data.holder !== 'nurse' ? <p>{t('目前在{{holder}}，自 {{since}} 起', { holder, since: moment(data.heldSince) })}</p> : null;
}
