import { z } from 'zod';
import { CivilDate, Refusal } from '@medregistry/language';
import { cookieOf, refreshCookie } from './cookies';
import { filesOf, headersOf, idempotencyKeyOf, ifMatchOf, parsed, queryOf } from './requests';

const refusal = (work: () => unknown): Refusal => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

it('says everything that is wrong at once, in Chinese, with paths', () => {
  const schema = z.object({ data: z.object({ n: z.number(), rows: z.array(z.object({ name: z.string() })) }) });
  const { status, details } = refusal(() => parsed(schema, { data: { n: 'x', rows: [{ name: 1 }] } }, 'body'));
  expect(status).toBe(400);
  expect(details.problems?.map(({ path }) => path)).toEqual(['data.n', 'data.rows.0.name']);
  for (const { message } of details.problems ?? []) expect(message).toMatch(/\p{Script=Han}/u);
  expect(refusal(() => parsed(z.object({ id: z.string() }), {}, 'query')).details.problems?.[0]?.path).toBe('query.id');
});

it.each([
  ['nothing entered', z.string().min(2), '', '请填写这一项。'],
  ['nothing chosen', z.enum(['good', 'bad']), '', '请填写这一项。'],
  ['nothing sent', z.number(), undefined, '请填写这一项。'],
  ['no such choice', z.enum(['good', 'bad']), 'other', '请从给出的选项中选择。'],
  ['no day', CivilDate, '2026.3.1', '日期请写成“2026-03-01”的样子。'],
  ['no address', z.email(), 'office', '请填写有效的电子邮箱，例如 office@example.cn。'],
  ['some other format', z.string().regex(/^[A-Z]{3}$/), 'x', '格式不正确，请按说明填写。'],
  ['a text too long', z.string().max(3), '一二三四', '不能超过 3 个字，请缩短。'],
  ['a text too short', z.string().min(2), '一', '至少要 2 个字，请补充。'],
  ['a list too short', z.array(z.string()).min(1), [], '至少要 1 项，请补充。'],
  ['a number too large', z.number().max(6), 7, '不能大于 6，请核对。'],
  ['no number', z.number(), 'six', '请填写数字。'],
  ['half a number', z.int(), 1.5, '请填写整数。'],
  ['something unknown', z.strictObject({}), { extra: 1 }, '有不认识的内容（extra），请刷新页面后重试。'],
  ['a sentence of the schema’s own', z.string().min(2, '请写明理由。'), '', '请写明理由。'],
])('tells a person, not a programmer, about %s', (_what, schema: z.ZodType, value, sentence) => {
  expect(refusal(() => parsed(schema, value, 'body')).details.problems?.map(({ message }) => message)).toEqual([sentence]);
});

it('reads a query with repeated names and without prototype tricks', () => {
  expect(queryOf('a=1&b=x%20y&a=2&__proto__=z&q=%E7%8E%8B')).toEqual({ a: ['1', '2'], b: 'x y', q: '王' });
  expect(queryOf('')).toEqual({});
});

it.each([['"7"', 7], ['W/"12"', 12], [undefined, undefined]])('reads If-Match %s', (header, version) => {
  expect(ifMatchOf(header)).toBe(version);
});

it.each(['7', '*', '"a"', '"1", "2"', ''])('refuses If-Match %p', (header) => {
  expect(refusal(() => ifMatchOf(header)).status).toBe(400);
});

it('refuses keys that are empty, long or unprintable', () => {
  expect(idempotencyKeyOf('a-1')).toBe('a-1');
  expect(idempotencyKeyOf(undefined)).toBeUndefined();
  for (const key of ['', 'x'.repeat(201), 'a b', '键']) expect(refusal(() => idempotencyKeyOf(key)).status).toBe(400);
});

it('lists uploaded files in order, whether a field holds one or many', () => {
  const file = (name: string) => ({ filepath: `/tmp/${name}`, originalFilename: name, size: 3, mimetype: null });
  expect(filesOf({ files: [file('a'), file('b')], other: file('c') }).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(filesOf({ files: file('a') })).toEqual([{ path: '/tmp/a', name: 'a', size: 3, mimetype: 'application/octet-stream' }]);
  expect(filesOf(undefined)).toEqual([]);
});

it('keeps the refresh cookie from scripts and other sites', () => {
  const set = refreshCookie('token', 60, true);
  expect(set).toContain('HttpOnly');
  expect(set).toContain('SameSite=Strict');
  expect(set).toContain('Secure');
  expect(refreshCookie('token', 60, false)).not.toContain('Secure');
  expect(cookieOf(`other=1; ${set.split(';')[0]}; x=y`, 'medregistry_refresh')).toBe('token');
  expect(cookieOf(undefined, 'medregistry_refresh')).toBeUndefined();
});

it('hands on headers without the one that may be repeated', () => {
  expect(headersOf({ authorization: 'Bearer x', 'if-match': '"1"' })).toEqual({ authorization: 'Bearer x', 'if-match': '"1"' });
  expect(headersOf({ authorization: 'Bearer x', 'set-cookie': ['a', 'b'] })).toEqual({ authorization: 'Bearer x' });
});
