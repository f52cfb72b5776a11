import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import type { DraftNotes as Drafting } from '../../hooks/useDraftNotes';
import { newKey } from '../../providers/http';
import type { Case, Value } from '../../types/Case';
import type { Draft } from '../../types/Workbench';
import { NotesEditor } from '../NotesEditor';
import { labelOfTarget } from '../NotesEditor/targetsOf';

interface DraftNotesProps {
  data: Case;
  draft: Drafting;
  others: Draft[];
}

/** Notes that are not sent yet: one's own, and those that a colleague has left behind. */
export function DraftNotes({ data, draft, others }: DraftNotesProps): React.JSX.Element {
  const { t } = useTranslation();
  const words = { clean: t('已保存在服务器'), dirty: t('正在保存…'), failed: t('尚未保存：{{why}}', { why: draft.failure ?? '' }) }[draft.state];
  const adopt = ({ notes }: Draft): void => draft.set([...draft.notes, ...notes.map((note) => ({ ...note, key: newKey() }))]);
  return (
    <section className="stack-s" aria-labelledby="draft-notes">
      <div className="row between">
        <h2 id="draft-notes">{t('待发出的意见')}（{draft.notes.length}）</h2>
        <span className="small quiet" role="status">{draft.notes.length > 0 && words}</span>
      </div>
      {draft.notes.length === 0 && <p className="quiet small">{t('在字段、页面或者人员上按 n 键、右键或者“提意见”写下意见；退回时一次性发出。')}</p>}
      <NotesEditor value={draft.notes as unknown as Value} onChange={(next) => draft.set((next ?? []) as never)} application={data} />
      {others.filter(({ notes }) => notes.length > 0).map((other) => (
        <details key={other.author} className="panel">
          <summary>{t('{{name}}的草稿（{{count}} 条）', { name: other.author, count: other.notes.length })} <span className="small quiet">{moment(other.savedAt)}</span></summary>
          <ul className="stack-s">
            {other.notes.map((note) => <li key={note.key}><span className="small quiet">{labelOfTarget(data, note.target, t) || t('整个申请')}</span><br /><span className="pre">{note.text}</span></li>)}
          </ul>
          <Button size="small" onClick={() => adopt(other)}>{t('采用这些意见')}</Button>
        </details>
      ))}
    </section>
  );
}
