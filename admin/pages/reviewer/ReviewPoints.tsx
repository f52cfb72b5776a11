import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../hooks/useMe';
import { said } from '../../providers/locale';
import type { Case } from '../../types/Case';

const keyOf = (data: Case): string => `medregistry.points.${data.documentId}.${data.round}`;

const recall = (key: string): Set<string> => {
  try {
    return new Set(JSON.parse(localStorage.getItem(key) ?? '[]') as string[]);
  } catch {
    return new Set();
  }
};

/** What a reviewer looks at, in order: a help for the memory, kept on this device for this round. */
export function ReviewPoints({ data, onPoint }: { data: Case; onPoint: (target: string) => void }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { has } = useMe();
  const key = keyOf(data);
  const [ticked, setTicked] = useState(() => recall(key));
  const points = data.review?.points ?? [];
  if (points.length === 0 || !(has('reviewer') || has('approver'))) return null;
  const tick = (point: string, on: boolean): void => {
    const next = new Set(ticked);
    if (on) next.add(point);
    else next.delete(point);
    setTicked(next);
    localStorage.setItem(key, JSON.stringify([...next]));
  };
  return (
    <section className="card stack-s" aria-labelledby="points">
      <h2 id="points">{t('审核要点')}（{points.filter((point) => ticked.has(point.key)).length}/{points.length}）</h2>
      <ul className="stack-s">
        {points.map((point) => (
          <li key={point.key} className="row between" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
            <Checkbox checked={ticked.has(point.key)} onChange={({ target }) => tick(point.key, target.checked)}>{said(point.label)}</Checkbox>
            {point.target && <button type="button" className="viewer-switch" onClick={() => onPoint(point.target)}>{t('查看')}</button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
