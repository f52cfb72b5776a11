import type { Case, FormValues, Material, SlotVersion, Step, Value } from '../types/Case';
import type { BatchOutcome } from '../types/BatchAction';
import { ask } from './http';

const at = (id: string): string => `/api/applications/${encodeURIComponent(id)}`;
const slotAt = (id: string, slot: string): string => `${at(id)}/materials/${encodeURIComponent(slot)}`;

/** The calls on one application; each answers it whole, except those on a slot, which answer the slot. */
export const cases = {
  path: at,
  slotPath: slotAt,
  get: (id: string, signal?: AbortSignal) => ask<Case>(at(id), { signal }),
  create: (data: { procedure: string; institution?: string; nurse?: string; campaign?: string }, idempotencyKey: string) =>
    ask<Case>('/api/applications', { method: 'POST', body: { data }, idempotencyKey }),
  save: (id: string, version: number, form: FormValues, keepalive = false) =>
    ask<Case>(at(id), { method: 'PUT', body: { data: { form } }, version, keepalive }),
  prefill: (id: string) => ask<{ form: FormValues }>(`${at(id)}/prefill`),
  fire: (id: string, event: string, version: number, payload: { [field: string]: Value }, idempotencyKey: string) =>
    ask<Case>(`${at(id)}/events/${encodeURIComponent(event)}`, { method: 'POST', body: { data: payload }, version, idempotencyKey }),
  fireEach: (event: string, rows: readonly { documentId: string; version: number }[], payload: { [field: string]: Value }, idempotencyKey: string) =>
    ask<BatchOutcome[]>('/api/applications/batch', { method: 'POST', body: { data: { event, cases: rows.map(({ documentId, version }) => ({ id: documentId, version })), payload } }, idempotencyKey }),
  history: (id: string, signal?: AbortSignal) => ask<Step[]>(`${at(id)}/history`, { signal }),
  arrange: (id: string, slot: string, version: number, pages: { id: string; rotation: number }[]) =>
    ask<Material>(slotAt(id, slot), { method: 'PATCH', body: { data: { pages } }, version }),
  mark: (id: string, slot: string, version: number, on: boolean, pages: string[] | null) =>
    ask<Material>(`${slotAt(id, slot)}/mark`, { method: 'PUT', body: { data: { on, pages } }, version }),
  addItem: (id: string, slot: string, title: string, kind: string | null) => ask<Material>(`${slotAt(id, slot)}/items`, { method: 'POST', body: { data: { title, kind } } }),
  renameItem: (id: string, slot: string, title: string) => ask<Material>(`${slotAt(id, slot)}/title`, { method: 'PATCH', body: { data: { title } } }),
  dropItem: (id: string, slot: string) => ask<undefined>(slotAt(id, slot), { method: 'DELETE' }),
  versions: (id: string, slot: string, signal?: AbortSignal) => ask<SlotVersion[]>(`${slotAt(id, slot)}/versions`, { signal }),
  remove: (id: string, slot: string, version: number, page: string) =>
    ask<Material>(`${slotAt(id, slot)}/pages/${encodeURIComponent(page)}`, { method: 'DELETE', version }),
};
