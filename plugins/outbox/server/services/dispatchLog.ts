import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { refuse, type Principal } from '@medregistry/language';
import { DispatchState, RETRYABLE, type Dispatch, type DispatchPage, type Place } from '../Dispatch';
import type { OutboxDatabase } from './OutboxDatabase';

export interface LogQuestion {
  state?: DispatchState | undefined;
  channel?: Place | undefined;
  kind?: string | undefined;
  /** Part of the title or of the recipient's name. */
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface Doing {
  principal: Principal;
  address: string;
  now: Date;
}

interface LogOptions {
  database: OutboxDatabase;
  access: AccessService;
  trail: () => Pick<Trail, 'append'>;
  /** Where nothing leaves the machine, what is confidential is shown, for nobody else would ever see it. */
  reveal: (sealed: string) => string | null;
  wake: () => void;
}

const COUNTED = 1000;
const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const instant = (column: string, name: string): string => `to_char(d.${column} AT TIME ZONE 'UTC', ${ISO}) AS "${name}"`;
const COLUMNS = `d.id, d.document_id AS "documentId", d.channel, u.display_name AS recipient, coalesce(d.address_masked, c.address_masked) AS address, d.kind, d.title, d.body, d.confidential, d.link, d.state, d.reason,
  d.attempts, d.last_error AS "lastError", d.reference, ${instant('planned_at', 'plannedAt')}, ${instant('available_at', 'availableAt')}, ${instant('sent_at', 'sentAt')}`;
const FROM = 'FROM dispatches d LEFT JOIN up_users u ON u.id = d.recipient_id LEFT JOIN contact_points c ON c.id = d.contact_id';

type Row = Dispatch & { id: number; confidential: boolean };

/** The log of deliveries as those read it who answer for it, and starting again by hand what failed. */
export function createDispatchLog({ database, access, trail, reveal, wake }: LogOptions) {
  const told = ({ id: _id, confidential, body, ...line }: Row): Dispatch => ({ ...line, body: confidential ? reveal(body ?? '') : body });

  return {
    /** One page, newest first, in one statement. */
    async page(principal: Principal, roles: readonly string[], { state, channel, kind, q, cursor, limit }: LogQuestion): Promise<DispatchPage> {
      const values: unknown[] = [];
      const put = (value: unknown): string => `$${values.push(value)}`;
      const conditions = [access('scope').sql(principal, roles, 'd.scope_path', values)];
      if (channel) conditions.push(`d.channel = ${put(channel)}`);
      if (kind) conditions.push(`starts_with(d.kind, ${put(kind)})`);
      if (q) {
        const part = put(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
        conditions.push(`(d.title LIKE ${part} OR u.display_name LIKE ${part})`);
      }
      const filtered = conditions.join(' AND ');
      const counted = `(SELECT count(*)::int FROM (SELECT ${FROM} WHERE d.state = s AND ${filtered} LIMIT ${COUNTED}) counted)`;
      const tally = cursor === undefined ? `(SELECT json_object_agg(s, ${counted}) FROM unnest(${put(DispatchState.options)}::text[]) s)` : 'NULL::json';
      const page = [filtered, ...(state ? [`d.state = ${put(state)}`] : []), ...(cursor ? [`d.id < ${put(cursor)}`] : [])].join(' AND ');
      const [row] = await access('reads').query<{ tally: DispatchPage['meta']['tally']; lines: Row[] }>(
        'dispatches',
        `SELECT ${tally} AS tally, (SELECT coalesce(json_agg(l ORDER BY l.id DESC), '[]') FROM (SELECT ${COLUMNS} ${FROM} WHERE ${page} ORDER BY d.id DESC LIMIT ${put(limit + 1)}) l) AS lines`,
        values,
      );
      const found = row?.lines ?? [];
      const last = found.length > limit ? found[limit - 1] : undefined;
      return { data: found.slice(0, limit).map(told), meta: { nextCursor: last ? String(last.id) : null, tally: row?.tally ?? null } };
    },

    /** @throws Refusal 404 outside the scope, 409 for what is under way, was sent or has no address */
    async retry(documentId: string, roles: readonly string[], { principal, address, now }: Doing): Promise<void> {
      await database.transaction(async ({ trx }) => {
        const { rows } = await trx.raw<{ rows: { id: number; state: DispatchState; channel: Place; kind: string; scope_path: string; reachable: boolean }[] }>(
          `SELECT d.id, d.state, d.channel, d.kind, d.scope_path, c.id IS NOT NULL AND c.wanted AND (c.verified_at IS NOT NULL OR d.proving) AS reachable
           FROM dispatches d LEFT JOIN contact_points c ON c.id = d.contact_id WHERE d.document_id = ? FOR UPDATE OF d`,
          [documentId],
        );
        const [row] = rows;
        if (!row || !access('scope').within(principal, roles, row.scope_path)) throw refuse.notFound();
        if (!RETRYABLE.some((state) => state === row.state)) throw refuse.notAvailable('这条消息正在发送或已经发出，不用重发。请刷新后查看。');
        if (!row.reachable) throw refuse.notAvailable('收件人没有可用的接收地址，重发也送不到。请收件人先在“登录设备与密码”页面登记并验证接收地址。');
        await trx.raw(`UPDATE dispatches SET state = 'waiting', reason = NULL, tries = 0, available_at = ?::timestamptz WHERE id = ?`, [now.toISOString(), row.id]);
        await trail().append(trx, {
          chain: 'system', at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: 'message.retry', subjectType: 'dispatch',
          subjectId: documentId, scopePath: row.scope_path, address, outcome: 'ok', details: { channel: row.channel, kind: row.kind, from: row.state },
        });
      });
      wake();
    },
  };
}

export type DispatchLog = ReturnType<typeof createDispatchLog>;
