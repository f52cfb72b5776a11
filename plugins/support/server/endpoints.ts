import { defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { TicketFiles } from './services/ticketFiles';
import type { Tickets } from './services/tickets';
import { HeardTicket, NewTicket, TicketLine, TicketText, TicketView } from './Ticket';
import { TicketEvent, TicketState } from './ticketStates';

const tag = 'support';
const access = 'signed-in';
const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Fired = z.strictObject({ text: TicketText.nullish(), category: z.string().max(40).nullish() });
const DeskQuery = z.object({
  state: TicketState.optional(),
  category: z.string().max(40).optional(),
  number: z.string().trim().max(40).optional(),
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const lines = z.array(TicketLine);
/** Events that are nothing without a word. */
const SPOKEN: ReadonlySet<TicketEvent> = new Set(['answer', 'ask', 'transfer', 'close']);

export const ticketEndpoints = (tickets: () => Tickets, files: () => TicketFiles, desk: readonly string[]): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/tickets/settings',
    summary: '客服中心的问题类别、来源和答复承诺',
    tag,
    access,
    handle: () => {
      const { categories, channels } = tickets().settings;
      const list = Object.entries(categories).map(([key, { label, about, promise }]) => ({ key, label, about, promise }));
      return Promise.resolve({ body: { data: { categories: list, channels: Object.entries(channels).map(([key, label]) => ({ key, label })) } } });
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/tickets/mine',
    summary: '我提的问题和答复情况',
    tag,
    access,
    answer: z.object({ data: lines }),
    handle: async ({ principal }) => ({ body: { data: await tickets().mine(principal.userId) } }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/tickets',
    summary: '向客服提问',
    tag,
    access,
    body: z.object({ data: NewTicket }),
    answer: z.object({ data: TicketView }),
    async handle({ body, ...doing }) {
      const id = await tickets().ask(body.data, doing);
      return { status: 201, body: { data: await tickets().read(id, doing.principal) } };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/tickets',
    summary: '待答复的问题，承诺日期早的在前',
    tag,
    access: { roles: desk },
    query: DeskQuery,
    answer: z.object({ data: lines, meta: z.object({ nextCursor: z.string().nullable() }) }),
    async handle({ principal, query }) {
      const { rows, nextCursor } = await tickets().desk(principal, query);
      return { body: { data: rows, meta: { nextCursor } } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/heard-tickets',
    summary: '登记从电话、微信或窗口听到的问题',
    tag,
    access: { roles: desk },
    body: z.object({ data: HeardTicket }),
    answer: z.object({ data: TicketView }),
    async handle({ body, ...doing }) {
      const id = await tickets().hear(body.data, doing);
      return { status: 201, body: { data: await tickets().read(id, doing.principal) } };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/tickets/:id',
    summary: '一个问题和全部往来',
    tag,
    access,
    params: Id,
    answer: z.object({ data: TicketView }),
    handle: async ({ principal, params }) => ({ body: { data: await tickets().read(params.id, principal) } }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/tickets/:id/seen',
    summary: '已看过答复',
    tag,
    access,
    params: Id,
    async handle({ params, ...doing }) {
      await tickets().seen(params.id, doing);
      return { body: { data: { documentId: params.id } } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/tickets/:id/events/:event',
    summary: '答复、追问、转办、解决或关闭一个问题',
    tag,
    access,
    params: Id.extend({ event: TicketEvent }),
    body: z.object({ data: Fired }),
    answer: z.object({ data: TicketView }),
    async handle({ params, body, ...doing }) {
      const { text, category } = body.data;
      if (SPOKEN.has(params.event) && !text) throw refuse.malformed([{ path: 'text', code: 'required', message: '请写明内容。' }]);
      await tickets().fire(params.id, params.event, { text: text ?? null, category: category ?? null }, doing);
      // Whoever hands a question on may be without it now.
      const data = await tickets().read(params.id, doing.principal).catch(() => null);
      return { body: { data: data as TicketView } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/tickets/:id/notes',
    summary: '内部备注，提问人看不到',
    tag,
    access: { roles: desk },
    params: Id,
    body: z.object({ data: z.strictObject({ text: TicketText }) }),
    answer: z.object({ data: TicketView }),
    async handle({ params, body, ...doing }) {
      await tickets().note(params.id, body.data.text, doing);
      return { status: 201, body: { data: await tickets().read(params.id, doing.principal) } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    fresh: true,
    path: '/api/tickets/:id/reveal',
    summary: '写明理由后查看提问人和完整内容（记入审计）',
    tag,
    access: { roles: desk },
    params: Id,
    body: z.object({ data: z.strictObject({ reason: z.string().trim().min(2, '请写明查看的理由。').max(200) }) }),
    handle: async ({ params, body, ...doing }) => ({ body: { data: await tickets().reveal(params.id, body.data.reason, doing) } }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/tickets/:id/files',
    summary: '上传截图',
    tag,
    access,
    params: Id,
    upload: true,
    async handle({ params, files: uploaded, ...doing }) {
      await files().add(params.id, uploaded, doing);
      return { status: 201, body: { data: await tickets().read(params.id, doing.principal) } };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/tickets/:id/files/:file',
    summary: '查看截图（记入审计）',
    tag,
    access,
    params: Id.extend({ file: z.string().max(64) }),
    async handle({ params, ...doing }) {
      const { stream, mime, bytes } = await files().open(params.id, params.file, doing);
      return { stream, headers: { 'Content-Type': mime, 'Content-Length': String(bytes), 'Cache-Control': 'private, no-store', 'Content-Disposition': 'inline' } };
    },
  }),
];
