import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Case, Note, Value } from '../../types/Case';

export interface Reply {
  note: string;
  done: true;
  reply: string;
}

export const repliesOf = (value: Value | undefined): Reply[] => (Array.isArray(value) ? (value as unknown as Reply[]) : []);

interface ReplyInputProps {
  note: Note;
  replies: Reply[];
  onChange: (replies: Reply[]) => void;
  /** Tells apart two places where one note can be answered. */
  place?: string;
}

/** The answer to one note: what was done, and a tick that it is done. */
export function ReplyInput({ note, replies, onChange, place = '' }: ReplyInputProps): React.JSX.Element {
  const { t } = useTranslation();
  const given = replies.find((reply) => reply.note === note.documentId);
  const others = replies.filter((reply) => reply.note !== note.documentId);
  const id = `reply-${note.documentId}${place}`;
  return (
    <div className="stack-s">
      <Checkbox checked={Boolean(given)} onChange={({ target }) => onChange(target.checked ? [...others, { note: note.documentId, done: true, reply: '' }] : others)}>
        {t('已按此意见整改')}
      </Checkbox>
      {given && (
        <div>
          <label htmlFor={id} className="small">{t('整改说明（可不填）')}</label>
          <Input.TextArea id={id} value={given.reply} autoSize={{ minRows: 1, maxRows: 8 }} maxLength={2000} onChange={({ target }) => onChange([...others, { ...given, reply: target.value }])} />
        </div>
      )}
    </div>
  );
}

interface RepliesEditorProps {
  value: Value;
  onChange: (value: Value) => void;
  application: Case | undefined;
}

/** Every open note with its answer. */
export function RepliesEditor({ value, onChange, application }: RepliesEditorProps): React.JSX.Element {
  const replies = repliesOf(value);
  return (
    <ul className="stack">
      {(application?.notes ?? []).filter(({ open }) => open).map((note) => (
        <li key={note.documentId} className="panel stack-s">
          <p className="small quiet">{note.targetLabel}</p>
          <p className="pre">{note.text}</p>
          <ReplyInput note={note} replies={replies} onChange={(next) => onChange(next as unknown as Value)} />
        </li>
      ))}
    </ul>
  );
}
