import { canonicalJson } from './canonical';
import { contentAt, overlap } from './noteTargets';
import type { NoteInput } from './Review';
import { wasThere } from './Submission';
import type { Application } from './World';

type Point = Pick<NoteInput, 'target' | 'code'>;

/** Two notes make the same point when they speak of one place and do not give different reasons. */
const raises = (point: Point, earlier: { target: string; code?: string | null | undefined }): boolean =>
  overlap(point.target, earlier.target) && (!point.code || !earlier.code || point.code === earlier.code);

/**
 * Whether a note raises a point that stood there unchanged in the round before and that nobody raised then
 * (一次性告知, 行政许可法 Art. 32(4)). A note about the whole names no place that could be compared.
 */
export function isLate(point: Point, { rounds, round, notes }: Pick<Application, 'rounds' | 'round' | 'notes'>): boolean {
  if (!rounds || point.target === '' || !wasThere(point.target, rounds)) return false;
  const [before, now] = [contentAt(point.target, rounds.form, rounds.before), contentAt(point.target, rounds.form, rounds.now)];
  if (before === undefined || canonicalJson(before) !== canonicalJson(now ?? null)) return false;
  return !notes.some((note) => note.round < round && raises(point, note));
}
