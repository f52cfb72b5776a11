import { Input, Modal, Radio } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { Case, NoteCategory } from '../../types/Case';
import type { DraftNote } from '../../types/Workbench';
import { labelOfTarget } from '../NotesEditor/targetsOf';
import { useNoteWords } from '../NotesEditor/useNoteWords';
import './style.css';

interface NoteComposerProps {
  data: Case;
  target: string;
  onAdd: (note: Omit<DraftNote, 'key'>) => void;
  onClose: () => void;
}

/** Reasons that a single digit can name. */
const NAMED = 9;

/** One note, where the eyes are: a canned reason by its number, the words, how much it asks. Ctrl+Enter adds it to the draft. */
export function NoteComposer({ data, target, onAdd, onClose }: NoteComposerProps): React.JSX.Element {
  const { t } = useTranslation();
  const words = useNoteWords();
  const list = useRef<HTMLUListElement>(null);
  const [category, setCategory] = useState<NoteCategory>(target.startsWith('form') || target.startsWith('person') ? 'standard' : 'material');
  const [severity, setSeverity] = useState<DraftNote['severity']>('must');
  const [code, setCode] = useState<string>();
  const [text, setText] = useState('');
  const reasons = data.review?.reasons ?? [];
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const pick = (index: number): void => {
    const reason = reasons[index];
    if (!reason) return;
    setCode(reason.code);
    setCategory(reason.category);
    setText(said(reason.text));
    document.getElementById('composer-text')?.focus();
  };
  const add = (): void => {
    if (text.trim().length < 2) return;
    onAdd({ target, category, severity, text: text.trim(), ...(code ? { code } : {}) });
    onClose();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return add();
    const typing = event.target instanceof HTMLElement && event.target.matches('textarea, input:not([type=radio])');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    event.preventDefault();
    pick(Number(event.key) - 1);
  };
  return (
    <Modal open title={t('对“{{what}}”提意见', { what: labelOfTarget(data, target, t) || t('整个申请') })} width={720} maskClosable={false} onCancel={onClose} onOk={add} okText={t('加入意见（Ctrl+Enter）')} cancelText={t('取消')} okButtonProps={{ disabled: text.trim().length < 2 }}>
      <div className="stack" onKeyDown={press}>
        {reasons.length > 0 && (
          <div>
            <p className="small quiet" id="composer-reasons">{t('常用意见（按数字键选用）')}</p>
            <ul ref={list} className="composer-reasons" aria-labelledby="composer-reasons">
              {reasons.map((reason, index) => (
                <li key={reason.code}>
                  <button type="button" aria-pressed={code === reason.code} onClick={() => pick(index)}>
                    {index < NAMED && <kbd aria-hidden="true">{index + 1}</kbd>} <span>{reason.code} {said(reason.text)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
        <div>
          <label htmlFor="composer-text"><strong>{t('意见内容')}</strong></label>
          <Input.TextArea id="composer-text" value={text} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} placeholder={t('写明问题所在和应当怎样修改')} onChange={(event) => setText(event.target.value)} />
        </div>
        <div className="row">
          <Radio.Group aria-label={t('意见级别')} value={severity} onChange={(event) => setSeverity(event.target.value as DraftNote['severity'])} options={words.severities} />
          <Radio.Group aria-label={t('类别')} value={category} onChange={(event) => setCategory(event.target.value as NoteCategory)} options={words.categories} />
        </div>
      </div>
    </Modal>
  );
}
