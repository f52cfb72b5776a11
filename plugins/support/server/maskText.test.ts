import { maskName, maskText } from './maskText';

it.each([
  ['身份证 11010519491231002X 登不上', '身份证 110****002X 登不上'],
  ['电话13800001234或138 0000 1234', '电话138****1234或138****1234'],
  ['卡号 6222020200112233', '卡号 622****2233'],
  ['邮箱 zhang.san@example.cn', '邮箱 z***@example.cn'],
  ['受理编号 JY20260000123，共 12345 元', '受理编号 JY20260000123，共 12345 元'],
])('shows of “%s” only what cannot be traced to a person', (text, shown) => {
  expect(maskText(text)).toBe(shown);
});

it('keeps the family name', () => {
  expect(maskName('王示例')).toBe('王**');
});
