import { residentId18 } from '@medregistry/config/validators';
import { asStored } from './sealing';
import { initials, searchText } from './searchText';

const cipher = { encrypt: (plain: string) => `k1:${Buffer.from(plain).toString('base64')}`, blindIndex: (kind: string, plain: string) => `${kind}/${plain}` };

it('seals what is personal and makes its index from the normal form', () => {
  const stored = asStored('nurse', { name: '沈䶮', idNumber: '110105491231002', mobile: '139 0000 0000', department: '内科' }, cipher);
  expect(stored).toMatchObject({ department: '内科', idNumberIndex: `id-number/${residentId18('110105491231002')}`, mobileIndex: 'mobile/13900000000' });
  expect(stored['idNumber']).toMatch(/^k1:/);
  expect(stored['mobile']).toMatch(/^k1:/);
});

it('leaves alone what is sealed, empty or not given', () => {
  const sealed = cipher.encrypt('110105491231002');
  expect(asStored('staff-member', { idNumber: sealed, mobile: null }, cipher)).toEqual({ idNumber: sealed, mobile: null });
});

it('seals an object as a whole', () => {
  const { legalRepresentative } = asStored('institution', { legalRepresentative: { name: '李某', idNumber: '1' } }, cipher);
  expect(JSON.parse(Buffer.from(String(legalRepresentative).slice(3), 'base64').toString())).toEqual({ name: '李某', idNumber: '1' });
});

it('finds a record by name, number and initials, however a character is read', () => {
  expect(initials('北京朝晖示例医院')).toEqual(expect.arrayContaining(['bjzhslyy', 'bjchslyy']));
  expect(searchText(['北京朝晖示例医院'], ['XY000101511010511A1001', null])).toMatch(/^北京朝晖示例医院 bj.* xy000101511010511a1001$/);
});

it('keeps the variants of a name in bounds', () => {
  expect(initials('重重长长行行乐乐朝朝').length).toBeLessThanOrEqual(16);
});
