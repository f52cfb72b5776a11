import { App, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import type { Material } from '../../types/Case';

interface ItemToolsProps {
  caseId: string;
  material: Material;
  onMaterial: (material: Material) => void;
  reload: () => Promise<unknown>;
}

/** Renames an item of 其他需要上传的材料, or takes it away while it is empty. */
export function ItemTools({ caseId, material, onMaterial, reload }: ItemToolsProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [title, setTitle] = useState<string | null>(null);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      void message.error(sentenceOf(error));
    }
  };
  const rename = (): Promise<void> =>
    attempt(async () => {
      onMaterial(await cases.renameItem(caseId, material.slot, title ?? ''));
      setTitle(null);
    });
  const drop = (): Promise<void> =>
    attempt(async () => {
      await cases.dropItem(caseId, material.slot);
      await reload();
    });
  if (title !== null) {
    return (
      <span className="row">
        <Input style={{ width: 260, maxWidth: '100%' }} aria-label={t('材料名称')} value={title} maxLength={80} onChange={({ target }) => setTitle(target.value)} onPressEnter={() => void rename()} />
        <Button type="primary" disabled={!title.trim()} onClick={() => void rename()}>{t('确定')}</Button>
        <Button onClick={() => setTitle(null)}>{t('取消')}</Button>
      </span>
    );
  }
  return (
    <span className="row">
      <Button size="small" onClick={() => setTitle(material.title ?? '')}>{t('改名')}</Button>
      {material.pageCount === 0 && (
        <Popconfirm title={t('删除“{{title}}”？', { title: material.title })} okText={t('删除')} cancelText={t('取消')} onConfirm={() => void drop()}>
          <Button size="small" danger>{t('删除')}</Button>
        </Popconfirm>
      )}
    </span>
  );
}
