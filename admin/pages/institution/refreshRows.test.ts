import { refreshRows } from './refreshRows';

const registered = [
  { person: 'a', name: '张芳', match: 'match', source: 'registry' },
  { person: 'b', name: '李强', match: 'expired', source: 'registry' },
];

test('takes the registers as they are and keeps rows that were added by hand', () => {
  const current = [{ person: 'a', name: '张芳', match: 'expired', source: 'registry' }, { name: '王静', source: 'hand' }];
  expect(refreshRows(current, registered)).toEqual({ rows: [...registered, { name: '王静', source: 'hand' }], added: 1, removed: 0 });
});

test('takes out who has left the registers', () => {
  const current = [...registered, { person: 'c', name: '赵磊', source: 'registry' }];
  expect(refreshRows(current, registered)).toMatchObject({ rows: registered, added: 0, removed: 1 });
});

test('reads an empty roster as no rows', () => {
  expect(refreshRows(null, null)).toEqual({ rows: [], added: 0, removed: 0 });
});
