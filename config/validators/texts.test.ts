import { email, landline, mobile, postcode, telephone } from './contact';
import { formats, formatsWith, type FormatName } from './formats';
import { nurseCertificateNumber } from './nurseCertificateNumber';
import { personName } from './personName';
import { DEMONSTRATION_REGION, residentIdCheck } from './residentId';

const ok = (result: { ok: boolean }): boolean => result.ok;

it('accepts mobile numbers as people paste them', () => {
  expect(mobile('１３８ 0000-1234')).toEqual({ ok: true, value: '13800001234', warnings: [] });
  expect(['12800001234', '1380000123', '138000012345', '+8613800001234'].map(mobile).some(ok)).toBe(false);
});

it('accepts landlines with and without area code and extension', () => {
  expect(['64687672', '010-64687672', '01064687672', '(010)64687672', '0755-1234567-801'].map(landline).every(ok)).toBe(true);
  expect(['1234', '010-123', '010-12345678-'].map(landline).some(ok)).toBe(false);
});

it('accepts either kind as telephone', () => {
  expect(telephone('13800001234').ok && telephone('010-64687672').ok).toBe(true);
  expect(telephone('110').ok).toBe(false);
});

it('accepts six digits as postcode', () => {
  expect(postcode('100027').ok).toBe(true);
  expect(postcode('10002').ok || postcode('1000271').ok).toBe(false);
});

it('accepts plausible e-mail addresses', () => {
  expect(['a@b.cn', 'first.last+tag@mail.example.com'].map(email).every(ok)).toBe(true);
  expect(['a@b', '@b.cn', 'a b@c.cn', 'a@-b.cn', 'a@b..cn', 'a,b@c.cn'].map(email).some(ok)).toBe(false);
});

it('accepts rare characters and dots in names, and neither digits nor single characters', () => {
  expect(personName('买买提•艾力')).toEqual({ ok: true, value: '买买提·艾力', warnings: [] });
  expect(['张三', '𬭎䶮', '欧阳娜娜', 'Anne-Marie O\'Neil', 'José García'].map(personName).every(ok)).toBe(true);
  expect(['张', '张3', 'zhang1', '张 三', '', '张·', '张'.repeat(51)].map(personName).some(ok)).toBe(false);
});

it('warns softly about old nurse certificate numbers', () => {
  expect(nurseCertificateNumber('201111012345')).toEqual({ ok: true, value: '201111012345', warnings: [] });
  expect(nurseCertificateNumber('京护 0812345')).toMatchObject({ ok: false });
  expect(nurseCertificateNumber('A08123456')).toMatchObject({ ok: true, warnings: [{ code: 'other-format' }] });
  expect(nurseCertificateNumber('1234567').ok).toBe(false);
});

const samples: Record<FormatName, { good: string; bad: string }> = {
  residentId: { good: '11010519491231002X', bad: '110105194912310021' },
  creditCode: { good: '91350100M000100Y43', bad: '91350100M000100Y44' },
  organisationCode: { good: '00005294-3', bad: '00005294-4' },
  registrationNumber: { good: '41708635-641070311A5141', bad: '417' },
  nurseCertificateNumber: { good: '201111012345', bad: '12' },
  mobile: { good: '13800001234', bad: '138' },
  landline: { good: '010-64687672', bad: '010' },
  telephone: { good: '13800001234', bad: 'phone' },
  postcode: { good: '100027', bad: '1' },
  email: { good: 'a@b.cn', bad: 'a' },
  personName: { good: '张三', bad: '1' },
};

describe('formats of form fields', () => {
  it.each(Object.entries(samples))('%s says nothing about a good value and a Chinese sentence about a bad one', (name, { good, bad }) => {
    expect(formats[name as FormatName](good)).toBeUndefined();
    expect(formats[name as FormatName](bad)).toMatch(/\p{Script=Han}.*。$/u);
  });

  it('accepts demonstration numbers only where asked to', () => {
    const first17 = `${DEMONSTRATION_REGION}010119900101001`;
    const number = first17 + residentIdCheck(first17);
    expect(formats.residentId(number)).toBeDefined();
    expect(formatsWith({ allowDemoRegion: true }).residentId(number)).toBeUndefined();
  });
});
