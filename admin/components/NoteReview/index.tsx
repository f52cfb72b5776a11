import type { NoteVerdict } from '@medregistry/language';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftNotes } from '../../hooks/useDraftNotes';
import { sentenceOf } from '../../providers/ApiError';
import { desk } from '../../providers/workbench';
import type { Case, Note } from '../../types/Case';
import type { Changes } from '../../types/Workbench';
import { ChangesView } from '../ChangesView';
import { NoteList } from '../NoteList';
import { changesAt } from './changesAt';

interface NoteReviewProps {
  data: Case;
  changes: Changes | undefined;
  draft: DraftNotes;
  reload: () => Promise<unknown>;
  /** Whether the reader may find notes met or not. */
  judges: boolean;
}

/** Notes of earlier rounds with the answer and what has changed at the place; each is found met or not. */
export function NoteReview({ data, changes, draft, reload, judges }: NoteReviewProps): React.JSX.Element | null {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const judge = async (note: Note, verdict: NoteVerdict): Promise<void> => {
    try {
      await desk.judge(data.documentId, note.documentId, note.verdict === verdict ? null : verdict);
      const again = verdict === 'unmet' && note.verdict !== verdict && !draft.notes.some(({ target, text }) => target === note.target && text === note.text);
      if (again) draft.add({ target: note.target, category: note.category, severity: note.severity, text: note.text, ...(note.code ? { code: note.code } : {}) });
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    await reload();
  };
  if (data.notes.length === 0) return null;
  return (
    <section className="stack-s" aria-label={t('审核意见')}>
      <h2>{t('已发出的意见')}</h2>
      <ul className="stack-s">
        {data.notes.map((note) => (
          <li key={note.documentId} className="stack-s">
            <NoteList notes={[note]} showTarget />
            {note.round < data.round && (
              <>
                {changes && note.target !== '' && <ChangesView data={data} changes={changesAt(changes, note.target)} empty={t('这里没有改动。')} />}
                {judges && (
                  <div className="row" role="group" aria-label={note.text}>
                    <Button size="small" aria-pressed={note.verdict === 'met'} type={note.verdict === 'met' ? 'primary' : 'default'} onClick={() => void judge(note, 'met')}>{t('通过')}</Button>
                    <Button size="small" danger aria-pressed={note.verdict === 'unmet'} onClick={() => void judge(note, 'unmet')}>{t('仍不合格')}</Button>
                  </div>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
