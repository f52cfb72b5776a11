import { fieldsOf, placeLabel, rowAt, rowName, say, slotAt, type FormData, type Procedure } from '@medregistry/language';
import type { SlotView } from '@medregistry/dossier';
import type { NoteRow } from '../ApplicationRow';
import type { NoteView } from '../ApplicationView';

export interface NotePlaces {
  procedure: Procedure;
  form: FormData;
  slots: SlotView[];
}

/** Words for the place that a note points at. */
export function targetLabel(target: string, { procedure, form, slots }: NotePlaces): string {
  const [kind = '', first = '', second = ''] = target.split('.');
  if (kind === 'materials') {
    const kept = slots.find(({ slot }) => slot === first);
    const declared = procedure.materials.find(({ key }) => key === slotAt(first).slot);
    const label = declared ? placeLabel(declared, kept?.title) : first;
    if (second === '') return label;
    const place = kept?.pages.findIndex(({ id }) => id === second) ?? -1;
    return `${label} › ${place < 0 ? '已换下的一页' : `第 ${place + 1} 页`}`;
  }
  if (kind !== 'form' && kind !== 'person') return '';
  const row = rowAt(target, procedure.form, form);
  const path = row?.path ?? `${first}.${second}`;
  const place = fieldsOf(procedure.form).find((candidate) => candidate.path === path);
  const section = place?.section ?? procedure.form.sections.find(({ key }) => key === first);
  return [section && say(section.label), place && say(place.field.label), row && rowName(row.field, row.row)].filter(Boolean).join(' › ');
}

/**
 * The notes of a case as one person reads them.
 *
 * @param judging what the office finds of them is not told yet: it is still looking
 */
export const noteViews = (notes: NoteRow[], { judging, ...places }: NotePlaces & { judging: boolean }): NoteView[] =>
  notes.map((note) => ({
    documentId: note.document_id,
    round: note.round,
    target: note.target,
    targetLabel: targetLabel(note.target, places),
    category: note.category,
    code: note.code,
    text: note.text,
    severity: note.severity,
    lateReason: note.late_reason,
    author: note.author_name,
    at: note.at,
    reply: note.reply,
    repliedAt: note.replied_at,
    open: note.reply === null,
    verdict: judging ? null : note.verdict,
    verdictBy: judging ? null : note.verdict_name,
  }));
