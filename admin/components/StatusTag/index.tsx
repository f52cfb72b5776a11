import type { Tone } from '../../types/Row';
import './style.css';

const MARK: Record<Tone, string> = { idle: '○', active: '◐', attention: '!', good: '✓', bad: '×' };

/** A state in words, with a mark as well as a colour. */
export function StatusTag({ tone, children }: { tone: Tone; children: React.ReactNode }): React.JSX.Element {
  return (
    <span className={`status status-${tone}`}>
      <span aria-hidden="true">{MARK[tone]} </span>
      {children}
    </span>
  );
}
