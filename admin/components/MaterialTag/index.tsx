import { useTranslation } from 'react-i18next';
import type { Material } from '../../types/Case';
import { StatusTag } from '../StatusTag';

/** How a material stands (未上传 / 已上传 / 被退回 / 已通过), and how many pages lie in it. */
export function MaterialTag({ material }: { material: Pick<Material, 'state' | 'pageCount' | 'required'> }): React.JSX.Element {
  const { t } = useTranslation();
  const { state, pageCount, required } = material;
  return (
    <span className="row">
      {state === 'returned' && <StatusTag tone="bad">{t('被退回')}</StatusTag>}
      {state === 'passed' && <StatusTag tone="good">{t('已通过')}</StatusTag>}
      {pageCount > 0
        ? <StatusTag tone={state === 'returned' ? 'idle' : 'good'}>{t('已上传 {{count}} 页', { count: pageCount })}</StatusTag>
        : <StatusTag tone={required ? 'attention' : 'idle'}>{required ? t('未上传，必须上传') : t('未上传，可不上传')}</StatusTag>}
    </span>
  );
}
