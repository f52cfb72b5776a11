import { z } from 'zod';
import { ChannelKey } from './channels/Channel';

/** A person's own address on a channel. */
export const Contact = z.object({
  channel: ChannelKey,
  /** Masked; null where none was given. */
  address: z.string().nullable(),
  verified: z.boolean(),
  wanted: z.boolean(),
});
export type Contact = z.infer<typeof Contact>;
