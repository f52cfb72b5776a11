import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import type { PracticeRecord } from '../../types/PracticeRecord';
import { StatusTag } from '../StatusTag';

interface RecordListProps {
  records: PracticeRecord[];
  empty: string;
  /** For whoever keeps them. */
  onCorrect?: (record: PracticeRecord) => void;
}

/** Good and bad records of a nurse, each with what it said before it was corrected. */
export function RecordList({ records, empty, onCorrect }: RecordListProps): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  if (records.length === 0) return <p>{empty}</p>;
  return (
    <ul className="stack">
      {records.map((record) => (
        <li key={record.id} className="stack-s">
          <p className="row">
            <StatusTag tone={record.withdrawn ? 'idle' : record.kind === 'good' ? 'good' : 'bad'}>{record.withdrawn ? t('{{kind}}（已撤销）', { kind: record.kindLabel }) : record.kindLabel}</StatusTag>
            <strong>{record.categoryLabel}</strong>
            <span className="quiet">{day(record.occurredOn)}</span>
            {onCorrect && !record.decided && !record.withdrawn && <Button size="small" onClick={() => onCorrect(record)} aria-label={t('更正：{{facts}}', { facts: record.facts.slice(0, 20) })}>{t('更正')}</Button>}
          </p>
          <p>{record.facts}</p>
          <p className="small quiet">{t('凭据：{{evidence}}', { evidence: record.evidence })}{record.basis && `　${t('依据：{{basis}}', { basis: record.basis })}`}　{t('{{authority}} {{day}} 记载', { authority: record.authority, day: day(record.recordedOn) })}</p>
          {record.reason && <p className="small">{record.withdrawn ? t('撤销理由：{{reason}}', { reason: record.reason }) : t('更正理由：{{reason}}', { reason: record.reason })}</p>}
          {record.earlier.length > 0 && (
            <details>
              <summary className="small">{t('更正以前的内容（{{count}}）', { count: record.earlier.length })}</summary>
              <ul className="stack-s">{record.earlier.map(({ version, facts, evidence, recordedOn }) => <li key={version} className="small quiet">{day(recordedOn)}　{facts}　{t('凭据：{{evidence}}', { evidence })}</li>)}</ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
