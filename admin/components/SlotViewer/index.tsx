import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cases } from '../../providers/case';
import type { Case, Material } from '../../types/Case';
import { PageImage } from '../PageImage';
import { PdfButton } from '../PdfButton';
import { Tabs } from '../Tabs';
import { PdfFrame } from './PdfFrame';
import './style.css';

interface SlotViewerProps {
  data: Case;
  /** Slot to show, when something else on the screen points at it; each pointing is a new object. */
  point?: { slot: string } | undefined;
}

function SlotPages({ data, material }: { data: Case; material: Material }): React.JSX.Element {
  const { t } = useTranslation();
  const path = cases.slotPath(data.documentId, material.slot);
  const [merged, setMerged] = useState(false);
  const asks = [material.seal && t('加盖公章'), material.signature && t('签字'), material.copyMark && t('注明“与原件一致”')].filter(Boolean).join(' · ');
  if (material.pageCount === 0) return <p className="panel">{material.required ? t('没有上传（必须上传）。') : t('没有上传。')}</p>;
  return (
    <div className="stack-s">
      {asks && <p className="small quiet">{t('要求')}：{asks}</p>}
      <div className="row">
        <button type="button" className="viewer-switch" aria-pressed={merged} onClick={() => setMerged(!merged)}>{merged ? t('逐页查看') : t('查看合并后的 PDF')}</button>
        <PdfButton size="small" path={`${path}/file`} name={`${material.label}.pdf`}>{t('在新标签页打开')}</PdfButton>
      </div>
      {merged ? <PdfFrame path={`${path}/file`} title={material.label} /> : (
        <div className="viewer-pages" tabIndex={0} role="region" aria-label={material.label}><ol>
          {material.pages.map((page, index) => (
            <li key={page.id}>
              <PageImage path={`${path}/pages/${page.id}/preview?size=screen`} alt={t('{{what}} 第 {{n}} 页', { what: material.label, n: index + 1 })} rotation={page.rotation} fallback={t('本页没有缩略图，请查看合并后的 PDF')} />
              <p className="small quiet">{t('第 {{n}} 页：{{name}}', { n: index + 1, name: page.name })}</p>
            </li>
          ))}
        </ol></div>
      )}
    </div>
  );
}

/** The documents of a case, a tab for each material. */
export function SlotViewer({ data, point }: SlotViewerProps): React.JSX.Element {
  const { t } = useTranslation();
  const [own, setOwn] = useState({ after: point, slot: data.materials.find(({ pageCount }) => pageCount > 0)?.slot ?? data.materials[0]?.slot });
  const active = own.after === point ? own.slot : point?.slot;
  if (data.materials.length === 0) return <p>{t('这项业务不需要上传材料。')}</p>;
  return (
    <Tabs
      label={t('材料')}
      active={active}
      onChange={(slot) => setOwn({ after: point, slot })}
      items={data.materials.map((material) => ({ key: material.slot, label: `${material.label}（${material.pageCount}）`, children: <SlotPages data={data} material={material} /> }))}
    />
  );
}
