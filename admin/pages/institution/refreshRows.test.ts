import { refreshRows } from './refreshRows';

const registered = [
  { person: 'a', name: '张芳', match: 'consistent', source: 'registry' },
  { person: 'b', name: '李强', match: 'expired', source: 'registry' },
];
const byHand = { name: '王静', source: 'hand' };

test('takes the registers as they are, keeps rows that were added by hand, and says what becomes different', () => {
  const current = [{ person: 'a', name: '张芳', match: 'expired', source: 'registry' }, byHand];
  expect(refreshRows(current, registered)).toEqual({
    rows: [...registered, byHand],
    added: [registered[1]],
    removed: [],
    changed: [{ row: registered[0], fields: [{ key: 'match', from: 'expired', to: 'consistent' }] }],
    byHand: [byHand],
  });
});

test('takes out who has left the registers', () => {
  const left = { person: 'c', name: '赵磊', source: 'registry' };
  expect(refreshRows([...registered, left], registered)).toMatchObject({ rows: registered, added: [], removed: [left], changed: [] });
});

test('reads an empty roster as no rows', () => {
  expect(refreshRows(null, null)).toEqual({ rows: [], added: [], removed: [], changed: [], byHand: [] });
});
