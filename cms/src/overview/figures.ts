import { institutionCategories, isRemindable, keysOf, labelOf, regulationCategories, STAFF, standings, type CannedReason, type RegulationCategory, type Standing } from '@medregistry/config';
import { verification } from '@medregistry/config/procedures';
import { ownerOfPath, say, slotAt, type CivilDate, type Procedure } from '@medregistry/language';
import { BUCKETS, bucketSql, cohort, countedMoves, daySql, heldSql, movesSql, placeSql, STEPS, type Bucket, type DayStep } from './cohort';
import type { Draft, Question } from './Question';

/** What the one statement answers. */
export interface FigureRow {
  campaign: { id: string; title: string; year: number; applyFrom: CivilDate; applyTo: CivilDate; windowFrom: CivilDate; windowTo: CivilDate | null } | null;
  campaigns: { id: string; title: string }[];
  progress: { category: string; standing: Standing; count: number }[];
  days: { day: CivilDate; step: DayStep; count: number }[];
  ageing: { procedure: string; state: string; bucket: Bucket; count: number }[];
  reasons: { code: string; count: number; text: string }[];
  places: { target: string; count: number }[];
  assigned: { id: number | null; name: string | null; count: number }[];
  handled: { id: number; name: string; count: number }[];
}

const all = (select: string): string => `(SELECT COALESCE(json_agg(f), '[]') FROM (${select}) f)`;

/** Every figure in one statement, so that all of them speak of the same moment. */
export function figuresStatement(draft: Draft, question: Question): string {
  const { sql, stages, today } = cohort(draft, question);
  const staff = draft.put(STAFF);
  const moves = draft.put(JSON.stringify(countedMoves(question)));
  const held = heldSql(`${draft.put(question.now.toISOString())}::timestamptz`);
  // Stages are looked up once a group, not once a case.
  const open = `SELECT g.*, ${stages} -> g.procedure ->> g.state AS stage FROM (
    SELECT a.procedure, a.state, ${bucketSql(today)} AS bucket, CASE WHEN ${held} THEN a.assignee_id END AS assignee_id, max(CASE WHEN ${held} THEN a.assignee_name END) AS assignee_name, count(*)::integer AS count
    FROM applications a WHERE a.closed_at IS NULL AND a.stands_alone AND ${draft.scope('a.scope_path')} GROUP BY 1, 2, 3, 4) g`;
  return `WITH ${sql}, open AS MATERIALIZED (${open})
  SELECT
    (SELECT json_build_object('id', c.document_id, 'title', c.title, 'year', c.year, 'applyFrom', c.apply_from, 'applyTo', c.apply_to,
      'windowFrom', c.window_from, 'windowTo', c.window_to) FROM c) AS campaign,
    ${all(`SELECT k.document_id AS id, k.title FROM campaigns k WHERE ${draft.scope('k.scope_path')} AND k.state <> 'draft' ORDER BY k.year DESC, k.id LIMIT 50`)} AS campaigns,
    ${all('SELECT category, standing, count(*)::integer AS count FROM standing GROUP BY 1, 2')} AS progress,
    ${all(`SELECT s.day, s.step, count(*)::integer AS count FROM (
      SELECT ${daySql} AS day, v.step, t.application_key FROM mine JOIN actions t ON t.application_key = mine.id JOIN ${movesSql(moves)} ON v."from" = t.from_state AND v."to" = t.to_state GROUP BY 1, 2, 3) s
      GROUP BY 1, 2 ORDER BY 1`)} AS days,
    ${all(`SELECT procedure, state, bucket, sum(count)::integer AS count FROM open WHERE stage <> 'preparing' GROUP BY 1, 2, 3`)} AS ageing,
    ${all('SELECT n.code, count(DISTINCT n.application_key)::integer AS count, (array_agg(n.text ORDER BY n.id DESC))[1] AS text FROM mine JOIN review_notes n ON n.application_key = mine.id WHERE n.code IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1')} AS reasons,
    ${all(`SELECT ${placeSql('n.target')} AS target, count(DISTINCT n.application_key)::integer AS count FROM mine JOIN review_notes n ON n.application_key = mine.id WHERE n.target <> '' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20`)} AS places,
    ${all(`SELECT assignee_id AS id, max(assignee_name) AS name, sum(count)::integer AS count FROM open WHERE stage = 'with-office' GROUP BY 1`)} AS assigned,
    ${all(`SELECT t.actor_id AS id, max(t.actor_name) AS name, count(DISTINCT t.application_key)::integer AS count
      FROM mine JOIN actions t ON t.application_key = mine.id WHERE t.role = ANY(${staff}::text[]) GROUP BY 1`)} AS handled`;
}

/** Counts under the keys of `keys`, zero where nothing was found. */
const counted = <K extends string>(keys: readonly K[], found: readonly { key: string; count: number }[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, found.filter((one) => one.key === key).reduce((sum, { count }) => sum + count, 0)])) as Record<K, number>;

const kindOf = (category: string): RegulationCategory =>
  (institutionCategories as Record<string, { regulationCategory: RegulationCategory }>)[category]?.regulationCategory ?? 'other';

/** The institution categories (WS 218) that one kind of the rules (细则 Art. 3) is made of. */
export const categoriesOf = (kind: RegulationCategory): string[] => keysOf(institutionCategories).filter((category) => kindOf(category) === kind);

/** Words for the place that a note points at, in a verification or in what goes along with one. */
export function placeLabel(target: string, procedures: ReadonlyMap<string, Procedure>): string {
  const { procedure: joined, path } = ownerOfPath(target);
  const { materials, form } = procedures.get(joined ?? verification.key) ?? verification;
  const [kind, first = '', second] = path.split('.');
  if (kind === 'materials') return say(materials.find(({ key }) => key === slotAt(first).slot)?.label ?? target);
  if (kind === 'person') return '人员名录中的人员';
  const section = form.sections.find(({ key }) => key === first);
  const field = section?.fields.find(({ key }) => key === second);
  return [section?.label, field?.label].flatMap((label) => (label ? [say(label)] : [])).join(' › ') || target;
}

/** The figures in the words and the order in which they are shown. */
export function readFigures(row: FigureRow, procedures: ReadonlyMap<string, Procedure>) {
  const standingKeys = keysOf(standings);
  const byStanding = (rows: FigureRow['progress']): Record<Standing, number> => counted(standingKeys, rows.map(({ standing, count }) => ({ key: standing, count })));
  const total = byStanding(row.progress);
  const bucketKeys = Object.keys(BUCKETS) as Bucket[];
  const states = [...new Map(row.ageing.map(({ procedure, state }) => [`${procedure} ${state}`, { procedure, state }])).values()];
  const people = new Map([...row.handled, ...row.assigned].map(({ id, name }) => [id, name]));
  const reasons: readonly CannedReason[] = verification.review.reasons.map(({ code, category, text }) => ({ code, category, text: say(text) }));
  return {
    campaign: row.campaign,
    campaigns: row.campaigns,
    standings: standingKeys.map((key) => ({ key, label: standings[key].label, count: total[key], remindable: isRemindable(key) })),
    kinds: keysOf(regulationCategories)
      .map((key) => ({ key, label: labelOf(regulationCategories, key), rows: row.progress.filter(({ category }) => kindOf(category) === key) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ key, label, rows }) => ({ key, label, total: rows.reduce((sum, { count }) => sum + count, 0), counts: byStanding(rows) })),
    days: [...new Set(row.days.map(({ day }) => day))].map((day) => ({ day, counts: counted(STEPS, row.days.filter((one) => one.day === day).map(({ step, count }) => ({ key: step, count }))) })),
    buckets: bucketKeys.map((key) => ({ key, label: BUCKETS[key] })),
    ageing: states
      .map(({ procedure, state }) => {
        const rows = row.ageing.filter((one) => one.procedure === procedure && one.state === state);
        const declared = procedures.get(procedure);
        return {
          procedure,
          procedureLabel: declared ? say(declared.label) : procedure,
          state,
          stateLabel: say(declared?.states[state]?.label.staff ?? state),
          order: Object.keys(declared?.states ?? {}).indexOf(state),
          total: rows.reduce((sum, { count }) => sum + count, 0),
          counts: counted(bucketKeys, rows.map(({ bucket, count }) => ({ key: bucket, count }))),
        };
      })
      .sort((a, b) => a.procedure.localeCompare(b.procedure) || a.order - b.order),
    reasons: row.reasons.map(({ code, count, text }) => ({ code, text: reasons.find((reason) => reason.code === code)?.text ?? text, count })),
    places: row.places.map(({ target, count }) => ({ target, label: placeLabel(target, procedures), count })),
    load: [...people]
      .map(([id, name]) => ({
        id,
        name,
        assigned: row.assigned.find((one) => one.id === id)?.count ?? 0,
        handled: row.handled.find((one) => one.id === id)?.count ?? 0,
      }))
      .sort((a, b) => b.assigned - a.assigned || b.handled - a.handled),
  };
}

export type Figures = ReturnType<typeof readFigures>;
