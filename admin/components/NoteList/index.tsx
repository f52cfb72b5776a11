import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import type { Note, NoteCategory } from '../../types/Case';
import { StatusTag } from '../StatusTag';

interface NoteListProps {
  notes: Note[];
  /** What the reader can do with a note, such as answering it. */
  action?: (note: Note) => ReactNode;
  showTarget?: boolean;
}

/** Review notes (审核意见) as both sides read them. */
export function NoteList({ notes, action, showTarget = false }: NoteListProps): React.JSX.Element {
  const { t } = useTranslation();
  const labels: Record<NoteCategory, string> = { material: t('材料问题'), standard: t('基本标准问题'), other: t('其他特殊情况') };
  return (
    <ul className="stack-s">
      {notes.map((note) => (
        <li key={note.documentId} id={`notes.${note.documentId}`} className={`panel stack-s ${note.open ? 'panel-care' : ''}`} style={{ scrollMarginTop: 80 }}>
          <p className="row">
            <StatusTag tone={note.open ? 'attention' : 'good'}>{note.open ? t('待整改') : t('已答复')}</StatusTag>
            {note.severity === 'advice' && <StatusTag tone="idle">{t('建议')}</StatusTag>}
            <span className="small quiet">{labels[note.category]} · {t('第 {{n}} 轮', { n: note.round })}{showTarget && note.targetLabel ? ` · ${note.targetLabel}` : ''}</span>
          </p>
          <p className="pre">{note.text}</p>
          {note.lateReason && <p className="small quiet">{t('上一轮没有提出的原因')}：{note.lateReason}</p>}
          <p className="small quiet">{note.author} <time dateTime={note.at}>{moment(note.at)}</time></p>
          {note.reply !== null && note.reply !== '' && <p className="pre"><strong>{t('答复')}：</strong>{note.reply}</p>}
          {note.verdict && <p><StatusTag tone={note.verdict === 'met' ? 'good' : 'bad'}>{note.verdict === 'met' ? t('整改通过') : t('仍不合格')}</StatusTag></p>}
          {note.open && action?.(note)}
        </li>
      ))}
    </ul>
  );
}
