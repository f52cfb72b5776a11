import { optionsOf, ratingGrades } from '@medregistry/config/enums';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { Rating } from '../../types/Rating';
import { Frame } from '../Frame';

interface RatingCardProps {
  application: string;
  /** The case's version: it may have been closed. */
  version: number;
}

/** 好差评: five grades, once, when the case is closed; below it what the authority answered. */
export function RatingCard({ application, version }: RatingCardProps): React.JSX.Element | null {
  const { t } = useTranslation();
  const { day } = useDates();
  const { message } = App.useApp();
  const [grade, setGrade] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const path = `/api/applications/${application}/rating`;
  const { data, refetch } = useQuery({ queryKey: ['rating', application, version], queryFn: ({ signal }) => ask<{ open: boolean; rating: Rating | null }>(path, { signal }) });
  if (!data || (!data.open && !data.rating)) return null;
  const rate = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await ask(path, { method: 'POST', body: { data: { grade, comment } } });
      void message.success(t('感谢您的评价'));
      await refetch();
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setBusy(false);
  };
  return (
    <section className="card stack-s" aria-labelledby="rating">
      <h2 id="rating">{t('评价这次服务')}</h2>
      {data.rating ? (
        <>
          <p><strong>{data.rating.gradeLabel}</strong>　{day(data.rating.ratedOn)}</p>
          {data.rating.comment && <p className="pre">{data.rating.comment}</p>}
          {data.rating.answer && <div className="panel panel-good"><p><strong>{t('登记机关的答复')}</strong>　{day(data.rating.answeredOn)}</p><p className="pre">{data.rating.answer}</p></div>}
          {!data.rating.answer && data.rating.dueOn && <p className="panel">{t('登记机关会在 {{day}} 前核实并答复您。', { day: day(data.rating.dueOn) })}</p>}
        </>
      ) : (
        <>
          <p className="quiet">{t('每件业务可以评价一次，办理人员看不到是谁评价的。')}</p>
          <Frame id="rating-grade" label={t('满意程度')} required group>
            <Radio.Group value={grade} onChange={({ target }) => setGrade(target.value as string)} options={optionsOf(ratingGrades).map(({ key, label }) => ({ value: key, label }))} />
          </Frame>
          <Frame id="rating-comment" label={t('说明')} help={t('不满意的，请写明哪里可以改进。')}>
            <Input.TextArea id="rating-comment" autoSize={{ minRows: 2 }} maxLength={500} value={comment} onChange={({ target }) => setComment(target.value)} />
          </Frame>
          {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
          <p><Button type="primary" loading={busy} disabled={!grade} onClick={() => void rate()}>{t('提交评价')}</Button></p>
        </>
      )}
    </section>
  );
}
