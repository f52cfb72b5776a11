import type { TFunction } from 'i18next';
import type { Tone } from '../../types/Row';
import type { TicketEntry, TicketState } from '../../types/Ticket';

export const ticketStates = (t: TFunction): Record<TicketState, string> => ({
  open: t('待处理'), 'in-progress': t('处理中'), answered: t('已回复'), transferred: t('已转办'), resolved: t('已解决'), closed: t('已关闭'),
});

export const ticketTones: Record<TicketState, Tone> = { open: 'attention', 'in-progress': 'active', answered: 'good', transferred: 'attention', resolved: 'good', closed: 'idle' };

/** What an entry is, above its text. */
export const entryNames = (t: TFunction): Record<TicketEntry['kind'], string> => ({
  question: t('提问'), answer: t('答复'), note: t('内部备注'), claim: t('开始处理'), transfer: t('转办'), resolve: t('已解决'), close: t('关闭'),
});
