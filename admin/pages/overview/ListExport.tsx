import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportDialog } from '../../components/ExportDialog';
import type { Overview } from '../../types/Overview';

interface ListExportProps {
  kind: 'overview-institutions' | 'overview-cases';
  figures: Overview | undefined;
  /** The figure's own question, as it stands in the address. */
  filter: Record<string, string>;
  title: string;
}

/** Takes out the list behind a figure as it stands on the screen. */
export function ListExport({ kind, figures, filter, title }: ListExportProps): React.JSX.Element | null {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const campaign = figures?.campaign?.id;
  if (!campaign) return null;
  const { campaign: _campaign, ...narrowed } = filter;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('导出')}</Button>
      {open && <ExportDialog kind={kind} subject={campaign} name={title} filter={narrowed} onClose={() => setOpen(false)} />}
    </>
  );
}
