import { labelOf, Province, provinces } from '@medregistry/config';
import type { ProvinceFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

/** The province that a correction goes to (F95, F97); null for businesses that go to the institution's authority. */
export const province: FactPart<'province'> = {
  subject: 'nurse',
  sql: `(CASE WHEN CAST(:province AS text) IS NOT NULL THEN jsonb_build_object('code', CAST(:province AS text), 'own', COALESCE(a.region_code = :province, false)) END)`,
  read(json) {
    const { code, own } = (json ?? {}) as { code?: string; own?: boolean };
    const known = Province.safeParse(code);
    return known.success ? ({ code: known.data, name: labelOf(provinces, known.data), own: own === true } satisfies ProvinceFacts) : null;
  },
};
