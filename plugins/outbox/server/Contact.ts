import { z } from 'zod';
import { ChannelKey } from './channels/Channel';

/** A person's own address on a channel. */
export const Contact = z.object({
  channel: ChannelKey,
  /** Masked; null where none was given. */
  address: z.string().nullable(),
  /** Masked: an address that waits for its proof while the one before still holds. */
  candidate: z.string().nullable(),
  verified: z.boolean(),
  wanted: z.boolean(),
});
export type Contact = z.infer<typeof Contact>;
