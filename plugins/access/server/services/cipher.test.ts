import fc from 'fast-check';
import { createCipher } from './cipher';

const KEY_1 = 'first-key-of-at-least-thirty-two-characters';
const KEY_2 = 'other-key-of-at-least-thirty-two-characters';
const INDEX = 'index-key-of-at-least-thirty-two-characters';
const cipher = createCipher(`k1:${KEY_1}`, INDEX);

it('gives back whatever was encrypted', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (plain) => cipher.decrypt(cipher.encrypt(plain)) === plain));
});

it('encrypts the same text differently each time, so equal values do not show', () => {
  expect(cipher.encrypt('110101199003070011')).not.toBe(cipher.encrypt('110101199003070011'));
});

it('reads values of an older key and writes with the first', () => {
  const old = cipher.encrypt('旧值');
  const both = createCipher(`k2:${KEY_2},k1:${KEY_1}`, INDEX);
  expect(both.decrypt(old)).toBe('旧值');
  expect(both.encrypt('新值')).toMatch(/^k2:/);
  expect(() => createCipher(`k2:${KEY_2}`, INDEX).decrypt(old)).toThrow('k1');
});

it('refuses a value in which one byte was changed', () => {
  const [id = '', base64 = ''] = cipher.encrypt('13800000000').split(':');
  const bytes = Buffer.from(base64, 'base64');
  for (let place = 0; place < bytes.length; place += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
    expect(() => cipher.decrypt(`${id}:${changed.toString('base64')}`)).toThrow();
  }
});

it('refuses short keys and keys given twice', () => {
  expect(() => createCipher('short', INDEX)).toThrow('32');
  expect(() => createCipher(`k1:${KEY_1},k1:${KEY_2}`, INDEX)).toThrow('twice');
  expect(() => createCipher('', INDEX)).toThrow();
});

it('indexes by kind and value under a key of its own', () => {
  const index = cipher.blindIndex('id-number', 'x');
  expect(index).toMatch(/^[0-9a-f]{64}$/);
  expect(cipher.blindIndex('id-number', 'x')).toBe(index);
  expect(cipher.blindIndex('mobile', 'x')).not.toBe(index);
  expect(createCipher(`k1:${KEY_1}`, KEY_2).blindIndex('id-number', 'x')).not.toBe(index);
  expect(createCipher(`k1:${KEY_2}`, INDEX).blindIndex('id-number', 'x')).toBe(index);
});

it('seals the named paths only, leaves the original alone and opens to the same value', () => {
  const form = { name: '王芳', mobile: '138', rows: [{ idNumber: 'a', age: 3 }, { idNumber: '', age: 4 }], more: { list: [1, 2] } };
  const paths = ['mobile', 'rows.*.idNumber', 'more.list', 'nowhere.at.all'];
  const sealed = cipher.seal(form, paths);
  expect(form.mobile).toBe('138');
  expect(sealed.name).toBe('王芳');
  expect(sealed.mobile).toMatch(/^k1:/);
  expect(sealed.rows[0]?.idNumber).toMatch(/^k1:/);
  expect(sealed.rows[1]).toEqual({ idNumber: '', age: 4 });
  expect(JSON.stringify(sealed)).not.toContain('138');
  expect(cipher.open(sealed, paths)).toEqual(form);
});

it('seals what already looks sealed, so a pasted ciphertext of somebody else stays a text', () => {
  const foreign = cipher.encrypt('somebody else');
  expect(cipher.open(cipher.seal({ idNumber: foreign }, ['idNumber']), ['idNumber'])).toEqual({ idNumber: foreign });
});

it('opens to the same JSON whatever is sealed', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue().map((json) => JSON.parse(JSON.stringify(json)) as unknown)), (value) => {
      const paths = ['a', 'b.*', 'c.x'];
      expect(cipher.open(cipher.seal(value, paths), paths)).toEqual(value);
    }),
  );
});
