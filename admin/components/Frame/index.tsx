import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './style.css';

export interface FrameProps {
  /** Also the place that a problem's link leads to. */
  id: string;
  label: string;
  required?: boolean;
  help?: string | undefined;
  errors?: string[] | undefined;
  /** A group of inputs (radio buttons, ticks, a table) is named by a legend, a single input by a label. */
  group?: boolean;
  wide?: boolean;
  children: ReactNode;
}

/** Ids of help and errors, for `aria-describedby` of the input inside. */
export const describedBy = (id: string): string => `${id}--help ${id}--errors`;

/** Label, help and problems round one input. */
export function Frame({ id, label, required, help, errors = [], group = false, wide = false, children }: FrameProps): React.JSX.Element {
  const { t } = useTranslation();
  const name = (
    <>
      {label}
      {required && <span className="frame-required">（{t('必填')}）</span>}
    </>
  );
  const below = (
    <>
      <div id={`${id}--help`} className="frame-help">{help}</div>
      <div id={`${id}--errors`} className="frame-errors" aria-live="polite">
        {errors.map((error) => <p key={error}><span aria-hidden="true">! </span>{error}</p>)}
      </div>
    </>
  );
  const className = `frame ${wide ? 'frame-wide' : ''} ${errors.length ? 'frame-bad' : ''}`;
  if (group) {
    return (
      <fieldset className={className} id={`place:${id}`} aria-describedby={describedBy(id)}>
        <legend className="frame-label">{name}</legend>
        {children}
        {below}
      </fieldset>
    );
  }
  return (
    <div className={className} id={`place:${id}`}>
      <label className="frame-label" htmlFor={id}>{name}</label>
      {children}
      {below}
    </div>
  );
}
