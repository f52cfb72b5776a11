export type DispatchState = 'waiting' | 'sending' | 'sent' | 'unclear' | 'failed' | 'left-out';
export type LeftOut = 'nobody' | 'unverified' | 'no-channel' | 'contact-gone';
export type MessagePlace = 'inbox' | 'email' | 'sms' | 'wechat';

/** A line of the log of deliveries (消息发送记录). */
export interface Dispatch {
  documentId: string;
  channel: MessagePlace;
  recipient: string | null;
  address: string | null;
  kind: string;
  title: string;
  body: string | null;
  state: DispatchState;
  reason: LeftOut | null;
  attempts: number;
  lastError: string | null;
  reference: string | null;
  plannedAt: string;
  availableAt: string;
  sentAt: string | null;
}

export interface DispatchPage {
  data: Dispatch[];
  meta: { nextCursor: string | null; tally: Partial<Record<DispatchState, number>> | null };
}

/** Something that the system gave up (死信). */
export interface DeadLetter {
  id: string;
  topic: string;
  attempts: number;
  at: string;
  lastError: string | null;
}
