import { Button, Input, Radio, Select } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../providers/http';
import { said } from '../../providers/locale';
import type { Case, Value } from '../../types/Case';
import type { DraftNote } from '../../types/Workbench';
import { NotePlacesContext } from '../NoteHere/context';
import { targetChoices } from './targetsOf';
import { useNoteWords } from './useNoteWords';

interface NotesEditorProps {
  value: Value;
  onChange: (value: Value) => void;
  application: Case | undefined;
  /** Path of the value, under which its problems stand. */
  path?: string;
  errors?: Record<string, string[]>;
}

const NONE: string[] = [];

/** Review notes (审核意见): where each applies, its category and level, a reason that is given again and again, and the words. */
export function NotesEditor({ value, onChange, application, path = '', errors = {} }: NotesEditorProps): React.JSX.Element {
  const { t } = useTranslation();
  const words = useNoteWords();
  const late = useContext(NotePlacesContext)?.late ?? NONE;
  const notes = (Array.isArray(value) ? value : []) as unknown as DraftNote[];
  const set = (next: DraftNote[]): void => onChange(next as unknown as Value);
  const change = (index: number, part: Partial<DraftNote>): void => set(notes.map((note, place) => (place === index ? { ...note, ...part } : note)));
  const reasons = application?.review?.reasons ?? [];
  const pick = (index: number, code: string): void => {
    const reason = reasons.find((candidate) => candidate.code === code);
    if (reason) change(index, { code, category: reason.category, text: said(reason.text) });
  };
  return (
    <div className="stack">
      {notes.map((note, index) => {
        const problems = errors[`${path}.${index}`] ?? NONE;
        const tooLate = note.lateReason !== undefined || late.includes(note.key);
        return (
          <fieldset key={note.key ?? index} className={`panel stack-s ${problems.length ? 'panel-bad' : ''}`} style={{ minWidth: 0 }}>
            <legend className="small quiet">{t('第 {{n}} 条意见', { n: index + 1 })}</legend>
            {reasons.length > 0 && (
              <Select style={{ width: '100%' }} aria-label={t('常用意见')} placeholder={t('选用常用意见')} value={note.code ?? null} onChange={(code) => pick(index, code)} options={reasons.map(({ code, text }) => ({ value: code, label: `${code} ${said(text)}` }))} />
            )}
            <div>
              <span className="small quiet" aria-hidden="true">{t('意见所指')}</span>
              <Select style={{ width: '100%' }} aria-label={t('意见所指')} value={note.target} showSearch optionFilterProp="label" onChange={(target) => change(index, { target })} options={[{ value: '', label: t('整个申请') }, ...(application ? targetChoices(application, note.target, t) : [])]} />
            </div>
            <div className="row">
              <Select style={{ minWidth: 160 }} aria-label={t('类别')} value={note.category} onChange={(category) => change(index, { category })} options={words.categories} />
              <Radio.Group aria-label={t('意见级别')} value={note.severity ?? 'must'} onChange={({ target }) => change(index, { severity: target.value as DraftNote['severity'] })} options={words.severities} />
            </div>
            <Input.TextArea aria-label={t('意见内容')} value={note.text} autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} placeholder={t('写明问题所在和应当怎样修改')} onChange={({ target }) => change(index, { text: target.value })} />
            {problems.map((problem) => <p key={problem} role="alert" className="small">{problem}</p>)}
            {tooLate && (
              <div className="panel panel-care stack-s">
                <p className="small">{t('这一点上一轮就是这样，当时没有提出。需要补正的内容应当一次性告知；确需提出的，请写明原因。')}</p>
                <Input aria-label={t('上一轮没有提出的原因')} placeholder={t('上一轮没有提出的原因')} value={note.lateReason ?? ''} maxLength={500} onChange={({ target }) => change(index, { lateReason: target.value })} />
              </div>
            )}
            <Button size="small" danger onClick={() => set(notes.filter((_, place) => place !== index))}>{t('删除这条意见')}</Button>
          </fieldset>
        );
      })}
      <Button onClick={() => set([...notes, { key: newKey(), target: '', category: 'material', severity: 'must', text: '' }])}>{t('添加一条意见')}</Button>
    </div>
  );
}
