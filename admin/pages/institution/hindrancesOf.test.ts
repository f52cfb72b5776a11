import type { Action, Case } from '../../types/Case';
import { hindrancesOf } from './hindrancesOf';

const said = (words: string, { text }: { text: string }): string => words.replace('{{text}}', text);
const resubmit = {
  event: 'resubmit', label: '再次提交', intent: 'primary', confirm: null,
  payload: [{ key: 'replies', label: '答复', type: 'replies' }],
  problems: [{ path: 'materials.summary', code: 'missing', message: '请上传“工作总结”。' }],
} as Action;
const data = { notes: [{ documentId: 'n1', open: true, text: '补充感染管理' }, { documentId: 'n2', open: false, text: '已改' }] } as Case;

test('lists the problems of the server and every open note without an answer', () => {
  expect(hindrancesOf(data, [resubmit], [], said).map(({ path }) => path)).toEqual(['materials.summary', 'notes.n1']);
});

test('does not ask again for a note that is ticked as done', () => {
  const replies = [{ note: 'n1', done: true as const, reply: '' }];
  expect(hindrancesOf(data, [resubmit], replies, said).map(({ path }) => path)).toEqual(['materials.summary']);
});

test('asks for no answers where the event takes none', () => {
  expect(hindrancesOf(data, [{ ...resubmit, payload: [] }], [], said)).toHaveLength(1);
});
