/**
 * How a person on the roster agrees with the registers, in SQL: S3, S4 and the like of domain.md §4.17.7, the worst
 * first. The statement speaks of `i` (the institution).
 *
 * @param today the day in question, as SQL
 */
export const nurseMatch = (today: string): string => `CASE
    WHEN EXISTS (SELECT FROM staff_members t WHERE t.institution_id = i.id AND t.on_post AND t.id_number_index = n.id_number_index) THEN 'duplicate'
    WHEN r.id IS NULL THEN 'unlisted'
    WHEN r.institution_id <> i.id THEN 'elsewhere'
    WHEN r.status IN ('valid', 'renewal-due') AND r.valid_to >= ${today} THEN 'consistent'
    ELSE 'expired' END`;

/**
 * The same for doctors and technicians `s`. Of two institutions that both have a person on post, the one that wrote
 * the person down first counts, unless the other line says that practice at several places is filed (多机构备案).
 */
export const staffMatch = (today: string): string => `CASE
    WHEN EXISTS (SELECT FROM nurses t WHERE t.workplace_id = i.id AND t.id_number_index = s.id_number_index) THEN 'duplicate'
    WHEN s.kind = 'doctor' AND s.practice_number IS NULL THEN 'unlisted'
    WHEN NOT s.multi_site AND EXISTS (SELECT FROM staff_members t WHERE t.id_number_index = s.id_number_index AND t.institution_id <> s.institution_id AND t.on_post AND t.id < s.id) THEN 'elsewhere'
    WHEN s.valid_to < ${today} THEN 'expired'
    ELSE 'consistent' END`;

/** Nurses of the roster: who works here and has not left the registration's post. */
export const NURSES_HERE = `nurses n LEFT JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current
  WHERE n.workplace_id = i.id AND (r.institution_id IS DISTINCT FROM i.id OR r.on_post)`;
