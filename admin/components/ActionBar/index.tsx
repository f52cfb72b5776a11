import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { Action, Case, Values } from '../../types/Case';
import { ActionDialog, type NotesInMaking } from './ActionDialog';
import { isPossible, offered } from './offered';

interface ActionBarProps {
  data: Case;
  take: (answer: Case) => void;
  reload: () => Promise<unknown>;
  /** Which of the offered actions stand here. */
  only?: (action: Action) => boolean;
  initial?: Values;
  onDone?: (answer: Case, action: Action) => void;
  notes?: NotesInMaking;
  /** A letter for each event, on the button and on the keyboard. */
  keys?: Record<string, string>;
  /** The event whose dialog a key has opened; each press is a new object. */
  pressed?: { event: string } | undefined;
}

const NO_KEYS: Record<string, string> = {};

/** Why an action cannot be taken yet; what its dialog asks for is no hindrance. */
const hindrances = ({ problems }: Action): string[] => problems.filter(({ path }) => !path.startsWith('payload.')).map(({ message }) => message);

/** The buttons that the server offers, and no others; one that is not open yet says why instead of failing. */
export function ActionBar({ data, take, reload, only = () => true, initial = {}, onDone, notes, keys = NO_KEYS, pressed }: ActionBarProps): React.JSX.Element | null {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<{ after: typeof pressed; action: Action | null }>({ after: pressed, action: null });
  const open = opened.after === pressed ? opened.action : (data.availableActions.find((action) => action.event === pressed?.event && hindrances(action).length === 0) ?? null);
  const setOpen = (action: Action | null): void => setOpened({ after: pressed, action });
  const asked = data.availableActions.filter(only);
  // Of a closed case nothing is explained: what may still be done stands there, and nothing else.
  const actions = data.closedAt ? asked.filter(isPossible) : offered(asked);
  if (actions.length === 0) return null;
  const possible = actions.filter(isPossible);
  return (
    <div className="stack-s">
      <div className="row">
        {possible.map((action) => {
          const why = hindrances(action);
          const button = (
            <Button key={action.event} size="large" type={action.intent === 'primary' ? 'primary' : 'default'} danger={action.intent === 'danger'} disabled={why.length > 0} aria-describedby={why.length ? `why-${action.event}` : undefined} onClick={() => setOpen(action)} {...(keys[action.event] ? { 'aria-keyshortcuts': keys[action.event] } : {})}>
              {said(action.label)}{keys[action.event] && <kbd aria-hidden="true">{keys[action.event]}</kbd>}
            </Button>
          );
          return why.length ? <Tooltip key={action.event} title={why[0]}><span>{button}</span></Tooltip> : button;
        })}
      </div>
      {actions.map((action) => {
        const why = hindrances(action);
        return why.length ? <p key={action.event} id={`why-${action.event}`} className="small quiet">{t('“{{label}}”暂不能办理', { label: said(action.label) })}：{why.join(' ')}</p> : null;
      })}
      {open && (
        <ActionDialog
          action={open}
          data={data}
          initial={initial}
          take={take}
          reload={reload}
          notes={notes}
          onClose={() => setOpen(null)}
          onDone={(answer) => {
            setOpen(null);
            onDone?.(answer, open);
          }}
        />
      )}
    </div>
  );
}
