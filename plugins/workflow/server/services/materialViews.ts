import type { SlotView } from '@medregistry/dossier';
import { fill, placeFor, placeLabel, rowsOfSlot, say, slotAt, slotsOf, type Procedure, type Scene, type Slot, type SlotRow } from '@medregistry/language';
import type { MaterialState, MaterialView, RepeatView } from '../ApplicationView';
import type { Children } from '../ApplicationRow';
import { hintsOf, type Hint } from './pageHints';

type Wanted = ReturnType<typeof slotsOf>[number];

/** One place for pages as it will be shown. */
interface Placed {
  place: string;
  slot: Wanted;
  label: string;
  title: string | null;
  requirement: string;
  seal: boolean;
  /** The base of a slot that repeats holds no pages itself. */
  repeat: RepeatView | null;
  kept: SlotView | undefined;
}

interface Parts {
  scene: Scene;
  slots: SlotView[];
  children: Pick<Children, 'notes' | 'actions'>;
}

const repeatView = ({ repeat }: Slot): RepeatView | null => {
  if (!repeat) return null;
  if (repeat.by === 'row') return { by: 'row', tables: repeat.tables, id: repeat.id };
  return { by: 'title', most: repeat.most, kinds: repeat.kinds.map(({ value, label }) => ({ value, label: say(label) })) };
};

/** What an item that belongs to a row is called. */
export const titleOfRow = ({ name, detail }: Pick<SlotRow, 'name' | 'detail'>): string => (detail ? `${name}（${detail}）` : name);

/** A note about a place, about a page of it, or about the person to whom it belongs. */
const concerns = (target: string, place: string, slot: Slot): boolean => {
  const { item } = slotAt(place);
  return target === `materials.${place}` || target.startsWith(`materials.${place}.`) || (slot.repeat?.by === 'row' && item !== null && target === `person.${item}`);
};

/** The items of a slot that repeats: those that there are, and those of people about whom a note is open. */
function itemsOf(slot: Wanted, { scene, slots, children }: Parts): { place: string; title: string | null; itemKind: string | null; kept: SlotView | undefined }[] {
  const { repeat } = slot;
  if (!repeat) return [];
  const kept = slots.filter((candidate) => slotAt(candidate.slot).slot === slot.key && candidate.slot !== slot.key);
  const items = kept.map((candidate) => ({ place: candidate.slot, title: candidate.title, itemKind: candidate.itemKind, kept: candidate as SlotView | undefined }));
  if (repeat.by === 'title') return items;
  const rows = rowsOfSlot(repeat, scene.procedure.form, scene.application.form);
  const called = rows.filter(({ id }) => children.notes.some(({ target, reply }) => reply === null && target === `person.${id}`));
  const known = new Set(items.map(({ place }) => place));
  return [
    ...items.map((item) => {
      const row = rows.find(({ id }) => placeFor(slot.key, id) === item.place);
      return row ? { ...item, title: titleOfRow(row) } : item;
    }),
    ...called
      .map((row) => ({ place: placeFor(slot.key, row.id), title: titleOfRow(row), itemKind: null, kept: undefined }))
      .filter(({ place }) => !known.has(place)),
  ];
}

function placed(slot: Wanted, parts: Parts): Placed[] {
  const requirement = fill(say(slot.requirement), parts.scene);
  const base: Placed = {
    place: slot.key, slot, label: say(slot.label), title: null, requirement, seal: slot.seal, repeat: repeatView(slot),
    kept: parts.slots.find((candidate) => candidate.slot === slot.key),
  };
  const items = itemsOf(slot, parts).map(({ place, title, itemKind, kept }): Placed => {
    const kind = slot.repeat?.by === 'title' ? slot.repeat.kinds.find(({ value }) => value === itemKind) : undefined;
    return {
      ...base, place, label: placeLabel(slot, title), title, repeat: null, kept,
      requirement: kind?.requirement ? fill(say(kind.requirement), parts.scene) : slot.repeat?.by === 'title' ? '' : requirement,
      seal: slot.seal || (kind?.seal ?? false),
    };
  });
  return [base, ...items];
}

/** How a place stands: with the applicant, with the office, sent back, or passed (未上传 / 已上传 / 被退回 / 已通过). */
function stateOf({ place, slot, kept }: Placed, { notes, actions }: Parts['children'], events: Procedure['events']): MaterialState {
  const own = notes.filter(({ target }) => concerns(target, place, slot));
  if (own.some(({ reply, severity }) => reply === null && severity === 'must')) return 'returned';
  if (!kept || kept.pages.length === 0) return 'missing';
  const moves = actions.filter(({ event }) => events[event]?.materials !== undefined);
  if (moves.at(-1) && events[moves.at(-1)?.event ?? '']?.materials === 'pass') return 'passed';
  // What was looked at and not objected to stays passed until it is changed: everything had to be said at once.
  const back = moves.findLast(({ event }) => events[event]?.materials === 'thaw');
  const unchanged = back !== undefined && kept.changedAt !== null && kept.changedAt < back.at;
  return unchanged && !own.some(({ round }) => round === back.round) ? 'passed' : 'uploaded';
}

/** Where each digest lies, so that a page that was filed twice is found. */
function digests(places: Placed[]): Map<string, Placed[]> {
  const found = new Map<string, Placed[]>();
  for (const place of places) for (const { sha256 } of place.kept?.pages ?? []) found.set(sha256, [...(found.get(sha256) ?? []), place]);
  return found;
}

function hints(place: Placed, all: Map<string, Placed[]>, { documents }: Procedure): Hint[] {
  const pages = place.kept?.pages ?? [];
  const elsewhere = new Map(pages.flatMap(({ sha256 }) => {
    const other = all.get(sha256)?.find((candidate) => candidate !== place);
    return other ? [[sha256, other.label] as const] : [];
  }));
  const document = place.slot.printable ? documents[place.slot.printable] : undefined;
  const count = place.kept?.drafts[place.slot.printable ?? ''];
  const printed = document && count ? { label: say(document.title), pages: count } : null;
  return hintsOf({ label: place.label, seal: place.seal, pages, printed }, elsewhere);
}

/** Every place for pages of a case, as screens show it. */
export function materialViews(parts: Parts): MaterialView[] {
  const { scene, children } = parts;
  const places = slotsOf(scene).flatMap((slot) => placed(slot, parts));
  const all = digests(places);
  return places.map((place) => {
    const { slot, kept } = place;
    return {
      slot: place.place,
      of: slot.key,
      label: place.label,
      title: place.title,
      requirement: place.requirement,
      required: slot.wanted && place.place === slot.key && !slot.repeat,
      seal: place.seal,
      signature: slot.signature,
      copyMark: slot.copyMark,
      markLines: slot.markLines.map((line) => fill(say(line), scene)),
      printable: slot.printable ?? null,
      repeat: place.repeat,
      state: stateOf(place, children, scene.procedure.events),
      hints: hints(place, all, scene.procedure),
      version: kept?.version ?? 0,
      frozen: kept?.frozen ?? false,
      fillable: Boolean(slot.filledBy?.states.includes(scene.application.state) && slot.filledBy.roles.some((role) => scene.actor.roles.includes(role))),
      pages: (kept?.pages ?? []).map(({ id, rotation, mark, kind, name, width, height, bytes, addedAt, checks }, position) => ({
        id, position, rotation, mark, kind: kind === 'pdf' ? 'pdf' : 'image', name, width, height, bytes, addedAt, checked: checks !== null,
      })),
      pageCount: kept?.pages.length ?? 0,
      bytes: kept?.bytes ?? 0,
    };
  });
}
