import { buffer } from 'node:stream/consumers';
import type { Trail } from '@medregistry/audit';
import type { Workshop } from '@medregistry/dossier';
import { defineEndpoint, refuse, type AnyEndpoint, type EndpointRequest } from '@medregistry/language';
import { z } from 'zod';
import { acknowledgeNotice } from '../notices/acknowledgeNotice';
import { noticeBoard } from '../notices/noticeBoard';
import { createNoticeAttachments } from '../notices/noticeAttachments';
import { createNoticeReaders } from '../notices/noticeReaders';
import { zipOf } from '../notices/zipOf';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Attachment = Id.extend({ attachment: z.string().min(1).max(64) });
const Body = z.object({ data: z.object({ institution: z.string().max(64).optional() }).optional() }).optional();

interface AttachmentRow {
  title: string;
  name: string;
  key: string;
  bytes: number;
  mime: string;
  authorityPath: string;
}

type Asking = Pick<EndpointRequest<unknown, unknown, unknown>, 'principal' | 'now' | 'address'>;

/** A name for the `Content-Disposition` header: plain and encoded (RFC 6266). */
const disposition = (name: string): string => `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

const administrators = { roles: ['administrator'] };
const Removal = z.strictObject({ data: z.strictObject({ removed: z.boolean() }) });
const Readers = z.object({ read: z.stringbool().default(false), cursor: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(200).default(50) });

export const noticeEndpoints = (services: Services): AnyEndpoint[] => [...ownNotices(services), ...keptNotices(services)];

/** What whoever publishes a notice learns of its readers. */
function keptNotices(services: Services): AnyEndpoint[] {
  const readers = createNoticeReaders(services);
  const attachments = createNoticeAttachments(services);
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/notices/:id/attachments',
      summary: '通知的附件，包括已取下的',
      tag: 'notices',
      access: administrators,
      params: Id,
      handle: async ({ principal, params }) => ({ body: { data: await attachments.list(principal, params.id) } }),
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/notices/:id/attachments',
      summary: '上传通知附件',
      tag: 'notices',
      access: administrators,
      params: Id,
      upload: true,
      async handle(request) {
        await attachments.add(request, request.params.id, request.files);
        return { status: 201, body: { data: await attachments.list(request.principal, request.params.id) } };
      },
    }),
    defineEndpoint({
      method: 'PATCH',
      path: '/api/notices/:id/attachments/:attachment',
      summary: '取下或恢复通知附件',
      tag: 'notices',
      access: administrators,
      params: Attachment,
      body: Removal,
      async handle(request) {
        await attachments.mark(request, request.params.id, request.params.attachment, request.body.data.removed);
        return { body: { data: request.body.data } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/notices/:id/readers',
      summary: '通知的确认阅读名单：已读或未读的机构，附两者的家数',
      tag: 'notices',
      access: administrators,
      params: Id,
      query: Readers,
      async handle(request) {
        const { rows, nextCursor, counts } = await readers.page(request, request.params.id, request.query);
        return { body: { data: rows.map(({ recordKey: _key, ...row }) => row), meta: { nextCursor, ...counts } } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/notices/:id/urge',
      summary: '催促还没有确认阅读的机构，同一家一天一次',
      tag: 'notices',
      access: administrators,
      params: Id,
      handle: async (request) => ({ body: { data: await readers.urge(request, request.params.id) } }),
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/notice-board',
      summary: '发给本人的通知，附附件和是否已确认阅读',
      tag: 'notices',
      access: 'signed-in',
      handle: async ({ principal, now }) => ({ body: { data: await noticeBoard(services, principal, now) } }),
    }),
  ];
}

/** The attachments of a published notice for its readers: it is published downwards, to everybody whose scope lies within its authority, and to the authority itself. */
const ATTACHMENTS = `SELECT t.name, t.file_key AS key, t.bytes, t.mime, n.title, n.scope_path AS "authorityPath"
  FROM notice_attachments t JOIN notices n ON n.id = t.notice_id
  WHERE n.document_id = $1 AND t.removed_at IS NULL AND n.published_on IS NOT NULL
    AND EXISTS (SELECT FROM unnest($2::text[]) s(path) WHERE starts_with(s.path, n.scope_path) OR starts_with(n.scope_path, s.path))`;

function ownNotices({ strapi, access }: Services): AnyEndpoint[] {
  const attachmentsOf = ({ principal }: Pick<Asking, 'principal'>, notice: string, only?: string): Promise<AttachmentRow[]> => {
    const values: unknown[] = [notice, access('scope').scopesFor(principal)];
    return only === undefined
      ? access('reads').query<AttachmentRow>('notice_attachments', `${ATTACHMENTS} ORDER BY t.position, t.id`, values)
      : access('reads').query<AttachmentRow>('notice_attachment', `${ATTACHMENTS} AND t.document_id = $3`, [...values, only]);
  };
  const noteDownload = ({ principal, now, address }: Asking, notice: string, { authorityPath }: AttachmentRow, attachment: string): Promise<unknown> =>
    (strapi.plugin('audit').service('trail') as Trail).appendAlone({
      chain: authorityPath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: 'notice.download',
      subjectType: 'notice', subjectId: notice, scopePath: authorityPath, address, outcome: 'ok', details: { attachment },
    });
  // The workshop is set up later than the routes.
  const open = (key: string) => (strapi.plugin('dossier').service('workshop') as Workshop).store.open(key);
  return [
    defineEndpoint({
      method: 'POST',
      path: '/api/notices/:id/acknowledge',
      summary: '确认已阅读通知',
      tag: 'notices',
      access: { roles: ['institution'] },
      params: Id,
      body: Body,
      async handle(request) {
        const wanted = request.body?.data?.institution;
        const own = request.principal.assignments.find(({ role, scopeId }) => role === 'institution' && (!wanted || wanted === scopeId));
        if (!own) throw refuse.notFound();
        const at = await acknowledgeNotice(strapi, { notice: request.params.id }, own.scopeId, request);
        return { body: { data: { acknowledgedAt: new Date(at).toISOString() } } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/notices/:id/attachments/:attachment',
      summary: '下载通知附件（记入下载日志）',
      tag: 'notices',
      access: 'signed-in',
      params: Attachment,
      async handle(request) {
        const { id, attachment } = request.params;
        const [row] = await attachmentsOf(request, id, attachment);
        if (!row) throw refuse.notFound();
        await noteDownload(request, id, row, attachment);
        return {
          stream: await open(row.key),
          headers: { 'Content-Type': row.mime, 'Content-Length': String(row.bytes), 'Content-Disposition': disposition(row.name), 'Cache-Control': 'private, no-store' },
        };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/notices/:id/archive',
      summary: '下载通知的全部附件（ZIP，记入下载日志）',
      tag: 'notices',
      access: 'signed-in',
      params: Id,
      async handle(request) {
        const rows = await attachmentsOf(request, request.params.id);
        const [first] = rows;
        if (!first) throw refuse.notFound();
        await noteDownload(request, request.params.id, first, 'all');
        return {
          stream: zipOf(rows.map(({ name, key }) => ({ name, read: async () => buffer(await open(key)) }))),
          headers: { 'Content-Type': 'application/zip', 'Content-Disposition': disposition(`${first.title}.zip`), 'Cache-Control': 'private, no-store' },
        };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/public/notices',
      summary: '对外公布的通知',
      tag: 'public',
      access: 'public',
      async handle({ now }) {
        const rows = await access('reads').query(
          'public_notices',
          `SELECT n.document_id AS id, n.title, n.body, n.type, n.published_on::text AS "publishedOn", a.name AS authority
           FROM notices n JOIN authorities a ON a.id = n.authority_id
           WHERE n.audience = 'everyone' AND n.published_on <= ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
             AND (n.expires_on IS NULL OR n.expires_on >= ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date)
           ORDER BY n.published_on DESC, n.id DESC LIMIT 50`,
          [now.toISOString()],
        );
        return { body: { data: rows } };
      },
    }),
  ];
}
