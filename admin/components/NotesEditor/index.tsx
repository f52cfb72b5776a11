import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { Case, NoteCategory, NoteSeverity, Value } from '../../types/Case';
import { targetsOf } from './targetsOf';

interface DraftNote {
  target: string;
  category: NoteCategory;
  code?: string;
  text: string;
  severity?: NoteSeverity;
  lateReason?: string;
}

const SEVERITIES: NoteSeverity[] = ['must', 'advice'];
const CATEGORIES: NoteCategory[] = ['material', 'standard', 'other'];

interface NotesEditorProps {
  value: Value;
  onChange: (value: Value) => void;
  application: Case | undefined;
}

/** Review notes (审核意见): where each applies, its category, a reason that is given again and again, and the words. */
export function NotesEditor({ value, onChange, application }: NotesEditorProps): React.JSX.Element {
  const { t } = useTranslation();
  const notes = (Array.isArray(value) ? value : []) as unknown as DraftNote[];
  const set = (next: DraftNote[]): void => onChange(next as unknown as Value);
  const change = (index: number, part: Partial<DraftNote>): void => set(notes.map((note, place) => (place === index ? { ...note, ...part } : note)));
  const reasons = application?.review?.reasons ?? [];
  const labels: Record<NoteCategory, string> = { material: t('材料问题'), standard: t('基本标准问题'), other: t('其他特殊情况') };
  const severities: Record<NoteSeverity, string> = { must: t('必须修改'), advice: t('建议') };
  const pick = (index: number, code: string): void => {
    const reason = reasons.find((candidate) => candidate.code === code);
    if (reason) change(index, { code, category: reason.category, text: said(reason.text) });
  };
  return (
    <div className="stack">
      {notes.map((note, index) => (
        <fieldset key={index} className="panel stack-s" style={{ minWidth: 0 }}>
          <legend className="small quiet">{t('第 {{n}} 条意见', { n: index + 1 })}</legend>
          {reasons.length > 0 && (
            <Select style={{ width: '100%' }} aria-label={t('常用意见')} placeholder={t('选用常用意见')} value={note.code ?? null} onChange={(code) => pick(index, code)} options={reasons.map(({ code, text }) => ({ value: code, label: `${code} ${said(text)}` }))} />
          )}
          <div>
            <span className="small quiet" aria-hidden="true">{t('意见所指')}</span>
            <Select style={{ width: '100%' }} aria-label={t('意见所指')} value={note.target} showSearch optionFilterProp="label" onChange={(target) => change(index, { target })} options={[{ value: '', label: t('整个申请') }, ...(application ? targetsOf(application) : [])]} />
          </div>
          <div>
            <span className="small quiet" aria-hidden="true">{t('类别')}</span>
            <Select style={{ width: '100%' }} aria-label={t('类别')} value={note.category} onChange={(category) => change(index, { category })} options={CATEGORIES.map((key) => ({ value: key, label: labels[key] }))} />
          </div>
          <div>
            <span className="small quiet" aria-hidden="true">{t('意见级别')}</span>
            <Select style={{ width: '100%' }} aria-label={t('意见级别')} value={note.severity ?? 'must'} onChange={(severity) => change(index, { severity })} options={SEVERITIES.map((key) => ({ value: key, label: severities[key] }))} />
          </div>
          <Input.TextArea aria-label={t('意见内容')} value={note.text} autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} placeholder={t('写明问题所在和应当怎样修改')} onChange={({ target }) => change(index, { text: target.value })} />
          {(application?.round ?? 0) > 1 && (
            <Input.TextArea aria-label={t('上一轮没有提出的原因')} value={note.lateReason ?? ''} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} placeholder={t('上一轮就有、当时没有提出的问题，请写明原因')} onChange={({ target }) => change(index, { lateReason: target.value })} />
          )}
          <Button size="small" danger onClick={() => set(notes.filter((_, place) => place !== index))}>{t('删除这条意见')}</Button>
        </fieldset>
      ))}
      <Button onClick={() => set([...notes, { target: '', category: 'material', text: '' }])}>{t('添加一条意见')}</Button>
    </div>
  );
}
