import { useTranslation } from 'react-i18next';
import { cases } from '../../providers/case';
import type { Case } from '../../types/Case';
import { usePrintCaption } from '../../hooks/usePrintCaption';
import { PdfButton } from '../PdfButton';

/**
 * What can be printed (文书), at the foot of the page as the trade is used to; what cannot be printed yet says why.
 */
export function Documents({ data, withDossier = false }: { data: Case; withDossier?: boolean }): React.JSX.Element | null {
  const { t } = useTranslation();
  const caption = usePrintCaption();
  if (data.documents.length === 0) return null;
  const ready = data.documents.filter(({ available }) => available);
  const waiting = data.documents.filter(({ available }) => !available);
  return (
    <footer className="card stack-s" aria-label={t('打印')}>
      <div className="row">
        {ready.map(({ key, label, kind }) => (
          <PdfButton key={key} type={kind === 'issued' ? 'primary' : 'default'} path={`${cases.path(data.documentId)}/documents/${key}`} name={`${label}.pdf`}>{caption(label)}</PdfButton>
        ))}
        {withDossier && <PdfButton path={`${cases.path(data.documentId)}/dossier`} name={`${data.number ?? data.documentId}.pdf`}>{t('打印全部材料')}</PdfButton>}
      </div>
      {waiting.map(({ key, label, reason }) => <p key={key} className="quiet">{caption(label)}：{reason ?? t('目前还不能打印。')}</p>)}
    </footer>
  );
}
