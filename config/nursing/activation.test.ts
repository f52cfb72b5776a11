import { ACTIVATION_ALPHABET, activationCode, splitCode, USERNAME, wayOut } from './activation';

describe('activating the account of a nurse', () => {
  it('takes a code however it is typed, and prints none that is read as another', () => {
    expect(activationCode(' abcde-23456 ')).toBe('ABCDE23456');
    expect(activationCode(splitCode('ABCDE23456'))).toBe('ABCDE23456');
    expect([...ACTIVATION_ALPHABET].filter((character) => 'ILO01'.includes(character))).toEqual([]);
  });

  it('leads whoever is not found to the path and the office, by the day of the examination', () => {
    expect(wayOut('2007-05-20', '河北省')).toMatchObject({ path: 'registration-correction', text: expect.stringContaining('河北省省级卫生健康主管部门申请执业注册信息修改') as string });
    expect(wayOut('2019-05-20', null)).toMatchObject({ path: 'examination-correction', text: expect.stringContaining('申请考试资格信息修改') as string });
    expect(wayOut(null, null).path).toBe('unknown');
  });

  it('takes user names that nobody reads as a number', () => {
    expect(['zhangsan', 'hushi2026'].every((name) => USERNAME.test(name))).toBe(true);
    expect(['12345678', 'zhang', '张三张三张三', 'a-b-c-d-e'].some((name) => USERNAME.test(name))).toBe(false);
  });
});
