import { canonicalJson } from './canonical';
import { holds } from './evaluate';
import type { Field } from './Field';
import { fieldsOf, type FormData } from './Form';
import type { Json } from './Json';
import type { Procedure } from './Procedure';
import type { Repeat, Slot } from './Slot';
import { say } from './Text';
import { voiceOf } from './voice';
import type { Scene } from './World';

/** Stands between a slot and the item of it that a place means. */
const MARK = ':';

/** The place of one item of a slot that repeats. */
export const placeFor = (slot: string, item: string): string => `${slot}${MARK}${item}`;

/** Slot and item that a place means; a slot that does not repeat is its own place. */
export function slotAt(place: string): { slot: string; item: string | null } {
  const at = place.indexOf(MARK);
  return at < 0 ? { slot: place, item: null } : { slot: place.slice(0, at), item: place.slice(at + 1) };
}

/** A row of the form that a slot belongs to. */
export interface SlotRow {
  id: string;
  name: string;
  /** What else says who is meant, as it is spoken. */
  detail: string;
  /** `section.field` of its table, and where in it. */
  table: string;
  index: number;
}

type Rows = Extract<Repeat, { by: 'row' }>;

const textOf = (field: Field | undefined, value: Json | undefined): string => {
  if (typeof value !== 'string') return '';
  const option = field?.options?.find((candidate) => candidate.value === value);
  return option ? say(option.label) : value;
};

/** Every row that a slot repeats for, in the order of the form; rows without an id cannot be meant. */
export function rowsOfSlot(repeat: Rows, form: Procedure['form'], data: FormData): SlotRow[] {
  return repeat.tables.flatMap((table) => {
    const [section = '', key = ''] = table.split('.');
    const columns = fieldsOf(form).find(({ path }) => path === table)?.field.columns ?? [];
    const rows = data[section]?.[key];
    return (Array.isArray(rows) ? rows : []).flatMap((row, index): SlotRow[] => {
      if (typeof row !== 'object' || row === null || Array.isArray(row)) return [];
      const id = row[repeat.id];
      if (typeof id !== 'string' || id === '') return [];
      const spoken = (column: string): string => textOf(columns.find((field) => field.key === column), row[column]);
      return [{ id, name: spoken(repeat.name), detail: repeat.details.map(spoken).filter(Boolean).join(' '), table, index }];
    });
  });
}

/** The slot that belongs to rows, and its row with an id: what `person.<id>` means in a procedure. */
export function rowWithId(id: string, procedure: Pick<Procedure, 'materials' | 'form'>, data: FormData): { slot: Slot; row: SlotRow } | undefined {
  for (const slot of procedure.materials) {
    if (slot.repeat?.by !== 'row') continue;
    const row = rowsOfSlot(slot.repeat, procedure.form, data).find((candidate) => candidate.id === id);
    if (row) return { slot, row };
  }
  return undefined;
}

type Row = { [column: string]: Json };

const isRow = (value: Json): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const content = (row: Row, id: string): string => canonicalJson({ ...row, [id]: null });

/** Rows that say what a row said when it was saved last are that row; all others are new. Never by place: people are not their places. */
function named(rows: Json[], before: Json[], id: string, newId: () => string): Json[] {
  const used = new Set<Json>(rows.flatMap((row) => (isRow(row) && row[id] ? [row[id]] : [])));
  const old = before.filter(isRow);
  return rows.map((row) => {
    if (!isRow(row) || row[id]) return row;
    const held = old.find((candidate) => content(candidate, id) === content(row, id) && !used.has(candidate[id] ?? null))?.[id] ?? newId();
    used.add(held);
    return { ...row, [id]: held };
  });
}

/**
 * Gives each row that a slot belongs to an id, where it has none: rows that people added by hand. A browser that does
 * not know yet which id its row was given sends it without one again, and gets the same.
 *
 * @param before the form as it was saved last
 * @param newId makes one that no other row has
 */
export function identifyRows({ materials }: Pick<Procedure, 'materials'>, data: FormData, before: FormData, newId: () => string): FormData {
  const repeats = materials.flatMap(({ repeat }) => (repeat?.by === 'row' ? [repeat] : []));
  const tables = repeats.flatMap(({ tables: paths, id }) => paths.map((path) => ({ path, id })));
  return tables.reduce<FormData>((form, { path, id }) => {
    const [section = '', key = ''] = path.split('.');
    const rows = form[section]?.[key];
    if (!Array.isArray(rows) || rows.every((row) => !isRow(row) || Boolean(row[id]))) return form;
    const old = before[section]?.[key];
    return { ...form, [section]: { ...form[section], [key]: named(rows, Array.isArray(old) ? old : [], id, newId) } };
  }, data);
}

/** A place of a case for pages: a slot, or one item of a slot that repeats. */
export interface Place {
  place: string;
  slot: Slot;
  label: string;
  pages: number;
}

/** Pages of a slot, those of all its items together. */
export const pagesIn = ({ application }: Scene, slot: string): number =>
  Object.entries(application.materials).reduce((sum, [place, pages]) => (slotAt(place).slot === slot ? sum + pages : sum), 0);

/** The words for a place: the slot's, and what its item is called. */
export const placeLabel = (slot: Slot, title: string | null | undefined): string => (title ? `${say(slot.label)}：${title}` : say(slot.label));

/** Whether a slot exists in a case, and is not kept from whoever looks at it. */
export const slotIsSeen = ({ when, filledBy }: Slot, scene: Scene): boolean => !(filledBy && voiceOf(scene) === 'applicant') && (!when || holds(when, scene));

/** Every place of a case in the order of its slots; items of a slot that repeats where they have come to be. */
export function placesOf(scene: Scene): Place[] {
  const { materials, titles = {} } = scene.application;
  return scene.procedure.materials
    .filter((slot) => slotIsSeen(slot, scene))
    .flatMap((slot) => {
      const items = Object.keys(materials).filter((place) => place !== slot.key && slotAt(place).slot === slot.key);
      return (slot.repeat ? items : [slot.key]).map((place) => ({ place, slot, label: placeLabel(slot, titles[place]), pages: materials[place] ?? 0 }));
    });
}
