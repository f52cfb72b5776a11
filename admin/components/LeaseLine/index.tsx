import { App, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { desk } from '../../providers/workbench';
import type { Case, Lease } from '../../types/Case';
import { StatusTag } from '../StatusTag';

/** Who has the case in hand, in words and colour. */
export function LeaseTag({ lease }: { lease: Lease }): React.JSX.Element {
  const { t } = useTranslation();
  if (lease.expired) return <StatusTag tone="idle">{t('{{name}}领取，已到期', { name: lease.name })}</StatusTag>;
  return <StatusTag tone={lease.mine ? 'good' : 'attention'}>{lease.mine ? t('您已领取') : t('{{name}}已领取', { name: lease.name })}</StatusTag>;
}

interface HandOn {
  /** Takes the case, takes it over with a reason, or gives it back. */
  toggle: () => void;
}

/** What the key and the button do with the hand on a case. */
export function useHandOn(data: Case, reload: () => Promise<unknown>): HandOn {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    await reload();
  };
  const takeOver = (lease: Lease): void => {
    let reason = '';
    modal.confirm({
      title: t('接手{{name}}领取的业务？', { name: lease.name }),
      content: <Input autoFocus aria-label={t('接手原因')} placeholder={t('接手原因')} maxLength={500} onChange={({ target }) => { reason = target.value; }} />,
      okText: t('接手'),
      cancelText: t('取消'),
      onOk: () => attempt(() => desk.take(data.documentId, reason)),
    });
  };
  return {
    toggle: () => {
      const { lease } = data;
      if (lease && !lease.mine) takeOver(lease);
      else void attempt(() => (lease && !lease.expired ? desk.release(data.documentId) : desk.take(data.documentId)));
    },
  };
}

/** The hand on a case in its head: who has it, until when, and the button. */
export function LeaseLine({ data, hand }: { data: Case; hand: HandOn }): React.JSX.Element {
  const { t } = useTranslation();
  const { lease } = data;
  const held = lease && !lease.expired;
  return (
    <span className="row">
      {lease ? <><LeaseTag lease={lease} /><span className="small quiet">{t('领取到 {{time}}', { time: moment(lease.until) })}</span></> : <span className="small quiet">{t('未领取')}</span>}
      <Button size="small" aria-keyshortcuts="l" onClick={hand.toggle}>{lease && !lease.mine ? t('接手') : held ? t('放回') : t('领取')} <kbd aria-hidden="true">l</kbd></Button>
    </span>
  );
}
