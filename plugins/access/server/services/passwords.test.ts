import { passwordProblems } from './passwords';

const codes = (password: string) => passwordProblems(password, ['zhangsan01', '张三', 'zs']).map(({ code }) => code);

it.each(['brave-otter-swims', 'Kx9-mint-tea-42', '晨光里的白色渡船', 'tram 7 to the lake', '8fQ2mZ0v'])('takes %s', (password) => {
  expect(codes(password)).toEqual([]);
});

it.each([
  ['short1!', 'too-short'],
  ['x-y'.repeat(30), 'too-long'],
  ['汉字密码'.repeat(7), 'too-long'],
  ['aaaaaaaaaa', 'repeated'],
  ['abcabcabcabc', 'repeated'],
  ['12345678', 'sequence'],
  ['qwertyuiop', 'sequence'],
  ['87654321', 'sequence'],
  ['19900101', 'sequence'],
  ['password1', 'common'],
  ['P@ssw0rd!', 'common'],
  ['admin2024', 'common'],
  ['woaini520', 'common'],
  ['Sunshine2026', 'common'],
  ['trustno1', 'common'],
  ['1q2w3e4r5t', 'common'],
  ['my-zhangsan01-key', 'contains-name'],
  ['张三的医院大楼门口', 'contains-name'],
])('refuses %s as %s', (password, code) => {
  expect(codes(password)).toContain(code);
});

it('says every fault with a sentence', () => {
  const problems = passwordProblems('zhangsa', ['zhangsa']);
  expect(problems.map(({ code }) => code)).toEqual(['too-short', 'contains-name']);
  for (const { message, path } of problems) {
    expect(path).toBe('password');
    expect(message).toMatch(/。$/);
  }
});
