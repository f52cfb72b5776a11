import type { NoteVerdict } from '@medregistry/language';
import type { FormValues, Lease, Value } from '../types/Case';
import type { Changes, ContactEntry, DraftNote, NewContact, Workbench } from '../types/Workbench';
import { cases } from './case';
import { ask } from './http';

const put = <T>(path: string, data: object, keepalive = false): Promise<T> => ask<T>(path, { method: 'PUT', body: { data }, keepalive });

/** The calls of the reviewer's desk. */
export const desk = {
  get: (id: string, signal?: AbortSignal) => ask<Workbench>(`${cases.path(id)}/workbench`, { signal }),
  take: (id: string, reason = '') => put<Lease>(`${cases.path(id)}/lease`, { reason }),
  release: (id: string) => ask<null>(`${cases.path(id)}/lease`, { method: 'DELETE' }),
  saveDraft: (id: string, revision: number, notes: DraftNote[], keepalive = false) => put<{ revision: number; late: string[] }>(`${cases.path(id)}/draft`, { revision, notes }, keepalive),
  tick: (id: string, point: string, ticked: boolean) => put<unknown>(`${cases.path(id)}/points/${encodeURIComponent(point)}`, { ticked }),
  judge: (id: string, note: string, verdict: NoteVerdict | null) => put<unknown>(`${cases.path(id)}/notes/${encodeURIComponent(note)}/verdict`, { verdict }),
  changes: (id: string, round: number, signal?: AbortSignal) => ask<Changes>(`${cases.path(id)}/submissions/${round}/changes`, { signal }),
  earlier: (id: string, signal?: AbortSignal) => ask<{ label: string; form: FormValues } | null>(`${cases.path(id)}/earlier`, { signal }),
  logContact: (id: string, entry: NewContact, idempotencyKey: string) => ask<ContactEntry>(`${cases.path(id)}/contacts`, { method: 'POST', body: { data: entry }, idempotencyKey }),
  reveal: (id: string, path: string, reason: string) => ask<{ value: Value }>(`${cases.path(id)}/reveal`, { method: 'POST', body: { data: { path, reason } } }),
};
