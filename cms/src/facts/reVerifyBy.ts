import { switchSql } from './switches';

/**
 * The last day for applying again after a deferral (校验办法 Art. 20): so many days as the switch says from its end, or
 * from the day on which a conclusion on it was set aside, moved off a holiday (民法典 Art. 203).
 *
 * @param obligation alias of the obligation
 * @param authority alias of the authority whose switch counts
 */
export const reVerifyBy = (obligation: string, authority: string): string => `(
    SELECT min(CAST(d AS date)) FROM (SELECT COALESCE(${obligation}.re_verify_from, ${obligation}.deferred_to) + ${switchSql('reVerificationDays', authority)} AS by) e
    CROSS JOIN LATERAL generate_series(e.by, e.by + 20, interval '1 day') d
    WHERE COALESCE((SELECT h.kind = 'work' FROM holidays h WHERE h.date = CAST(d AS date)), EXTRACT(isodow FROM d) < 6))`;
