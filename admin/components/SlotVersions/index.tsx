import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import { cases } from '../../providers/case';
import type { Material } from '../../types/Case';
import { PdfButton } from '../PdfButton';

function Versions({ caseId, material }: { caseId: string; material: Material }): React.JSX.Element {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['versions', caseId, material.slot, material.version], queryFn: ({ signal }) => cases.versions(caseId, material.slot, signal) });
  if (!data) return <p className="quiet">{t('正在载入…')}</p>;
  return (
    <ul className="stack-s">
      {data.filter(({ version }) => version < material.version).map(({ version, pages, changedAt, changedBy, round }) => (
        <li key={version} className="row between">
          <span>
            {round !== null && <strong>{t('第 {{n}} 轮提交', { n: round })} · </strong>}
            {t('{{count}} 页', { count: pages })} · {changedBy} <time dateTime={changedAt}>{moment(changedAt)}</time>
          </span>
          {pages > 0 && <PdfButton size="small" path={`${cases.slotPath(caseId, material.slot)}/versions/${version}/file`} name={`${material.label}-${version}.pdf`}>{t('查看')}</PdfButton>}
        </li>
      ))}
    </ul>
  );
}

/** Earlier versions of a material: what was replaced stays and can be looked at (F52). */
export function SlotVersions({ caseId, material }: { caseId: string; material: Material }): React.JSX.Element | null {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (material.version < 2) return null;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('以前的版本')}</summary>
      {open && <Versions caseId={caseId} material={material} />}
    </details>
  );
}
