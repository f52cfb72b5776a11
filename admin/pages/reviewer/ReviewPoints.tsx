import { App, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { said } from '../../providers/locale';
import { desk } from '../../providers/workbench';
import type { Case } from '../../types/Case';
import type { Workbench } from '../../types/Workbench';

interface ReviewPointsProps {
  data: Case;
  bench: Workbench;
  refresh: () => Promise<void>;
  onPoint: (target: string) => void;
}

/** What a reviewer looks at, in order: ticked for the case and the round, for everybody who works on it. */
export function ReviewPoints({ data, bench, refresh, onPoint }: ReviewPointsProps): React.JSX.Element | null {
  const { t } = useTranslation();
  const { message } = App.useApp();
  /** What was clicked and the server has not confirmed yet. */
  const [sent, setSent] = useState<Record<string, boolean>>({});
  const points = data.review?.points ?? [];
  if (points.length === 0) return null;
  const ticked = new Map(bench.ticks.filter(({ round }) => round === data.round).map((tick) => [tick.point, tick]));
  const isTicked = (point: string): boolean => sent[point] ?? ticked.has(point);
  const tick = async (point: string, on: boolean): Promise<void> => {
    setSent((before) => ({ ...before, [point]: on }));
    try {
      await desk.tick(data.documentId, point, on);
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    await refresh();
    setSent(({ [point]: _settled, ...others }) => others);
  };
  return (
    <section className="stack-s" aria-labelledby="points">
      <h2 id="points">{t('审核要点')}（{points.filter((point) => isTicked(point.key)).length}/{points.length}）</h2>
      <ul className="stack-s">
        {points.map((point) => (
          <li key={point.key} className="row between" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
            <Checkbox checked={isTicked(point.key)} onChange={({ target }) => void tick(point.key, target.checked)}>{said(point.label)}{ticked.has(point.key) && <span className="small quiet"> {ticked.get(point.key)?.author}</span>}</Checkbox>
            {point.target && <button type="button" className="viewer-switch" onClick={() => onPoint(point.target)}>{t('查看')}</button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
