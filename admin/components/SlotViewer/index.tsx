import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, Material } from '../../types/Case';
import { Tabs } from '../Tabs';
import { PeoplePages } from './PeoplePages';
import { SlotPages } from './SlotPages';
import './style.css';

export { SlotPages };

interface SlotViewerProps {
  data: Case;
  /** Slot to show, when something else on the screen points at it; each pointing is a new object. */
  point?: { slot: string } | undefined;
}

/** What a tab shows: one material, or everybody's evidence under one head. */
interface Entry {
  key: string;
  label: string;
  /** The materials behind it, by which something else on the screen may point at them. */
  slots: string[];
  children: React.ReactNode;
}

/** The documents of a case, a tab for each material; the evidence of people has one together, with an entry for each. */
export function SlotViewer({ data, point }: SlotViewerProps): React.JSX.Element {
  const { t } = useTranslation();
  const itemsOf = (base: Material): Material[] => data.materials.filter(({ of, repeat }) => of === base.slot && !repeat);
  const people = data.materials.filter((base) => base.repeat?.by === 'row' && itemsOf(base).length > 0);
  const inTabs = data.materials.filter((material) => (material.repeat ? people.includes(material) : !people.some(({ slot }) => slot === material.of)));
  const entries = inTabs.map((material): Entry => {
    if (!material.repeat) return { key: material.slot, label: `${material.label}（${material.pageCount}）`, slots: [material.slot], children: <SlotPages data={data} material={material} /> };
    const items = itemsOf(material);
    return {
      key: material.slot, label: t('{{what}}（{{count}} 人）', { what: material.label, count: items.length }), slots: items.map(({ slot }) => slot),
      children: <PeoplePages data={data} base={material} items={items} point={point} />,
    };
  });
  const [own, setOwn] = useState({ after: point, key: (entries.find(({ slots }) => data.materials.some(({ slot, pageCount }) => slots.includes(slot) && pageCount > 0)) ?? entries[0])?.key });
  const pointed = entries.find(({ slots }) => point && slots.includes(point.slot))?.key;
  const active = own.after === point ? own.key : (pointed ?? own.key);
  if (entries.length === 0) return <p>{t('这项业务不需要上传材料。')}</p>;
  return <Tabs label={t('材料')} active={active} onChange={(key) => setOwn({ after: point, key })} items={entries} />;
}
