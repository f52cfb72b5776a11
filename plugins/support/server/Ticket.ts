import { z } from 'zod';
import { TicketEvent, TicketState } from './ticketStates';

/** What questions are about, who answers them and by when: handed over as configuration. */
export const SupportSettings = z.strictObject({
  categories: z.record(z.string(), z.strictObject({ label: z.string(), about: z.string(), desk: z.string(), promise: z.number().int().positive() })),
  /** Roles of each desk, and what the requester reads as the author of an answer. */
  desks: z.record(z.string(), z.strictObject({ label: z.string(), roles: z.array(z.string()).min(1) })),
  channels: z.record(z.string(), z.string()),
  prefix: z.string().min(1),
});
export type SupportSettings = z.infer<typeof SupportSettings>;

const said = (least: string, most: string, length: number) => z.string().trim().min(2, least).max(length, most);
export const TicketText = said('请写明内容。', '内容请不要超过 2000 个字。', 2000);
const short = z.string().trim().max(120).nullish();

export const NewTicket = z.strictObject({
  category: z.string().min(1, '请选择问题类别。').max(40),
  description: said('请描述遇到的问题。', '问题描述请不要超过 2000 个字。', 2000),
  device: short,
  system: short,
  page: z.string().max(300).nullish(),
});
export type NewTicket = z.infer<typeof NewTicket>;

/** A question that staff take down from another channel. */
export const HeardTicket = NewTicket.extend({
  channel: z.string().min(1, '请选择来源。').max(40),
  requester: z.string().trim().min(1, '请填写提问人。').max(50),
  contact: z.string().trim().max(60).nullish(),
});
export type HeardTicket = z.infer<typeof HeardTicket>;

export const TicketLine = z.object({
  documentId: z.string(),
  number: z.string(),
  category: z.string(),
  categoryLabel: z.string(),
  channel: z.string(),
  channelLabel: z.string(),
  state: TicketState,
  requester: z.string(),
  assignee: z.string().nullable(),
  dueOn: z.string().nullable(),
  openedAt: z.string(),
  changedAt: z.string(),
  /** The beginning of the question. */
  opening: z.string(),
  /** An answer that the requester has not looked at. */
  unread: z.boolean(),
});
export type TicketLine = z.infer<typeof TicketLine>;

export const TicketView = TicketLine.extend({
  contact: z.string().nullable(),
  device: z.string().nullable(),
  system: z.string().nullable(),
  page: z.string().nullable(),
  entries: z.array(z.object({ kind: z.string(), text: z.string(), author: z.string(), own: z.boolean(), at: z.string() })),
  files: z.array(z.object({ id: z.string(), mime: z.string(), bytes: z.number().int() })),
  /** What this person may do now. */
  events: z.array(TicketEvent),
});
export type TicketView = z.infer<typeof TicketView>;
