import type { Field } from '@medregistry/language';
import type { Case, Value, Values } from '../../types/Case';
import { FieldInput } from '../FieldInput';
import { asksFor, showsField } from './conditionsOf';

interface PayloadFormProps {
  fields: Field[];
  values: Values;
  onChange: (key: string, value: Value) => void;
  errors: Record<string, string[]>;
  application?: Case;
}

/** The inputs of an event, made from its declaration alone: a new business needs no new screen. */
export function PayloadForm({ fields, values, onChange, errors, application }: PayloadFormProps): React.JSX.Element {
  return (
    <div className="fields">
      {fields.filter((field) => showsField(field, values)).map((field) => (
        <div key={field.key} className={['text', 'integer', 'decimal', 'date', 'yes-no'].includes(field.type) ? '' : 'frame-wide'}>
          <FieldInput
            field={field}
            path={`payload.${field.key}`}
            value={values[field.key] ?? null}
            onChange={onChange}
            errors={errors}
            required={asksFor(field, values)}
            {...(application ? { application } : {})}
          />
        </div>
      ))}
    </div>
  );
}
