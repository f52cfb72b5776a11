import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrintCaption } from '../../hooks/usePrintCaption';
import { sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import type { Case, Material, Page } from '../../types/Case';
import { MaterialTag } from '../MaterialTag';
import { PageGrid } from '../PageGrid';
import { PdfButton } from '../PdfButton';
import { SlotVersions } from '../SlotVersions';
import { asksOf } from './asksOf';
import { DropZone } from './DropZone';
import { ItemTools } from './ItemTools';
import { MarkTools } from './MarkTools';
import { SlotHints } from './SlotHints';
import { Uploads } from './Uploads';
import { useUploads } from './useUploads';
import './style.css';

interface SlotProps {
  caseId: string;
  material: Material;
  disabled: boolean;
  documents: Case['documents'];
  onMaterial: (material: Material) => void;
  reload: () => Promise<unknown>;
  /** Whether it is an item that the applicant named. */
  named?: boolean;
  children?: ReactNode;
}

/** One material (材料) with its pages: many files, one PDF; adding a page never replaces another. */
export function Slot({ caseId, material, disabled, documents, onMaterial, reload, named = false, children }: SlotProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const caption = usePrintCaption();
  const uploads = useUploads(`${cases.slotPath(caseId, material.slot)}/pages`, onMaterial);
  const fixed = disabled || material.frozen;
  const attempt = async (work: () => Promise<Material>): Promise<void> => {
    try {
      onMaterial(await work());
    } catch (error) {
      void message.error(sentenceOf(error));
      await reload();
    }
  };
  const arrange = (pages: Page[]): void => {
    onMaterial({ ...material, pages });
    void attempt(() => cases.arrange(caseId, material.slot, material.version, pages.map(({ id, rotation }) => ({ id, rotation }))));
  };
  const mark = (on: boolean, pages: string[] | null): void => void attempt(() => cases.mark(caseId, material.slot, material.version, on, pages));
  const printable = documents.find(({ key }) => key === material.printable);
  const asks = asksOf(material, t);
  return (
    <section className="card stack" id={`materials.${material.slot}`} aria-labelledby={`slot-${material.slot}`} style={{ scrollMarginTop: 76 }}>
      <div className="row between">
        <h2 id={`slot-${material.slot}`}>{material.label}</h2>
        <MaterialTag material={material} />
      </div>
      {material.requirement && <p className="pre quiet">{material.requirement}</p>}
      {asks && <p className="small"><strong>{t('要求')}：</strong>{asks}</p>}
      {children}
      <SlotHints hints={material.hints} />
      <PageGrid
        pages={material.pages}
        hints={material.hints}
        markable={material.markLines.length > 0}
        previewPath={({ id, mark: laid }) => `${cases.slotPath(caseId, material.slot)}/pages/${id}/preview?size=thumb&mark=${encodeURIComponent(laid?.at ?? '')}`}
        disabled={fixed}
        onArrange={arrange}
        onMark={(page, on) => mark(on, [page.id])}
        onRemove={({ id }) => void attempt(() => cases.remove(caseId, material.slot, material.version, id))}
      />
      {!fixed && <MarkTools material={material} onMark={(on) => mark(on, null)} />}
      <Uploads items={uploads.items} onRetry={uploads.retry} onDismiss={uploads.dismiss} />
      {!fixed && <DropZone label={material.label} onFiles={uploads.add} />}
      <div className="row">
        {named && !fixed && <ItemTools caseId={caseId} material={material} onMaterial={onMaterial} reload={reload} />}
        {printable?.available && !fixed && <PdfButton path={`${cases.path(caseId)}/documents/${printable.key}`} name={`${material.label}.pdf`}>{caption(printable.label)}</PdfButton>}
        {material.pageCount > 0 && <PdfButton path={`${cases.slotPath(caseId, material.slot)}/file`} name={`${material.label}.pdf`}>{t('预览合并后的 PDF')}</PdfButton>}
      </div>
      <SlotVersions caseId={caseId} material={material} />
    </section>
  );
}
