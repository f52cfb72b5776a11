import type { Assignments } from '@medregistry/access';
import type { Handler, Outbox } from '@medregistry/outbox';
import { z } from 'zod';

/** A message to roles: who holds them is found out when it is delivered. */
const Notice = z.object({
  roles: z.array(z.string()),
  scopePath: z.string(),
  /** Where the record stands for bodies and people, where that is not below the same path. */
  subjectPath: z.string().nullish(),
  selfPath: z.string().nullish(),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  template: z.string().optional(),
  values: z.record(z.string(), z.string()).optional(),
  link: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
});

/** Handler of topic `notify`: addresses a message to everybody who holds one of its roles for the record. */
export const notify =
  (assignments: () => Assignments, outbox: () => Outbox): Handler =>
  async (payload, { trx, now, token }) => {
    const { roles, scopePath, subjectPath, selfPath, ...message } = Notice.parse(payload);
    const standing = subjectPath === undefined ? scopePath : { authority: scopePath, subject: subjectPath, self: selfPath ?? null };
    const recipients = await assignments().holders(trx, roles, standing, now);
    // Where nobody holds the role, the log of deliveries says so.
    await outbox().enqueue(trx, [{ topic: 'message', dedupeKey: token, payload: { ...message, scopePath, recipients, at: now.toISOString() } }]);
  };
