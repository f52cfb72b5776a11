import { isBadRating, labelOf, ratingGrades, type RatingGrade } from '@medregistry/config';
import type { AccessServices } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { addWorkdays, civilDate, refuse, type CivilDate, type Principal } from '@medregistry/language';
import type { Outbox, OutboxItem, Templates } from '@medregistry/outbox';
import type { Knex } from 'knex';
import type { Services } from '../endpoints/services';
import { newDocumentId } from '../registers/newDocumentId';

export interface RatingAsking {
  principal: Principal;
  address: string;
  now: Date;
}

/** What the applicant reads of the own rating. */
export interface RatingView {
  grade: RatingGrade;
  gradeLabel: string;
  comment: string;
  state: string;
  ratedOn: CivilDate;
  dueOn: CivilDate | null;
  answer: string | null;
  answeredOn: CivilDate | null;
}

/** What whoever has to answer reads. */
export interface RatingLine extends RatingView {
  id: string;
  application: string;
  number: string;
  name: string;
  procedure: string;
  contactBy: CivilDate | null;
}

/** Who looks into bad ratings (差评): the named role of the authority. */
export const RATING_DESK = ['administrator'];
/** Working days until somebody has spoken with whoever rated, and until the answer (国办发〔2019〕51号: at once, and within the term given). */
const CONTACT_DAYS = 1;
const ANSWER_DAYS = 15;

interface Row extends Omit<RatingLine, 'gradeLabel' | 'comment' | 'answer'> {
  comment: string | null;
  answer: string | null;
  recordKey: number;
}

const COLUMNS = `r.id AS "recordKey", r.document_id AS id, r.application, r.grade, r.comment, r.state, r.rated_on::text AS "ratedOn", r.contact_by::text AS "contactBy", r.due_on::text AS "dueOn",
  r.answer, r.answered_on::text AS "answeredOn", a.number, a.subject_name AS name, a.procedure`;

/** 好差评 (F111): one rating a case, by whoever applied, once the case is closed; bad ones are looked into and answered. */
export function createRatings({ strapi, access, workflow }: Services) {
  const cipher = (): AccessServices['cipher'] => access('cipher');
  const opened = (text: string | null): string | null => (text === null ? null : cipher().decrypt(text));
  const viewOf = ({ comment, answer, recordKey: _key, ...row }: Row): RatingLine => ({ ...row, gradeLabel: labelOf(ratingGrades, row.grade), comment: opened(comment) ?? '', answer: opened(answer) });

  async function of(trx: Pick<Knex, 'raw'>, application: string): Promise<RatingLine | null> {
    const { rows } = await trx.raw<{ rows: Row[] }>(`SELECT ${COLUMNS} FROM ratings r JOIN applications a ON a.document_id = r.application WHERE r.application = ?`, [application]);
    return rows[0] ? viewOf(rows[0]) : null;
  }

  const fill = (kind: string, values: Record<string, string>): { title: string; body: string } => (strapi.plugin('outbox').service('templates') as Templates).fill(kind, values);
  const send = (trx: Knex.Transaction, item: OutboxItem): Promise<unknown> => (strapi.plugin('outbox').service('outbox') as Outbox).enqueue(trx, [item]);

  const audit = (trx: Knex.Transaction, { principal, now, address }: RatingAsking, { authorityPath, scopePath, application, action, details }: { authorityPath: string; scopePath: string; application: string; action: string; details: { [key: string]: string } }): Promise<void> =>
    (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: authorityPath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: `rating.${action}`,
      subjectType: 'application', subjectId: application, scopePath, address, outcome: 'ok', details,
    });

  return {
    /** @throws Refusal 404 outside the person's scope */
    async view({ principal }: RatingAsking, application: string): Promise<{ open: boolean; rating: RatingView | null }> {
      const { connection } = strapi.db;
      const { row } = await workflow().cases.read(connection, application, principal);
      const rating = await of(connection, application);
      const { id: _id, application: _application, number: _number, name: _name, procedure: _procedure, contactBy: _contactBy, ...own } = rating ?? ({} as RatingLine);
      return { open: rating === null && row.closed_at !== null && row.submitted_at !== null && (row.leading_key === null || row.stands_alone), rating: rating ? own : null };
    },

    /** @throws Refusal 404, 409 for a case that is not closed or has been rated */
    async rate(asking: RatingAsking, application: string, { grade, comment }: { grade: RatingGrade; comment: string }): Promise<void> {
      const { principal, now } = asking;
      const today = civilDate(now);
      const calendar = await workflow().registry.declaration().calendar();
      await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
        const { row } = await workflow().cases.lock(trx, application, principal);
        if (row.closed_at === null || row.submitted_at === null || (row.leading_key !== null && !row.stands_alone)) throw refuse.notAvailable('业务办结后才能评价。');
        const bad = isBadRating(grade);
        const { rowCount } = await trx.raw<{ rowCount: number }>(
          `INSERT INTO ratings (document_id, application, grade, comment, state, rated_on, contact_by, due_on, scope_path, created_at, updated_at, published_at)
           VALUES (:documentId, :application, :grade, :comment, :state, :today, :contactBy, :dueOn, :scopePath, :now, :now, :now) ON CONFLICT (application) DO NOTHING`,
          {
            documentId: newDocumentId(), application, grade, comment: comment ? cipher().encrypt(comment) : null, state: bad ? 'open' : 'noted', today,
            contactBy: bad ? addWorkdays(calendar, today, CONTACT_DAYS).date : null, dueOn: bad ? addWorkdays(calendar, today, ANSWER_DAYS).date : null, scopePath: row.scope_path, now: now.toISOString(),
          },
        );
        if (rowCount === 0) throw refuse.notAvailable('这件业务已经评价过了，一件业务只能评价一次。');
        if (bad) {
          await send(trx, {
            topic: 'notify',
            dedupeKey: `rating:${application}`,
            payload: { roles: RATING_DESK, scopePath: row.authority_path, kind: 'rating.bad', ...fill('rating.bad', { number: row.number, grade: labelOf(ratingGrades, grade), by: addWorkdays(calendar, today, ANSWER_DAYS).date }), link: '/ratings', subjectType: 'application', subjectId: application },
          });
        }
        await audit(trx, asking, { authorityPath: row.authority_path, scopePath: row.scope_path, application, action: 'rate', details: { grade } });
      });
    },

    /** Ratings of the authority, those that wait first. */
    async page(principal: Principal, { waiting, limit }: { waiting: boolean; limit: number }): Promise<RatingLine[]> {
      const values: unknown[] = [waiting, limit];
      const scope = access('scope').sql(principal, RATING_DESK, 'r.scope_path', values);
      const rows = await access('reads').query<Row>(
        'ratings_page',
        `SELECT ${COLUMNS} FROM ratings r JOIN applications a ON a.document_id = r.application
         WHERE ${scope} AND (NOT $1::boolean OR r.state IN ('open', 'contacted')) ORDER BY (r.state IN ('open', 'contacted')) DESC, r.due_on, r.id DESC LIMIT $2`,
        values,
      );
      return rows.map(viewOf);
    },

    /** Notes that somebody spoke with whoever rated, or answers for good. @throws Refusal 404, 409 */
    async handle(asking: RatingAsking, id: string, act: { contacted: true } | { answer: string }): Promise<void> {
      const { principal, now } = asking;
      await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
        const { rows } = await trx.raw<{ rows: { state: string; application: string; scopePath: string; authorityPath: string; subjectPath: string | null; selfPath: string | null; number: string }[] }>(
          `SELECT r.state, r.application, r.scope_path AS "scopePath", a.authority_path AS "authorityPath", a.subject_path AS "subjectPath", a.self_path AS "selfPath", a.number
           FROM ratings r JOIN applications a ON a.document_id = r.application WHERE r.document_id = ? FOR UPDATE OF r`, [id],
        );
        const [found] = rows;
        if (!found || !access('scope').within(principal, RATING_DESK, found.scopePath)) throw refuse.notFound();
        if (found.state === 'noted' || found.state === 'answered' || ('contacted' in act && found.state === 'contacted')) throw refuse.notAvailable('这条评价已经处理过了。');
        const answer = 'answer' in act ? act.answer : null;
        await trx.raw(`UPDATE ratings SET state = :state, answer = :answer, answered_by = :by, answered_on = :on, updated_at = CAST(:now AS timestamp) WHERE document_id = :id`, {
          state: answer ? 'answered' : 'contacted', answer: answer ? cipher().encrypt(answer) : null, by: answer ? principal.name || principal.username : null, on: answer ? civilDate(now) : null, now: now.toISOString(), id,
        });
        if (answer) {
          await send(trx, {
            topic: 'notify',
            dedupeKey: `rating-answer:${id}`,
            payload: {
              roles: ['institution', 'nurse'], scopePath: found.authorityPath, subjectPath: found.subjectPath, selfPath: found.selfPath, kind: 'rating.answered', ...fill('rating.answered', { number: found.number }),
              link: `/applications/${found.application}`, subjectType: 'application', subjectId: found.application,
            },
          });
        }
        await audit(trx, asking, { authorityPath: found.authorityPath, scopePath: found.scopePath, application: found.application, action: answer ? 'answer' : 'contact', details: {} });
      });
    },
  };
}
