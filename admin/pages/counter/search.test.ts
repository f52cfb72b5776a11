import { searchFor } from './search';

test('takes the code out of a scanned address', () => {
  expect(searchFor(' https://example.cn/check/AB12-CD34?from=qr\n')).toBe('AB12-CD34');
});

test('leaves names, numbers and initials as they are typed', () => {
  expect(searchFor(' JY-110105-2026-000123 ')).toBe('JY-110105-2026-000123');
  expect(searchFor('akzhmzb')).toBe('akzhmzb');
});
