import fc from 'fast-check';
import { fieldAccess, fieldRule, fieldRules, type RegisterType } from './fieldRules';
import { maskAddress, maskDate, maskEmail, maskIdNumber, maskMobile, maskName, masks, maskTelephone } from './masks';
import { conflictingRoles, Role } from './roles';

describe('masks', () => {
  it('keeps what tells two records apart', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110***********002X');
    expect(maskMobile('13812341234')).toBe('138****1234');
    expect(maskTelephone('010-64687672')).toBe('010-****7672');
    expect(maskTelephone('13812341234')).toBe('138****1234');
    expect([maskName('张三'), maskName('欧阳娜'), maskName('买买提·艾力'), maskName('𬭎䶮')]).toEqual(['张*', '欧**', '买**·**', '𬭎*']);
    expect(maskDate('1949-12-31')).toBe('1949-**-**');
    expect(maskAddress('北京市朝阳区某某路1号院')).toBe('北京市朝阳区******');
    expect(maskEmail('zhang@example.cn')).toBe('z***@example.cn');
  });

  it('shows nothing whole of any text with two characters or more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(masks)), fc.string({ minLength: 2, unit: fc.constantFrom(...'0123456789Xabc张三') }), (mask, text) => {
        expect(mask(text)).not.toBe(text);
      }),
    );
  });

  it('gives short and malformed values as stars', () => {
    expect([maskIdNumber('123'), maskMobile('1234'), maskTelephone('12'), maskDate('1949'), maskEmail('abc')]).toEqual(['***', '****', '**', '****', '***']);
    expect(maskIdNumber('G1234567')).toBe('G*****67');
  });
});

describe('field rules', () => {
  it('gives every masked field a mask, and lets nobody reveal a field hidden from him', () => {
    for (const [register, rules] of Object.entries(fieldRules)) {
      for (const [field, rule] of Object.entries(rules)) {
        const place = `${register}.${field}`;
        const masked = Role.options.some((role) => rule.roles[role] === 'masked');
        expect([place, rule.mask !== undefined]).toEqual([place, masked]);
        for (const role of rule.reveal) expect([place, role, rule.roles[role]]).toEqual([place, role, 'masked']);
      }
    }
  });

  it('shows no identity number, mobile number or birth date whole to anybody', () => {
    const places = Object.entries(fieldRules).flatMap(([register, rules]) =>
      Object.keys(rules).flatMap((field) => (/(?:idNumber|mobile|birthDate)$/u.test(field) ? [[register as RegisterType, field] as const] : [])),
    );
    expect(places.length).toBeGreaterThanOrEqual(10);
    for (const [register, field] of places) {
      expect(Role.options.filter((role) => fieldAccess(register, field, [role]) === 'visible')).toEqual([]);
    }
  });

  it('shows support masked names only and the security administrator none', () => {
    expect(fieldAccess('nurse', 'name', ['support'])).toBe('masked');
    expect(fieldAccess('nurse', 'name', ['security'])).toBe('hidden');
    expect(fieldAccess('nurse', 'name', ['support', 'reviewer'])).toBe('visible');
    expect(fieldAccess('nurse', 'name', [])).toBe('hidden');
  });

  it('shows search keys, blind indexes, scope paths and sealed texts to nobody', () => {
    const machine = ['searchText', 'idNumberIndex', 'mobileIndex', 'scopePath', 'fileKey', 'legalRepresentative', 'systemOwner'];
    for (const register of ['institution', 'nurse', 'staff-member', 'notice-attachment'] as const) {
      for (const field of machine.filter((name) => Object.hasOwn(fieldRules[register], name))) {
        expect([register, field, fieldAccess(register, field, [...Role.options])]).toEqual([register, field, 'hidden']);
      }
    }
    expect(fieldAccess('institution', 'legalRepresentative.name', ['reviewer'])).toBe('visible');
  });

  it('shows a field that a modeller has added to administrators only', () => {
    for (const field of ['newlyModelled', 'constructor', 'toString']) {
      expect(Role.options.filter((role) => fieldRule('institution', field).roles[role] !== 'hidden')).toEqual(['administrator']);
    }
  });
});

describe('roles', () => {
  it('keeps system, security and audit administration apart', () => {
    expect(conflictingRoles(['administrator', 'security', 'auditor'])).toEqual([
      ['administrator', 'security'],
      ['administrator', 'auditor'],
      ['security', 'auditor'],
    ]);
    expect(conflictingRoles(['administrator', 'administrator', 'reviewer', 'approver', 'counter'])).toEqual([]);
  });
});
