import type { Problem } from '@medregistry/language';
import type { Reply } from '../../components/RepliesEditor';
import type { Action, Case } from '../../types/Case';

/** What stands between a case and its submission: what the server found, and open notes without an answer (F49). */
export function hindrancesOf(data: Case, actions: Action[], replies: Reply[], t: (words: string, values: { text: string }) => string): Problem[] {
  const answered = new Set(replies.map(({ note }) => note));
  const found = actions.flatMap(({ problems }) => problems).filter(({ path }) => !path.startsWith('payload.') && !path.startsWith('notes.'));
  const asks = actions.some(({ payload }) => payload.some(({ type }) => type === 'replies'));
  const unanswered = data.notes
    .filter(({ open, documentId }) => asks && open && !answered.has(documentId))
    .map(({ documentId, text }) => ({ path: `notes.${documentId}`, code: 'unanswered', message: t('请确认已按审核意见整改：“{{text}}”', { text }) }));
  return [...found, ...unanswered];
}
