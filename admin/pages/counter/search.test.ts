import { meant, searchFor } from './search';

test('takes the code out of a scanned address', () => {
  expect(searchFor(' https://example.cn/check/AB12-CD34?from=qr\n')).toBe('AB12-CD34');
});

test('leaves names, numbers and initials as they are typed', () => {
  expect(searchFor(' JY-110105-2026-000123 ')).toBe('JY-110105-2026-000123');
  expect(searchFor('akzhmzb')).toBe('akzhmzb');
});

test('opens the only hit, and the case whose whole number was typed beside one that contains it', () => {
  const [short, long] = [{ number: 'JY-110105-2026-000002' }, { number: 'ZJY-110105-2026-000002' }];
  expect(meant([long], '晴川')).toBe(long);
  expect(meant([long, short], 'jy-110105-2026-000002')).toBe(short);
  expect(meant([long, short], '110105')).toBeUndefined();
});
