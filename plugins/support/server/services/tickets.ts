import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { addWorkdays, civilDate, refuse, type Calendar, type Principal } from '@medregistry/language';
import type { Outbox, Templates } from '@medregistry/outbox';
import type { Knex } from 'knex';
import type { HeardTicket, NewTicket, SupportSettings, TicketLine, TicketView } from '../Ticket';
import { after, type TicketEvent } from '../ticketStates';
import { createDesks } from './desks';
import { TICKET_COLUMNS, type TicketRow } from './TicketRow';
import { createTicketViews, type EntryRow } from './ticketViews';

export interface Doing {
  principal: Principal;
  address: string;
  now: Date;
}

export interface SupportDatabase {
  readonly connection: Knex;
  transaction<T>(work: (context: { trx: Knex.Transaction }) => Promise<T>): Promise<T>;
}

interface TicketsOptions {
  settings: SupportSettings;
  database: SupportDatabase;
  access: AccessService;
  trail: () => Pick<Trail, 'append'>;
  outbox: () => Pick<Outbox, 'enqueue'>;
  templates: () => Pick<Templates, 'fill'>;
  calendar: () => Calendar | Promise<Calendar>;
}

export interface DeskQuestion {
  state?: string | undefined;
  category?: string | undefined;
  number?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Questions of one person and day. */
const A_DAY = { requests: 30, seconds: 86_400 };
const SHOWN = 50;
const ID = `substr(replace(gen_random_uuid()::text, '-', ''), 1, 24)`;

export function createTickets({ settings, database, access, trail, outbox, templates, calendar }: TicketsOptions) {
  const desks = createDesks(settings, () => access('scope'));
  const views = createTicketViews(settings, () => access('cipher'));
  const seal = (text: string): string => access('cipher').encrypt(text);
  const nameOf = ({ name, username }: Principal): string => name || username;

  const audit = (trx: Knex.Transaction, action: string, row: Pick<TicketRow, 'document_id' | 'scope_path'>, { principal, address, now }: Doing, details: Record<string, string> = {}): Promise<void> =>
    trail().append(trx, {
      chain: 'system', at: now, actorId: principal.userId, actorName: nameOf(principal), action: `ticket.${action}`, subjectType: 'ticket', subjectId: row.document_id,
      scopePath: row.scope_path, address, outcome: 'ok', details,
    });

  const write = (trx: Knex.Transaction, ticket: number, kind: string, text: string, author: { id: number | null; name: string }, now: Date) =>
    trx.raw(
      `INSERT INTO ticket_entries (document_id, ticket_key, kind, text, author_id, author, at, created_at, updated_at, published_at)
       VALUES (${ID}, :ticket, :kind, :said, :authorId, :author, :at::timestamptz, :at::timestamp, :at::timestamp, :at::timestamp)`,
      { ticket, kind, said: seal(text), authorId: author.id, author: author.name, at: now.toISOString() },
    );

  const tell = (trx: Knex.Transaction, topic: 'message' | 'notify', key: string, template: string, row: Pick<TicketRow, 'document_id' | 'scope_path' | 'number' | 'category'>, to: object): Promise<void> =>
    outbox().enqueue(trx, [
      {
        topic, dedupeKey: `ticket:${row.document_id}:${key}`,
        payload: {
          ...to, scopePath: row.scope_path, kind: template, ...templates().fill(template, { number: row.number, category: settings.categories[row.category]?.label ?? '' }),
          link: topic === 'notify' ? `/tickets/${row.document_id}` : `/?support=${row.document_id}`, subjectType: 'ticket', subjectId: row.document_id,
        },
      },
    ]);

  const promised = async (category: string, now: Date): Promise<string> => addWorkdays(await calendar(), civilDate(now), settings.categories[category]?.promise ?? 1).date;

  const known = (category: string): void => {
    if (!settings.categories[category]) throw refuse.invalid([{ path: 'category', code: 'unknown', message: '请选择问题类别。' }]);
  };

  async function create(input: NewTicket, from: { requesterId: number | null; name: string; contact: string | null; channel: string; scopePath: string }, doing: Doing): Promise<string> {
    known(input.category);
    const { now } = doing;
    const dueOn = await promised(input.category, now);
    return (await database.transaction(async ({ trx }) => {
      const year = Number(civilDate(now).slice(0, 4));
      const numbers = await trx.raw<{ rows: { last_value: number }[] }>(
        'INSERT INTO ticket_numbers (year, last_value) VALUES (?, 1) ON CONFLICT (year) DO UPDATE SET last_value = ticket_numbers.last_value + 1 RETURNING last_value', [year],
      );
      const number = `${settings.prefix}${year}${String(numbers.rows[0]?.last_value ?? 0).padStart(6, '0')}`;
      const { rows } = await trx.raw<{ rows: { id: number; document_id: string }[] }>(
        `INSERT INTO tickets (document_id, number, requester_id, requester_name, contact, scope_path, channel, category, state, device, system, page, due_on, opened_at, changed_at, created_at, updated_at, published_at)
         VALUES (${ID}, :number, :requesterId, :name, :contact, :scopePath, :channel, :category, 'open', :device, :system, :page, :dueOn::date, :at::timestamptz, :at::timestamptz, :at::timestamp, :at::timestamp, :at::timestamp)
         RETURNING id, document_id`,
        {
          number, requesterId: from.requesterId, name: seal(from.name), contact: from.contact ? seal(from.contact) : null, scopePath: from.scopePath, channel: from.channel, category: input.category,
          device: input.device || null, system: input.system || null, page: input.page?.replace(/[?#].*$/, '') || null, dueOn, at: now.toISOString(),
        },
      );
      const row = { id: rows[0]?.id ?? 0, document_id: rows[0]?.document_id ?? '', number, category: input.category, scope_path: from.scopePath };
      await write(trx, row.id, 'question', input.description, { id: from.requesterId, name: from.requesterId === null ? (settings.channels[from.channel] ?? '') : '' }, now);
      await tell(trx, 'notify', 'open', 'support.opened', row, { roles: [...desks.rolesOf(input.category)] });
      await audit(trx, 'open', row, doing, { category: input.category, channel: from.channel });
      return row.document_id;
    })) as string;
  }

  /** @throws Refusal 404 for who neither asked nor answers it */
  async function lock(trx: Knex.Transaction, id: string, principal: Principal): Promise<{ row: TicketRow; by: 'requester' | 'desk' }> {
    const { rows } = await trx.raw<{ rows: TicketRow[] }>(`SELECT ${TICKET_COLUMNS} FROM tickets t WHERE t.document_id = ? FOR UPDATE`, [id]);
    const [row] = rows;
    if (row?.requester_id === principal.userId) return { row, by: 'requester' };
    if (!row || !desks.answers(principal, row)) throw refuse.notFound();
    return { row, by: 'desk' };
  }

  return {
    settings,
    desks,
    /** Locks a question for whoever may touch it; its pictures need that, too. */
    lock,
    audit,

    /** What somebody asks in the application. @throws Refusal 422, 429 */
    async ask(input: NewTicket, doing: Doing): Promise<string> {
      const { principal, now } = doing;
      await access('limits').take('ticket', String(principal.userId), A_DAY, now);
      return create(input, { requesterId: principal.userId, name: nameOf(principal), contact: null, channel: 'centre', scopePath: principal.assignments[0]?.scopePath ?? '/' }, doing);
    },

    /** What staff heard by telephone or elsewhere. @throws Refusal 403, 422 */
    async hear({ channel, requester, contact, ...input }: HeardTicket, doing: Doing): Promise<string> {
      const [scopePath] = access('scope').scopesFor(doing.principal, desks.all);
      if (scopePath === undefined) throw refuse.forbidden();
      if (!settings.channels[channel]) throw refuse.invalid([{ path: 'channel', code: 'unknown', message: '请选择来源。' }]);
      return create(input, { requesterId: null, name: requester, contact: contact || null, channel, scopePath }, doing);
    },

    /** The person's own questions, those with news first. */
    async mine(userId: number): Promise<TicketLine[]> {
      const rows = await access('reads').query<TicketRow>('own_tickets', `SELECT ${TICKET_COLUMNS} FROM tickets t WHERE t.requester_id = $1 ORDER BY t.id DESC LIMIT ${SHOWN}`, [userId]);
      return rows.map((row) => views.line(row, true));
    },

    /** How many answers the person has not looked at. One statement. */
    async unread(userId: number): Promise<number> {
      const [row] = await access('reads').query<{ unread: number }>('unread_tickets', 'SELECT count(*)::integer AS unread FROM tickets t WHERE t.requester_id = $1 AND t.answered_at IS NOT NULL AND (t.seen_at IS NULL OR t.seen_at < t.answered_at)', [userId]);
      return row?.unread ?? 0;
    },

    /** What waits at the desks of this person, the oldest promise first; settled ones by state. One statement. */
    async desk(principal: Principal, { state, category, number, cursor, limit }: DeskQuestion): Promise<{ rows: TicketLine[]; nextCursor: string | null }> {
      const values: unknown[] = [];
      const put = (value: unknown): string => `$${values.push(value)}`;
      const conditions = [desks.sql(principal, values), state ? `t.state = ${put(state)}` : `t.state NOT IN ('resolved', 'closed')`];
      if (category) conditions.push(`t.category = ${put(category)}`);
      if (number) conditions.push(`t.number = ${put(number)}`);
      const after = /^(\d{4}-\d{2}-\d{2}):(\d{1,12})$/.exec(cursor ?? '');
      if (after) conditions.push(`(t.due_on, t.id) > (${put(after[1])}::date, ${put(after[2])}::integer)`);
      const found = await access('reads').query<TicketRow>('desk_tickets', `SELECT ${TICKET_COLUMNS} FROM tickets t WHERE ${conditions.join(' AND ')} ORDER BY t.due_on, t.id LIMIT ${put(limit + 1)}`, values);
      const last = found.length > limit ? found[limit - 1] : undefined;
      return { rows: found.slice(0, limit).map((row) => views.line(row, row.requester_id === principal.userId)), nextCursor: last ? `${last.due_on ?? ''}:${last.id}` : null };
    },

    /** @throws Refusal 404 */
    async read(id: string, principal: Principal): Promise<TicketView> {
      const [row] = await access('reads').query<TicketRow>('ticket', `SELECT ${TICKET_COLUMNS} FROM tickets t WHERE t.document_id = $1`, [id]);
      if (!row || (row.requester_id !== principal.userId && !desks.answers(principal, row))) throw refuse.notFound();
      const [entries, files] = await Promise.all([
        access('reads').query<EntryRow>('ticket_entries', `SELECT kind, text, author, author_id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM ticket_entries WHERE ticket_key = $1 ORDER BY id`, [row.id]),
        access('reads').query<TicketView['files'][number]>('ticket_files', 'SELECT document_id AS id, mime, bytes FROM ticket_files WHERE ticket_key = $1 ORDER BY id', [row.id]),
      ]);
      return views.view(row, entries, files, principal);
    },

    /** The requester has looked at the answers. @throws Refusal 404 */
    async seen(id: string, { principal, now }: Doing): Promise<void> {
      const { rowCount } = await database.connection.raw<{ rowCount: number }>('UPDATE tickets SET seen_at = ?::timestamptz WHERE document_id = ? AND requester_id = ?', [now.toISOString(), id, principal.userId]);
      if (rowCount === 0) throw refuse.notFound();
    },

    /** Something happens to a question. @throws Refusal 404, 409, 422 */
    async fire(id: string, event: TicketEvent, { text, category }: { text: string | null; category: string | null }, doing: Doing): Promise<void> {
      const { principal, now } = doing;
      if (event === 'transfer') known(category ?? '');
      const dueOn = event === 'transfer' && category ? await promised(category, now) : null;
      await database.transaction(async ({ trx }) => {
        const { row, by } = await lock(trx, id, principal);
        const state = after(event, row.state, by);
        if (state === null) throw refuse.notAvailable('这个问题现在不能这样处理，请刷新后查看最新状态。');
        const desk = settings.desks[settings.categories[row.category]?.desk ?? ''];
        const takes = by === 'desk' && (event === 'claim' || event === 'answer');
        await trx.raw(
          `UPDATE tickets SET state = :state, category = coalesce(:category, category), due_on = coalesce(:dueOn::date, due_on), changed_at = :at::timestamptz,
             assignee_id = CASE WHEN :takes THEN :userId WHEN :frees THEN NULL ELSE assignee_id END, assignee_name = CASE WHEN :takes THEN :name WHEN :frees THEN NULL ELSE assignee_name END,
             answered_at = CASE WHEN :answers THEN :at::timestamptz ELSE answered_at END, seen_at = CASE WHEN :asks THEN :at::timestamptz ELSE seen_at END
           WHERE id = :id`,
          { id: row.id, state, category: event === 'transfer' ? category : null, dueOn, at: now.toISOString(), takes, frees: event === 'transfer', answers: by === 'desk' && ['answer', 'transfer', 'close', 'resolve'].includes(event), asks: by === 'requester', userId: principal.userId, name: nameOf(principal) },
        );
        const kind = event === 'ask' ? 'question' : event;
        if (text !== null || event !== 'claim') await write(trx, row.id, kind, text ?? '', { id: principal.userId, name: by === 'desk' ? (desk?.label ?? '') : '' }, now);
        const moved = { ...row, category: event === 'transfer' && category ? category : row.category };
        const key = `${event}:${now.toISOString()}`;
        if (by === 'desk' && event !== 'claim' && row.requester_id !== null) await tell(trx, 'message', key, 'support.answered', moved, { recipients: [row.requester_id] });
        if (event === 'transfer' || event === 'ask') await tell(trx, 'notify', `${key}:desk`, event === 'transfer' ? 'support.transferred' : 'support.asked', moved, { roles: [...desks.rolesOf(moved.category)] });
        await audit(trx, event, row, doing, { from: row.state, to: state, ...(event === 'transfer' && category ? { category } : {}) });
      });
    },

    /** Among staff: what the requester does not read. @throws Refusal 404 */
    async note(id: string, text: string, doing: Doing): Promise<void> {
      await database.transaction(async ({ trx }) => {
        const { row, by } = await lock(trx, id, doing.principal);
        if (by === 'requester') throw refuse.notFound();
        await write(trx, row.id, 'note', text, { id: doing.principal.userId, name: nameOf(doing.principal) }, doing.now);
        await audit(trx, 'note', row, doing);
      });
    },

    /** The numbers and names that are masked, for a reason that the trail keeps. @throws Refusal 404 */
    async reveal(id: string, reason: string, doing: Doing): Promise<{ requester: string; contact: string | null; texts: string[] }> {
      return (await database.transaction(async ({ trx }) => {
        const { row } = await lock(trx, id, doing.principal);
        const { rows } = await trx.raw<{ rows: { text: string }[] }>('SELECT text FROM ticket_entries WHERE ticket_key = ? ORDER BY id', [row.id]);
        await audit(trx, 'reveal', row, doing, { reason });
        return { requester: views.open(row.requester_name), contact: row.contact === null ? null : views.open(row.contact), texts: rows.map(({ text }) => views.open(text)) };
      })) as { requester: string; contact: string | null; texts: string[] };
    },
  };
}

export type Tickets = ReturnType<typeof createTickets>;
