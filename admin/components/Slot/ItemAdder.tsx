import { App, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import type { Material } from '../../types/Case';

interface ItemAdderProps {
  caseId: string;
  material: Material;
  disabled: boolean;
  onMaterial: (material: Material) => void;
}

const OTHER = 'other';

/** A slot that takes any number of items: one is added under its kind or a name of one's own, and gets a place for its pages. */
export function ItemAdder({ caseId, material, disabled, onMaterial }: ItemAdderProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const id = useId();
  const [kind, setKind] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const kinds = material.repeat?.by === 'title' ? material.repeat.kinds : [];
  const pick = (value: string): void => {
    setKind(value);
    setTitle(kinds.find((candidate) => candidate.value === value)?.label ?? '');
  };
  const add = async (): Promise<void> => {
    setBusy(true);
    try {
      onMaterial(await cases.addItem(caseId, material.slot, title, kind === OTHER ? null : kind));
      setTitle('');
      setKind(null);
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    setBusy(false);
  };
  return (
    <section className="card stack" id={`materials.${material.slot}`} aria-labelledby={`slot-${material.slot}`} style={{ scrollMarginTop: 76 }}>
      <h2 id={`slot-${material.slot}`}>{material.label}</h2>
      {material.requirement && <p className="pre quiet">{material.requirement}</p>}
      {!disabled && (
        <div className="item-adder">
          <div>
            <label htmlFor={`${id}kind`} className="small">{t('材料种类')}</label>
            <Select id={`${id}kind`} style={{ width: '100%' }} placeholder={t('请选择')} value={kind} onChange={pick} options={[...kinds, { value: OTHER, label: t('其他（自己命名）') }]} />
          </div>
          <div>
            <label htmlFor={`${id}title`} className="small">{t('材料名称')}</label>
            <Input id={`${id}title`} value={title} maxLength={80} onChange={({ target }) => setTitle(target.value)} onPressEnter={() => title.trim() && void add()} />
          </div>
          <Button type="primary" ghost loading={busy} disabled={!title.trim()} onClick={() => void add()}>{t('添加一份材料')}</Button>
        </div>
      )}
    </section>
  );
}
