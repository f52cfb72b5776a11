import { z } from 'zod';

/**
 * One thing that stands in the way, said to the person who can mend it.
 * `path` names the place: `form.<section>.<field>`, `materials.<slot>`, `payload.<field>`, `notes.<id>` or ''.
 */
export const Problem = z.object({ path: z.string(), code: z.string(), message: z.string() });
export type Problem = z.infer<typeof Problem>;
