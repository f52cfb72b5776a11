import { z } from 'zod';

/** Payload of topic `message`: one in-app message to each recipient, and one by every channel that the recipient wants. */
export const MessagePayload = z.object({
  /** User ids. */
  recipients: z.array(z.number().int().positive()),
  kind: z.string().min(1),
  title: z.string().min(1),
  body: z.string().default(''),
  /** Path within the application that the message leads to. */
  link: z.string().nullish(),
  subjectType: z.string().nullish(),
  subjectId: z.string().nullish(),
  /** Whose log it stands in. */
  scopePath: z.string().default('/'),
  /** Name of the text, under which an authority may have worded it differently. */
  template: z.string().nullish(),
  /** What the text was filled with. */
  values: z.record(z.string(), z.string()).default({}),
  /** When what it tells of happened; the time of delivery unless told. */
  at: z.iso.datetime().nullish(),
});
export type MessagePayload = z.input<typeof MessagePayload>;

/** A message as its recipient reads it. */
export const Message = z.object({
  documentId: z.string(),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  subjectType: z.string().nullable(),
  subjectId: z.string().nullable(),
  at: z.string(),
  readAt: z.string().nullable(),
});
export type Message = z.infer<typeof Message>;

/** One page of somebody's messages, newest first. */
export const MessagePage = z.object({
  data: z.array(Message),
  meta: z.object({
    nextCursor: z.string().nullable(),
    /** Exact to 1,000, then `1000+`. */
    unread: z.union([z.number().int(), z.literal('1000+')]),
  }),
});
export type MessagePage = z.infer<typeof MessagePage>;
