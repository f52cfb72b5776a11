import type { DraftNote } from '../types/Workbench';
import { mergeNotes } from './mergeNotes';

const note = (key: string, text: string): DraftNote => ({ key, text, target: '', category: 'material', severity: 'must' });

it('keeps every note of both drafts, and my words where both have one', () => {
  expect(mergeNotes([note('a', '旧'), note('b', '他的')], [note('a', '新'), note('c', '我的')]).map(({ key, text }) => [key, text])).toEqual([['a', '新'], ['b', '他的'], ['c', '我的']]);
});
