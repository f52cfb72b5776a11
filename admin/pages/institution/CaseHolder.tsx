import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import { cases } from '../../providers/case';
import type { Case } from '../../types/Case';

/** Who holds a case, and since when (F17). */
export function CaseHolder({ data }: { data: Case }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { data: steps } = useQuery({ queryKey: ['history', data.documentId], queryFn: ({ signal }) => cases.history(data.documentId, signal) });
  const names: Record<string, string> = { institution: t('本机构'), reviewer: t('审核人员'), approver: t('签批负责人'), counter: t('服务窗口') };
  const holder = names[data.holder ?? ''];
  const since = steps?.at(-1)?.at ?? data.createdAt;
  return holder ? <p>{t('目前在{{holder}}，自 {{since}} 起', { holder, since: moment(since) })}</p> : null;
}
