import { switchSql } from './switches';

/**
 * The last day for applying again after a deferral that ended on `deferredTo` (校验办法 Art. 20): so many days as the
 * switch says, moved off a holiday (民法典 Art. 203).
 *
 * @param authority alias of the authority whose switch counts
 */
export const reVerifyBy = (deferredTo: string, authority: string): string => `(
    SELECT min(CAST(d AS date)) FROM generate_series(${deferredTo} + ${switchSql('reVerificationDays', authority)}, ${deferredTo} + ${switchSql('reVerificationDays', authority)} + 20, interval '1 day') d
    WHERE COALESCE((SELECT h.kind = 'work' FROM holidays h WHERE h.date = CAST(d AS date)), EXTRACT(isodow FROM d) < 6))`;
