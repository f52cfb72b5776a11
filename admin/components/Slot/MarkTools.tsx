import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Material } from '../../types/Case';

interface MarkToolsProps {
  material: Material;
  onMark: (on: boolean) => void;
}

/** Lays 与原件一致 over a whole slot in one click, or takes it off again (F37). */
export function MarkTools({ material, onMark }: MarkToolsProps): React.JSX.Element | null {
  const { t } = useTranslation();
  const marked = material.pages.filter(({ mark }) => mark !== null).length;
  if (material.markLines.length === 0 || material.pageCount === 0) return null;
  return (
    <div className="panel stack-s">
      <p className="row between">
        <span>
          <strong>{t('复印件加注')}</strong>{' '}
          {marked === 0 ? t('由系统在每一页左下角加注：') : marked === material.pageCount ? t('全部页已加注：') : t('已加注 {{marked}} 页，共 {{count}} 页：', { marked, count: material.pageCount })}
          {material.markLines.join('　')}
        </span>
        <span className="row">
          {marked < material.pageCount && <Button icon={<SafetyCertificateOutlined />} onClick={() => onMark(true)}>{t('全部加注“与原件一致”')}</Button>}
          {marked > 0 && <Button onClick={() => onMark(false)}>{t('取消加注')}</Button>}
        </span>
      </p>
      <p className="small quiet">{t('加注不代替公章：打印后仍须加盖单位公章。')}</p>
    </div>
  );
}
