import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cases } from '../../providers/case';
import type { Case, Material } from '../../types/Case';
import { moment } from '../../hooks/useDates';
import { MaterialTag } from '../MaterialTag';
import { NoteList } from '../NoteList';
import { NoteHere } from '../NoteHere';
import { PageImage } from '../PageImage';
import { PdfButton } from '../PdfButton';
import { asksOf } from '../Slot/asksOf';
import { SlotHints } from '../Slot/SlotHints';
import { SlotVersions } from '../SlotVersions';
import { PdfFrame } from './PdfFrame';

/** One material as it is read: its state, what to check, the notes on it, its pages. */
export function SlotPages({ data, material }: { data: Case; material: Material }): React.JSX.Element {
  const { t } = useTranslation();
  const path = cases.slotPath(data.documentId, material.slot);
  const [merged, setMerged] = useState(false);
  const asks = asksOf(material, t);
  const notes = data.notes.filter(({ target }) => target === `materials.${material.slot}` || target.startsWith(`materials.${material.slot}.`));
  const head = (
    <>
      <p className="row"><MaterialTag material={material} /></p>
      {notes.length > 0 && <NoteList notes={notes} />}
      <SlotHints hints={material.hints} />
    </>
  );
  if (material.pageCount === 0) return <div className="stack-s">{head}<p className="panel" data-note-target={`materials.${material.slot}`} tabIndex={-1}>{material.required ? t('没有上传（必须上传）。') : t('没有上传。')}<NoteHere target={`materials.${material.slot}`} what={material.label} /></p><SlotVersions caseId={data.documentId} material={material} /></div>;
  return (
    <div className="stack-s">
      {head}
      {asks && <p className="small quiet">{t('要求')}：{asks}</p>}
      <div className="row">
        <NoteHere target={`materials.${material.slot}`} what={material.label} />
        <button type="button" className="viewer-switch" aria-pressed={merged} onClick={() => setMerged(!merged)}>{merged ? t('逐页查看') : t('查看合并后的 PDF')}</button>
        <PdfButton size="small" path={`${path}/file`} name={`${material.label}.pdf`}>{t('在新标签页打开')}</PdfButton>
      </div>
      {merged ? <PdfFrame path={`${path}/file`} title={material.label} /> : (
        <div className="viewer-pages" tabIndex={0} role="region" aria-label={material.label}><ol>
          {material.pages.map((page, index) => (
            <li key={page.id} data-note-target={`materials.${material.slot}.${page.id}`} tabIndex={-1}>
              <PageImage path={`${path}/pages/${page.id}/preview?size=screen&mark=${encodeURIComponent(page.mark?.at ?? '')}`} alt={t('{{what}} 第 {{n}} 页', { what: material.label, n: index + 1 })} rotation={page.rotation} fallback={t('本页没有缩略图，请查看合并后的 PDF')} />
              <p className="small quiet">{t('第 {{n}} 页：{{name}}', { n: index + 1, name: page.name })}{page.mark && ` · ${t('{{name}}于 {{time}} 加注“与原件一致”', { name: page.mark.by, time: moment(page.mark.at) })}`}<NoteHere target={`materials.${material.slot}.${page.id}`} what={`${material.label} ${index + 1}`} /></p>
            </li>
          ))}
        </ol></div>
      )}
      <SlotVersions caseId={data.documentId} material={material} />
    </div>
  );
}
