import type { Cipher } from '@medregistry/access';
import { mobile, residentId18 } from '@medregistry/config/validators';
import type { Core } from '@strapi/strapi';
import { searchText } from './searchText';
import { sensitiveFields } from './sensitiveFields';

const SEALED = /^[a-z0-9]{1,12}:[A-Za-z0-9+/]+=*$/u;

/** One person in both forms of an identity number, or however a mobile number is written, is one value. */
const normal = {
  'id-number': residentId18,
  mobile: (text: string): string => {
    const checked = mobile(text);
    return checked.ok ? checked.value : text;
  },
} as const;

type Data = Record<string, unknown>;

/**
 * The content of a register record as it may be stored: personal values sealed, their indexes made anew, and what the
 * record is found by brought up to date. What is sealed already stays.
 *
 * @param type singular name of the content type
 */
export function asStored(type: string, data: Data, cipher: Pick<Cipher, 'encrypt' | 'blindIndex'>): Data {
  const stored = { ...data };
  for (const { field, index } of sensitiveFields[type] ?? []) {
    const value = stored[field];
    if (value === undefined || value === null || value === '') continue;
    const plain = typeof value === 'string' ? value : JSON.stringify(value);
    if (SEALED.test(plain)) continue;
    stored[field] = cipher.encrypt(plain);
    if (index) stored[index.field] = cipher.blindIndex(index.kind, normal[index.kind](plain));
  }
  const names = typeof stored['name'] === 'string' ? [stored['name']] : [];
  if (names.length > 0 && (type === 'nurse' || type === 'staff-member')) stored['searchText'] = searchText(names);
  return stored;
}

/**
 * Seals what the modeller's panel or a query writes in clear. The doors that Strapi's own layers do not watch end at
 * the database's checks.
 */
export function watchRegisters(strapi: Core.Strapi, cipher: () => Pick<Cipher, 'encrypt' | 'blindIndex'>): void {
  const seal = (event: { model: { singularName: string }; params: { data?: Data } }): void => {
    if (event.params.data) event.params.data = asStored(event.model.singularName, event.params.data, cipher());
  };
  strapi.db.lifecycles.subscribe({
    models: Object.keys(sensitiveFields).map((type) => `api::${type}.${type}`),
    beforeCreate: seal as never,
    beforeUpdate: seal as never,
  });
}
