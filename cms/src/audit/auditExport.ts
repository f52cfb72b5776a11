import { auditKinds, type AuditKind } from '@medregistry/config';
import { defineNarrowedExport, type Exchange, type Place } from '@medregistry/exchange';
import type { Services } from '../endpoints/services';
import { AuditFilter, auditPage, AUDITORS } from './auditLog';

const SET = 500;
/** Lines of one table; more are taken out by narrower days. */
const MOST = 50_000;

const dateTime = (iso: string): string => new Date(new Date(iso).getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** The trail as a table: narrowed as on the screen, with who took it out, when and why. */
export function declareAuditExport(services: Services): void {
  const { access, strapi } = services;
  (strapi.plugin('exchange').service('exchange') as Exchange).exports.declare(
    defineNarrowedExport({
      kind: 'audit',
      label: '审计记录',
      roles: AUDITORS,
      unmask: [],
      filter: AuditFilter,
      describe: ({ kind, actor, outcome, from, to }: AuditFilter) =>
        [kind && (auditKinds[kind as AuditKind] ?? kind), actor, outcome && (outcome === 'ok' ? '成功' : '被拒绝'), from && `${from} 起`, to && `至 ${to}`].filter(Boolean).join(' · '),
      columns: [
        { key: 'at', header: '时间', width: 20, share: 18 },
        { key: 'actor', header: '操作人', width: 14, share: 12 },
        { key: 'action', header: '操作', width: 26, share: 22 },
        { key: 'outcome', header: '结果', width: 8, share: 8 },
        { key: 'subject', header: '对象', width: 34, share: 24 },
        { key: 'address', header: '网络地址', width: 18, share: 16 },
        { key: 'details', header: '内容', width: 60 },
        { key: 'chain', header: '链', width: 20 },
        { key: 'sequence', header: '序号', width: 10 },
        { key: 'hash', header: '摘要值', width: 66 },
      ],
      place: async (documentId): Promise<Place | undefined> =>
        (await access('reads').query<Place>('audit_place', 'SELECT a.document_id AS id, a.id AS key, a.name AS label, a.scope_path AS "scopePath" FROM authorities a WHERE a.document_id = $1', [documentId]))[0],
      async *rows({ principal, filter }) {
        let cursor: number | undefined;
        for (let written = 0; written < MOST; written += SET) {
          const { lines, nextCursor } = await auditPage(access, principal, filter, { cursor, limit: SET });
          yield lines.map((line) => ({
            at: dateTime(line.at), actor: line.actor, action: line.actionLabel, outcome: line.outcome === 'ok' ? '成功' : '被拒绝', subject: [line.subjectType, line.subjectId].filter(Boolean).join(' '),
            address: line.address, details: JSON.stringify(line.details), chain: line.chain, sequence: String(line.sequence), hash: line.hash,
          }));
          if (nextCursor === null) return;
          cursor = Number(nextCursor);
        }
      },
    }),
  );
}
