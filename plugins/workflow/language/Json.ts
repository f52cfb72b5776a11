import { z } from 'zod';

/** Anything that survives `JSON.parse(JSON.stringify(x))`; declarations, forms and payloads consist of nothing else. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export const Json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(Json), z.record(z.string(), Json)]),
);
