import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, Material } from '../../types/Case';
import { PersonFacts } from '../RowEvidence/PersonFacts';
import { SlotPages } from './SlotPages';

interface PeoplePagesProps {
  data: Case;
  /** The slot that repeats for the rows of people. */
  base: Material;
  items: Material[];
  point: { slot: string } | undefined;
}

const personOf = ({ slot }: Material): string => slot.slice(slot.indexOf(':') + 1);

/** The evidence of people (资质证明, F55): who there is, and of the one chosen what the roster says beside the pages. */
export function PeoplePages({ data, base, items, point }: PeoplePagesProps): React.JSX.Element {
  const { t } = useTranslation();
  const [own, setOwn] = useState({ after: point, slot: items[0]?.slot });
  const slot = own.after === point ? own.slot : (items.find((item) => item.slot === point?.slot)?.slot ?? own.slot);
  const shown = items.find((item) => item.slot === slot) ?? items[0];
  return (
    <div className="stack-s">
      <ul className="viewer-people" aria-label={t('人员')}>
        {items.map((item) => (
          <li key={item.slot}>
            <button type="button" className="viewer-switch" aria-pressed={item === shown} onClick={() => setOwn({ after: point, slot: item.slot })}>{t('{{what}}（{{count}} 页）', { what: item.title ?? item.label, count: item.pageCount })}</button>
          </li>
        ))}
      </ul>
      {shown && <div className="stack-s viewer-person" key={shown.slot}><PersonFacts data={data} slot={base} id={personOf(shown)} /><SlotPages data={data} material={shown} /></div>}
    </div>
  );
}
