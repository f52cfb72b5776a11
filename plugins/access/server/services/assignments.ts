import { randomBytes } from 'node:crypto';
import { civilDate, refuse, SCOPE_TYPES, type Assignment, type Standing } from '@medregistry/language';
import type { Trail } from '@medregistry/audit';
import { rowsOf, type RunTransaction, type Transaction } from '../Transaction';
import type { Declarations } from './declarations';

export interface Actor {
  /** null for the system. */
  id: number | null;
  name: string;
}

export interface Grant extends Assignment {
  userId: number;
  /** Civil dates `YYYY-MM-DD`; from today and without end unless told. */
  validFrom?: string;
  validTo?: string;
}

/** Gives and takes roles. Both count on the person's next request, on every process. */
export interface Assignments {
  /**
   * @returns documentId of the assignment; the same one when the person holds it already
   * @throws Refusal 422 for an unknown role or scope path, 409 for a role that excludes one held already (三员分立), 404 for an unknown user
   */
  grant(grant: Grant, actor: Actor, now: Date, trx?: Transaction): Promise<string>;
  /** @throws Refusal 404 when there is no such living assignment */
  revoke(documentId: string, actor: Actor, now: Date, trx?: Transaction): Promise<void>;
  /** User ids of those who hold one of `roles` for a record today: the recipients of a message to a role. */
  holders(trx: Transaction, roles: readonly string[], record: string | Standing, now: Date): Promise<number[]>;
}

/** A path and those above it. */
const ancestors = (path: string): string[] => path.split('/').slice(0, -1).map((_, index, parts) => `${parts.slice(0, index + 1).join('/')}/`);

const SCOPE_PATH = /^\/([^/]+\/)*$/;

export function createAssignments(transaction: RunTransaction, declarations: Declarations, trail: () => Pick<Trail, 'append'>): Assignments {
  const inside = <T>(trx: Transaction | undefined, work: (trx: Transaction) => Promise<T>): Promise<T> => (trx ? work(trx) : transaction(work));

  const check = ({ role, scopePath }: Grant): void => {
    if (!declarations.current().roles[role]) throw refuse.invalid([{ path: 'role', code: 'unknown', message: '没有这个角色，请重新选择。' }]);
    if (!SCOPE_PATH.test(scopePath)) throw refuse.invalid([{ path: 'scopePath', code: 'format', message: '管辖范围的格式不正确，请重新选择。' }]);
  };

  return {
    grant: (grant, actor, now, outer) =>
      inside(outer, async (trx) => {
        check(grant);
        const { userId, role, scopePath, scopeType, scopeId, scopeLabel, validFrom = civilDate(now), validTo = null } = grant;
        // The person's row is the lock: two grants at once cannot both miss the other's exclusive role.
        const [user] = rowsOf<{ username: string }>(await trx.raw('SELECT username FROM up_users WHERE id = ? FOR UPDATE', [userId]));
        if (!user) throw refuse.notFound();
        const held = rowsOf<{ document_id: string; role: string; scope_path: string }>(
          await trx.raw(
            'SELECT document_id, role, scope_path FROM assignments WHERE user_id = ? AND revoked_at IS NULL AND (valid_to IS NULL OR valid_to >= ?::date)',
            [userId, civilDate(now)],
          ),
        );
        const excluded = (declarations.current().exclusive ?? [])
          .filter((set) => set.includes(role))
          .flatMap((set) => held.filter((other) => other.role !== role && set.includes(other.role)));
        if (excluded.length > 0) throw refuse.notAvailable('系统管理、安全管理和审计管理不能由同一个人担任，请先收回原有角色。');
        const same = held.find((other) => other.role === role && other.scope_path === scopePath);
        if (same) return same.document_id;

        const documentId = randomBytes(12).toString('hex');
        await trx.raw(
          `INSERT INTO assignments (document_id, user_id, role, scope_path, scope_type, scope_id, scope_label, valid_from, valid_to,
             granted_by, created_at, updated_at, published_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          [documentId, userId, role, scopePath, scopeType, scopeId, scopeLabel, validFrom, validTo, actor.id, now, now, now],
        );
        await trail().append(trx, {
          chain: 'system',
          at: now,
          actorId: actor.id,
          actorName: actor.name,
          action: 'assignment.grant',
          subjectType: 'user',
          subjectId: String(userId),
          scopePath,
          outcome: 'ok',
          details: { assignment: documentId, username: user.username, role, scopePath, scopeLabel, validFrom, validTo },
        });
        return documentId;
      }),

    async holders(trx, roles, record, now) {
      // The record's own ancestors, so that an index on scope_path serves.
      const scopes = SCOPE_TYPES.flatMap((type) => {
        const path = typeof record === 'string' ? record : record[type];
        return path === null ? [] : ancestors(path).map((scopePath) => ({ type, scopePath }));
      });
      const today = civilDate(now);
      const rows = rowsOf<{ user_id: number }>(
        await trx.raw(
          `SELECT DISTINCT user_id FROM assignments WHERE role = ANY(?::text[]) AND scope_path = ANY(?::text[])
             AND (scope_type, scope_path) IN (SELECT * FROM unnest(?::text[], ?::text[]))
             AND revoked_at IS NULL AND valid_from <= ?::date AND (valid_to IS NULL OR valid_to >= ?::date) ORDER BY user_id`,
          [[...roles], scopes.map(({ scopePath }) => scopePath), scopes.map(({ type }) => type), scopes.map(({ scopePath }) => scopePath), today, today],
        ),
      );
      return rows.map((row) => row.user_id);
    },

    revoke: (documentId, actor, now, outer) =>
      inside(outer, async (trx) => {
        const [row] = rowsOf<{ user_id: number; role: string; scope_path: string }>(
          await trx.raw(
            'UPDATE assignments SET revoked_at = ?, revoked_by = ?, updated_at = ? WHERE document_id = ? AND revoked_at IS NULL RETURNING user_id, role, scope_path',
            [now, actor.id, now, documentId],
          ),
        );
        if (!row) throw refuse.notFound();
        await trail().append(trx, {
          chain: 'system',
          at: now,
          actorId: actor.id,
          actorName: actor.name,
          action: 'assignment.revoke',
          subjectType: 'user',
          subjectId: String(row.user_id),
          scopePath: row.scope_path,
          outcome: 'ok',
          details: { assignment: documentId, role: row.role, scopePath: row.scope_path },
        });
      }),
  };
}
