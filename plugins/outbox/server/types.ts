export type { Message, MessagePage, MessagePayload } from './Message';
export type { Delivery, Handler, OutboxItem } from './OutboxItem';
export type { Period } from './Period';
export type { Inbox, InboxQuestion } from './services/inbox';
export type { JobHandler, JobRun } from './services/jobs';
export type { Lane, Outbox, OutboxOptions } from './services/outbox';
export type { OutboxClock, OutboxDatabase, OutboxLog } from './services/OutboxDatabase';
