import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Material } from '../../types/Case';

/** Evidence that belongs to people is added at the person's row of the form. */
export function PeopleSlot({ caseId, material }: { caseId: string; material: Material }): React.JSX.Element {
  const { t } = useTranslation();
  const table = material.repeat?.by === 'row' ? material.repeat.tables[0] : undefined;
  return (
    <section className="card stack-s" id={`materials.${material.slot}`} aria-labelledby={`slot-${material.slot}`} style={{ scrollMarginTop: 76 }}>
      <h2 id={`slot-${material.slot}`}>{material.label}</h2>
      {material.requirement && <p className="pre quiet">{material.requirement}</p>}
      <p><Link to={`/applications/${caseId}/form#form.${table?.split('.')[0] ?? ''}`}>{t('到名录中本人所在行上传')}</Link></p>
    </section>
  );
}
