import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePrintCaption } from '../../hooks/usePrintCaption';
import { sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import type { Case, Material, Page } from '../../types/Case';
import type { ReactNode } from 'react';
import { PageGrid } from '../PageGrid';
import { PdfButton } from '../PdfButton';
import { StatusTag } from '../StatusTag';
import { DropZone } from './DropZone';
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
  children?: ReactNode;
}

/** One material (材料) with its pages: many files, one PDF; adding a page never replaces another. */
export function Slot({ caseId, material, disabled, documents, onMaterial, reload, children }: SlotProps): React.JSX.Element {
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
  const printable = documents.find(({ key }) => key === material.printable);
  const asks = [material.seal && t('加盖公章'), material.signature && t('签字'), material.copyMark && t('注明“与原件一致”')].filter(Boolean).join(' · ');
  return (
    <section className="card stack" id={`materials.${material.slot}`} aria-labelledby={`slot-${material.slot}`} style={{ scrollMarginTop: 76 }}>
      <div className="row between">
        <h2 id={`slot-${material.slot}`}>{material.label}</h2>
        <StatusTag tone={material.pageCount ? 'good' : material.required ? 'attention' : 'idle'}>
          {material.pageCount ? t('已上传 {{count}} 页', { count: material.pageCount }) : material.required ? t('必须上传') : t('可不上传')}
        </StatusTag>
      </div>
      {material.requirement && <p className="pre quiet">{material.requirement}</p>}
      {asks && <p className="small"><strong>{t('要求')}：</strong>{asks}</p>}
      {children}
      <PageGrid pages={material.pages} previewPath={({ id }) => `${cases.slotPath(caseId, material.slot)}/pages/${id}/preview?size=thumb`} disabled={fixed} onArrange={arrange} onRemove={({ id }) => void attempt(() => cases.remove(caseId, material.slot, material.version, id))} />
      <Uploads items={uploads.items} onRetry={uploads.retry} onDismiss={uploads.dismiss} />
      {!fixed && <DropZone label={material.label} onFiles={uploads.add} />}
      <div className="row">
        {printable?.available && !fixed && <PdfButton path={`${cases.path(caseId)}/documents/${printable.key}`} name={`${material.label}.pdf`}>{caption(printable.label)}</PdfButton>}
        {material.pageCount > 0 && <PdfButton path={`${cases.slotPath(caseId, material.slot)}/file`} name={`${material.label}.pdf`}>{t('预览合并后的 PDF')}</PdfButton>}
      </div>
    </section>
  );
}
