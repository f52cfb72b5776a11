import type { Field } from '@medregistry/language';
import { memo } from 'react';
import { said } from '../../providers/locale';
import type { Case, Value } from '../../types/Case';
import { Frame } from '../Frame';
import { NotesEditor } from '../NotesEditor';
import { RepliesEditor } from '../RepliesEditor';
import { TableField } from '../TableField';
import { Cell } from '../TableField/Cell';
import { Checklist } from './Checklist';
import { ChoiceInput } from './ChoiceInput';
import { PlainInput } from './PlainInput';

export interface FieldInputProps {
  field: Field;
  /** Path of the value; also the id of the input and the address of its problems. */
  path: string;
  value: Value;
  onChange: (key: string, value: Value) => void;
  errors: Record<string, string[]>;
  disabled?: boolean;
  required?: boolean;
  /** The application, for fields that speak of it (notes, replies). */
  application?: Case;
}

const GROUPS = new Set<Field['type']>(['yes-no', 'choices', 'checklist', 'table', 'notes', 'replies']);
const WIDE = new Set<Field['type']>(['long-text', 'choices', 'checklist', 'table', 'notes', 'replies']);
/** Choices up to this many stand open as radio buttons. */
export const FEW = 5;

/** A value that the system fills in is read, not typed. */
const isRead = ({ type, readOnly }: Field): boolean => Boolean(readOnly) && !['table', 'checklist', 'notes', 'replies'].includes(type);

function Input(props: FieldInputProps): React.JSX.Element {
  const { field, path, value, onChange, errors, disabled = false, application } = props;
  const change = (next: Value): void => onChange(field.key, next);
  if (isRead(field)) return <output id={path} className="frame-read pre"><Cell column={field} value={value} /></output>;
  switch (field.type) {
    case 'choice':
    case 'choices':
    case 'yes-no':
      return <ChoiceInput field={field} id={path} value={value} onChange={change} disabled={disabled} />;
    case 'checklist':
      return <Checklist field={field} id={path} value={value} onChange={change} disabled={disabled} errors={errors} />;
    case 'table':
      return <TableField field={field} path={path} value={value} onChange={change} disabled={disabled} errors={errors} />;
    case 'notes':
      return <NotesEditor value={value} onChange={change} application={application} path={path} errors={errors} />;
    case 'replies':
      return <RepliesEditor value={value} onChange={change} application={application} />;
    default:
      return <PlainInput field={field} id={path} value={value} onChange={change} disabled={disabled} invalid={Boolean(errors[path])} />;
  }
}

/** One declared field with its label, help and problems; every field type of the language is here. */
export const FieldInput = memo(function FieldInput(props: FieldInputProps): React.JSX.Element {
  const { field, path, errors, disabled, required = field.required === true } = props;
  const group = !isRead(field) && (GROUPS.has(field.type) || (field.type === 'choice' && (field.options?.length ?? 0) <= FEW));
  const unit = field.unit ? `（${said(field.unit)}）` : '';
  return (
    <Frame id={path} label={`${said(field.label)}${unit}`} required={required && !disabled && !field.readOnly} help={said(field.help)} errors={errors[path]} group={group} wide={WIDE.has(field.type)}>
      <Input {...props} disabled={Boolean(disabled || field.readOnly)} />
    </Frame>
  );
});
