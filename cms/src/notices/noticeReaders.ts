import type { Trail } from '@medregistry/audit';
import { civilDate, refuse, type Principal } from '@medregistry/language';
import type { Outbox, Templates } from '@medregistry/outbox';
import type { Services } from '../endpoints/services';

interface Asking {
  principal: Principal;
  address: string;
  now: Date;
}

export interface NoticeReader {
  id: string;
  name: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  recordKey: number;
}

interface NoticeRow {
  title: string;
  version: number;
  scopePath: string;
  mustAcknowledge: boolean;
  standing: boolean;
  audience: string;
}

const ADMINISTRATORS = ['administrator'];
/** Institutions that are urged at a time, at most. */
const MOST = 20_000;

const NOTICE = `SELECT n.title, n.version, n.scope_path AS "scopePath", n.must_acknowledge AS "mustAcknowledge", n.audience,
    COALESCE(n.published_on <= $2::date AND (n.expires_on IS NULL OR n.expires_on >= $2::date), false) AS standing
  FROM notices n WHERE n.document_id = $1`;

/** Institutions that a notice is for, with who read its current version. */
const READERS = `
  FROM notices n JOIN institutions i ON starts_with(i.scope_path, n.scope_path) AND i.status NOT IN ('deregistered', 'revoked')
  LEFT JOIN notice_acknowledgements k ON k.notice_id = n.id AND k.notice_version = n.version AND k.institution_id = i.id
  WHERE n.document_id = $1 AND n.audience IN ('institutions', 'everyone')`;

/** Who has read a notice and who has not (确认阅读名单), and urging those who have not. */
export function createNoticeReaders({ strapi, access }: Services) {
  async function noticeOf(principal: Principal, notice: string, now: Date): Promise<NoticeRow> {
    const [row] = await access('reads').query<NoticeRow>('notice_head', NOTICE, [notice, civilDate(now)]);
    if (!row || !access('scope').within(principal, ADMINISTRATORS, row.scopePath)) throw refuse.notFound();
    return row;
  }

  const urgeKey = (notice: string, version: number, institution: string, today: string): string => `notice-urge:${notice}:${version}:${institution}:${today}`;

  return {
    /** A page of those who have read it, or have not, with the figures of both. @throws Refusal 404 */
    async page({ principal, now }: Asking, notice: string, { read, cursor, limit }: { read: boolean; cursor: number; limit: number }): Promise<{ rows: NoticeReader[]; nextCursor: string | null; counts: { read: number; missing: number } }> {
      await noticeOf(principal, notice, now);
      const [[counts], found] = await Promise.all([
        access('reads').query<{ read: number; missing: number }>('notice_counts', `SELECT count(k.id)::integer AS read, count(*) FILTER (WHERE k.id IS NULL)::integer AS missing ${READERS}`, [notice]),
        access('reads').query<NoticeReader>(
          'notice_readers',
          `SELECT i.id AS "recordKey", i.document_id AS id, i.name, k.user_name AS "acknowledgedBy", to_char(k.acknowledged_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "acknowledgedAt"
           ${READERS} AND (k.id IS NOT NULL) = $2::boolean AND i.id > $3 ORDER BY i.id LIMIT $4`,
          [notice, read, cursor, limit + 1],
        ),
      ]);
      const rows = found.slice(0, limit);
      return { rows, nextCursor: found.length > limit ? String(rows.at(-1)?.recordKey) : null, counts: counts ?? { read: 0, missing: 0 } };
    },

    /** Urges (催办) every institution that has not read the current version, once a day. @throws Refusal 404, 409 where nothing is to be read */
    async urge(asking: Asking, notice: string): Promise<{ urged: number; already: number }> {
      const { principal, address, now } = asking;
      const head = await noticeOf(principal, notice, now);
      if (!head.mustAcknowledge || !head.standing) throw refuse.notAvailable('这份通知没有要求确认阅读，或者不在公布期内。');
      const today = civilDate(now);
      const missing = await access('reads').query<{ id: string; name: string; scopePath: string; told: boolean }>(
        'notice_missing',
        `SELECT i.document_id AS id, i.name, i.scope_path AS "scopePath",
           EXISTS (SELECT FROM outbox_messages m WHERE m.topic = 'notify' AND m.dedupe_key = 'notice-urge:' || n.document_id || ':' || n.version || ':' || i.document_id || ':' || $2) AS told
         ${READERS} AND k.id IS NULL ORDER BY i.id LIMIT ${MOST}`,
        [notice, today],
      );
      const fresh = missing.filter(({ told }) => !told);
      if (fresh.length > 0) {
        const { fill } = strapi.plugin('outbox').service('templates') as Templates;
        await strapi.db.transaction(async ({ trx }) => {
          await (strapi.plugin('outbox').service('outbox') as Outbox).enqueue(
            trx,
            fresh.map(({ id, name, scopePath }) => ({
              topic: 'notify',
              dedupeKey: urgeKey(notice, head.version, id, today),
              payload: { roles: ['institution'], scopePath, kind: 'notice.urge', ...fill('notice.urge', { name, title: head.title }), link: '/board', subjectType: 'notice', subjectId: notice },
            })),
          );
          await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
            chain: head.scopePath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: 'notice.urge', subjectType: 'notice', subjectId: notice,
            scopePath: head.scopePath, address, outcome: 'ok', details: { version: head.version, institutions: fresh.length },
          });
        });
      }
      return { urged: fresh.length, already: missing.length - fresh.length };
    },
  };
}
