import { enumerations } from './enumerations';
import { EthnicGroup } from './EthnicGroup';
import { keyOfCode, keysOf, labelOf, optionsOf } from './Enumeration';
import { institutionCategories } from './InstitutionCategory';
import { ethnicGroups } from './EthnicGroup';
import { managementClasses } from './ManagementClass';

describe.each(Object.entries(enumerations))('%s', (_name, { label, table }) => {
  it('gives every value a key of its own shape, a label nobody else has, and a source', () => {
    expect(label).toMatch(/\p{Script=Han}/u);
    const options = optionsOf(table);
    expect(options.length).toBeGreaterThan(1);
    expect(new Set(options.map((option) => option.label)).size).toBe(options.length);
    for (const option of options) {
      expect(option.key).toMatch(/^[a-z]+(?:-[a-z]+)*$|^[A-P]\d{3}$|^\d{6}$/u);
      expect(option.label).not.toBe('');
      expect(option.source).not.toBe('');
    }
  });

  it('uses a national code once', () => {
    const codes = optionsOf(table).flatMap((option) => option.code ?? []);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

it('counts 56 ethnic groups numbered without a gap', () => {
  expect(EthnicGroup.options).toHaveLength(56);
  expect(Object.values(ethnicGroups).map((group) => group.code)).toEqual(Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0')));
  expect(EthnicGroup.safeParse('klingon').success).toBe(false);
});

it('files institution categories under their own code', () => {
  for (const [key, entry] of Object.entries(institutionCategories)) expect(entry.code).toBe(key);
  expect(institutionCategories.A514).toMatchObject({ label: '肿瘤医院', enabled: true, regulationCategory: 'hospital' });
  expect(institutionCategories.F110.enabled).toBe(false);
});

it('finds keys by code and labels by key, and shows an unknown key as it is', () => {
  expect(keyOfCode(managementClasses, '9')).toBe('other');
  expect(keyOfCode(managementClasses, '3')).toBeUndefined();
  expect(labelOf(managementClasses, 'non-profit')).toBe('非营利性');
  expect(labelOf(managementClasses, 'gone')).toBe('gone');
  expect(keysOf(managementClasses)).toEqual(['non-profit', 'for-profit', 'other']);
});
