import { holds } from './evaluate';
import type { Field } from './Field';
import { fieldsOf, type FormData } from './Form';
import type { Json } from './Json';
import type { Procedure } from './Procedure';
import type { Repeat, Slot } from './Slot';
import { say } from './Text';
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

/**
 * Gives each row that a slot belongs to an id, where it has none: rows that people added by hand.
 *
 * @param newId makes one that no other row has
 */
export function identifyRows({ materials }: Pick<Procedure, 'materials'>, data: FormData, newId: () => string): FormData {
  const repeats = materials.flatMap(({ repeat }) => (repeat?.by === 'row' ? [repeat] : []));
  return repeats.reduce<FormData>(
    (form, repeat) =>
      repeat.tables.reduce((current, table) => {
        const [section = '', key = ''] = table.split('.');
        const rows = current[section]?.[key];
        if (!Array.isArray(rows)) return current;
        const named = rows.map((row) => (typeof row === 'object' && row !== null && !Array.isArray(row) && !row[repeat.id] ? { ...row, [repeat.id]: newId() } : row));
        return named.some((row, index) => row !== rows[index]) ? { ...current, [section]: { ...current[section], [key]: named } } : current;
      }, form),
    data,
  );
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

/** Every place of a case in the order of its slots; items of a slot that repeats where they have come to be. */
export function placesOf(scene: Scene): Place[] {
  const { materials, titles = {} } = scene.application;
  return scene.procedure.materials
    .filter((slot) => !slot.when || holds(slot.when, scene))
    .flatMap((slot) => {
      const items = Object.keys(materials).filter((place) => place !== slot.key && slotAt(place).slot === slot.key);
      return (slot.repeat ? items : [slot.key]).map((place) => ({ place, slot, label: placeLabel(slot, titles[place]), pages: materials[place] ?? 0 }));
    });
}
