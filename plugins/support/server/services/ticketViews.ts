import type { Cipher } from '@medregistry/access';
import type { Principal } from '@medregistry/language';
import { maskName, maskText } from '../maskText';
import type { SupportSettings, TicketLine, TicketView } from '../Ticket';
import { after, TicketEvent } from '../ticketStates';
import type { TicketRow } from './TicketRow';

export interface EntryRow {
  kind: string;
  text: string;
  author: string;
  author_id: number | null;
  at: string;
}

const OPENING = 60;

/** Questions as people read them: the requester everything, whoever answers without what tells who a person is. */
export function createTicketViews({ categories, channels }: SupportSettings, cipher: () => Cipher) {
  const open = (sealed: string | null): string => (sealed === null ? '' : cipher().decrypt(sealed));

  const shown = (own: boolean) => (sealed: string | null): string => (own ? open(sealed) : maskText(open(sealed)));

  const line = (row: TicketRow, own: boolean): TicketLine => {
    const name = open(row.requester_name);
    return {
      documentId: row.document_id, number: row.number, category: row.category, categoryLabel: categories[row.category]?.label ?? row.category,
      channel: row.channel, channelLabel: channels[row.channel] ?? row.channel, state: row.state, requester: own ? name : maskName(name), assignee: own ? null : row.assignee_name,
      dueOn: row.due_on, openedAt: row.opened_at, changedAt: row.changed_at, opening: shown(own)(row.opening).slice(0, OPENING), unread: own && row.unread,
    };
  };

  return {
    open,
    line,
    view(row: TicketRow, entries: readonly EntryRow[], files: TicketView['files'], principal: Principal): TicketView {
      const own = row.requester_id === principal.userId;
      const text = shown(own);
      const by = own ? 'requester' : 'desk';
      return {
        ...line(row, own),
        contact: row.contact === null ? null : text(row.contact), device: row.device, system: row.system, page: row.page, files,
        entries: entries
          .filter(({ kind }) => !own || kind !== 'note')
          .map((entry) => ({ kind: entry.kind, text: text(entry.text), author: entry.author_id === row.requester_id && entry.author_id !== null ? '' : entry.author, own: entry.author_id === principal.userId, at: entry.at })),
        events: TicketEvent.options.filter((event) => after(event, row.state, by) !== null),
      };
    },
  };
}

export type TicketViews = ReturnType<typeof createTicketViews>;
