import type { WindowFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

/** Where the window that stamps for the authority `a` is found; the first one, where several do. */
export const STAMPING_WINDOW = `FROM service_windows w
      WHERE w.enabled AND w.purposes @> '["verification-stamp"]' AND w.serves @> to_jsonb(a.scope_path)
      ORDER BY w.id LIMIT 1`;

/** The window that stamps for the authority (F22, F30); it opens for the case when the campaign says so. */
export const window: FactPart<'window'> = {
  sql: `(SELECT jsonb_build_object('name', w.name, 'hall', w.hall, 'address', w.address, 'hours', w.hours, 'phone', w.phone,
        'opensOn', COALESCE(c.window_from, w.opens_on, CAST(:today AS date)))
      ${STAMPING_WINDOW})`,
  read: (json) => json as WindowFacts | null,
};
