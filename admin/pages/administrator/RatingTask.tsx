import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Frame } from '../../components/Frame';
import { StatusTag } from '../../components/StatusTag';
import { daysUntil, useDates } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { RatingLine } from '../../types/Rating';

interface RatingTaskProps {
  line: RatingLine;
  onDone: () => Promise<unknown>;
}

/** One rating: what was said, until when, and the answer. */
export function RatingTask({ line, onDone }: RatingTaskProps): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const waits = line.state === 'open' || line.state === 'contacted';
  const late = waits && line.dueOn !== null && daysUntil(line.dueOn) < 0;
  const send = async (act: 'contact' | 'answer', body?: object): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await ask(`/api/ratings/${line.id}/${act}`, { method: 'POST', ...(body ? { body } : {}) });
      await onDone();
    } catch (error) {
      setFailure(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <section className="card stack-s" aria-label={line.number}>
      <div className="row between">
        <h2><Link to={`/applications/${line.application}`}>{line.name}</Link></h2>
        <StatusTag tone={waits ? 'attention' : 'good'}>{line.stateLabel}</StatusTag>
      </div>
      <p className="small quiet">{line.procedureLabel}　{line.number}</p>
      <p><strong>{line.gradeLabel}</strong>　{day(line.ratedOn)}</p>
      {line.comment && <p className="pre">{line.comment}</p>}
      {line.answer && <p className="panel pre">{t('答复')}：{line.answer}</p>}
      {waits && (
        <>
          <p className={late ? 'panel panel-bad' : 'panel'}>{line.state === 'open' ? t('请在 {{contact}} 前联系评价人，在 {{due}} 前答复。', { contact: day(line.contactBy), due: day(line.dueOn) }) : t('请在 {{due}} 前答复。', { due: day(line.dueOn) })}</p>
          <Frame id={`answer-${line.id}`} label={t('答复')} required help={t('写明核实的情况和怎样改进。')}>
            <Input.TextArea id={`answer-${line.id}`} autoSize={{ minRows: 2 }} maxLength={1000} value={text} onChange={({ target }) => setText(target.value)} />
          </Frame>
          {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
          <div className="row">
            {line.state === 'open' && <Button loading={busy} onClick={() => void send('contact')}>{t('已联系评价人')}</Button>}
            <Button type="primary" loading={busy} disabled={text.trim().length < 5} onClick={() => void send('answer', { data: { text: text.trim() } })}>{t('答复')}</Button>
          </div>
        </>
      )}
    </section>
  );
}
