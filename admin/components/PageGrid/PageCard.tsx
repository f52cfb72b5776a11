import { ArrowLeftOutlined, ArrowRightOutlined, DeleteOutlined, HolderOutlined, RotateRightOutlined, SafetyCertificateOutlined, WarningOutlined } from '@ant-design/icons';
import { useSortable } from '@dnd-kit/sortable';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Hint, Page } from '../../types/Case';
import { PageImage } from '../PageImage';

interface PageCardProps {
  page: Page;
  number: number;
  last: boolean;
  path: string;
  hints: Hint[];
  markable: boolean;
  disabled: boolean;
  onTurn: () => void;
  onMark: () => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

/** One page: its picture, its number and what can be done with it. */
export function PageCard({ page, number, last, path, hints, markable, disabled, onTurn, onMark, onMove, onRemove }: PageCardProps): React.JSX.Element {
  const { t } = useTranslation();
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: page.id, disabled });
  const style = { transform: transform ? `translate3d(${transform.x}px, ${transform.y}px, 0)` : undefined, transition, zIndex: isDragging ? 2 : undefined };
  return (
    <li ref={setNodeRef} style={style} className={`page-card ${isDragging ? 'page-card-lifted' : ''}`}>
      <PageImage path={path} alt={t('第 {{n}} 页：{{name}}', { n: number, name: page.name })} rotation={page.rotation} fallback={page.kind === 'pdf' ? t('PDF 页') : t('无法预览')} />
      <p className="page-card-name" title={page.name}><strong>{number}</strong> {page.name}</p>
      {page.mark && <p className="page-card-mark">{t('已加注“与原件一致”')}</p>}
      {hints.length > 0 && <p className="page-card-hint" title={hints.map(({ message }) => message).join('\n')}><WarningOutlined aria-hidden /> {t('建议检查')}</p>}
      {!page.checked && <p className="page-card-wait small quiet">{t('正在检查…')}</p>}
      {!disabled && (
        <p className="page-card-tools">
          <Button type="text" size="small" icon={<HolderOutlined />} {...attributes} {...listeners} aria-label={t('拖动第 {{n}} 页', { n: number })} />
          <Button type="text" size="small" icon={<ArrowLeftOutlined />} disabled={number === 1} onClick={() => onMove(-1)} aria-label={t('第 {{n}} 页前移', { n: number })} />
          <Button type="text" size="small" icon={<ArrowRightOutlined />} disabled={last} onClick={() => onMove(1)} aria-label={t('第 {{n}} 页后移', { n: number })} />
          <Button type="text" size="small" icon={<RotateRightOutlined />} onClick={onTurn} aria-label={t('旋转第 {{n}} 页', { n: number })} />
          {markable && <Button type="text" size="small" icon={<SafetyCertificateOutlined />} aria-pressed={page.mark !== null} onClick={onMark} aria-label={page.mark ? t('取消第 {{n}} 页的加注', { n: number }) : t('给第 {{n}} 页加注“与原件一致”', { n: number })} />}
          <Popconfirm title={t('移出第 {{n}} 页？', { n: number })} description={t('移出前的版本仍会保留。')} okText={t('移出')} cancelText={t('取消')} onConfirm={onRemove}>
            <Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={t('移出第 {{n}} 页', { n: number })} />
          </Popconfirm>
        </p>
      )}
    </li>
  );
}
