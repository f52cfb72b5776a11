import { preparedStatement } from './preparedStatement';

test('a parameter is numbered at each of its mentions, because each may be of another type', () => {
  expect(preparedStatement('UPDATE t SET at = :now, made_at = :now WHERE id = :id', { id: 7, now: '2026-03-01' })).toMatchObject({
    text: 'UPDATE t SET at = $1, made_at = $2 WHERE id = $3',
    values: ['2026-03-01', '2026-03-01', 7],
  });
});

test('a cast and a time of day are no parameters', () => {
  const { text, values } = preparedStatement(`SELECT :items::jsonb, '08:30:00'::time, a::text`, { items: '[]' });
  expect(text).toBe(`SELECT $1::jsonb, '08:30:00'::time, a::text`);
  expect(values).toEqual(['[]']);
});

test('the same text keeps its name, another text has another', () => {
  const [first, again, other] = ['SELECT :a', 'SELECT :a', 'SELECT :a, 1'].map((sql) => preparedStatement(sql, { a: 1 }).name);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('a parameter that nothing is bound to is refused before it reaches the database; null is bound', () => {
  expect(() => preparedStatement('SELECT :missing', {})).toThrow('Nothing is bound to :missing');
  expect(preparedStatement('SELECT :nothing', { nothing: null }).values).toEqual([null]);
});
