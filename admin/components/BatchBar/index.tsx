import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { BatchAction } from '../../types/BatchAction';
import type { Row } from '../../types/Row';
import { BatchDialog } from './BatchDialog';

interface BatchBarProps {
  actions: BatchAction[];
  rows: Row[];
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
}

/** 批量办理: what may be done to the picked cases in one act, and for how many of them it is to be had. */
export function BatchBar({ actions, rows, picked, onPick }: BatchBarProps): React.JSX.Element {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ action: BatchAction; rows: Row[] } | null>(null);
  const pickable = rows.filter(({ state }) => actions.some(({ states }) => states.includes(state)));
  const all = pickable.length > 0 && pickable.every(({ documentId }) => picked.has(documentId));
  const fitting = ({ states }: BatchAction): Row[] => rows.filter(({ documentId, state }) => picked.has(documentId) && states.includes(state));
  const dialog = open && (
    <BatchDialog
      action={open.action}
      rows={open.rows}
      onClose={(done) => {
        setOpen(null);
        if (done) onPick(new Set());
      }}
    />
  );
  // An act that leaves nothing in the list still says what became of each.
  return (
    <>
      {rows.length > 0 && (
        <div className="row no-print" role="group" aria-label={t('批量办理')}>
          <Checkbox checked={all} indeterminate={!all && picked.size > 0} disabled={pickable.length === 0} onChange={() => onPick(new Set(all ? [] : pickable.map(({ documentId }) => documentId)))}>{t('选择本页全部')}</Checkbox>
          {actions.map((action) => {
            const chosen = fitting(action);
            return (
              <Button key={action.event} type={action.intent === 'primary' ? 'primary' : 'default'} danger={action.intent === 'danger'} disabled={chosen.length === 0} onClick={() => setOpen({ action, rows: chosen })}>
                {t('批量{{label}}（{{count}} 件）', { label: said(action.label), count: chosen.length })}
              </Button>
            );
          })}
        </div>
      )}
      {dialog}
    </>
  );
}
