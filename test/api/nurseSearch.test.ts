import { civilDate } from '@medregistry/language';
import { maskIdNumber } from '@medregistry/config';
import { residentId15 } from '@medregistry/config/validators';
import { demonstrationDistrict, type DemoNurse } from '@medregistry/database/demonstration';
import { initials } from '../../cms/src/registers/searchText';
import { rowsOf } from '../support/district';
import { personIn, type Answer, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

const district = demonstrationDistrict(civilDate(new Date()));
const authorityOf = new Map(district.institutions.map(({ key, authority }) => [key, authority]));
const ofHealth = district.nurses.filter(({ worksAt }) => authorityOf.get(worksAt) === 'cy-health');

interface Found {
  documentId: string;
  name: string;
  idNumber: string;
  certificateNumber: string;
  status: string;
  validTo: string;
  institution: string;
}

describe('looking nurses up at an authority', () => {
  let server: RunningServer;
  const search = (data: object, by = 'reviewer-1'): Promise<Answer<Body<Found[]>>> => personIn(server, by).post<Body<Found[]>>('/api/nurse-searches', { data });
  const names = async (data: object, by?: string): Promise<string[]> => (await search({ limit: 100, ...data }, by)).body.data.map(({ name }) => name);
  const namesakes = (part: string): string[] => ofHealth.map(({ name }) => name).filter((name) => name.includes(part)).sort();
  const known = ofHealth.find(({ name }) => name.length === 3) as DemoNurse;

  beforeAll(async () => {
    server = await districtServer();
  }, BOOT_PATIENCE);

  it('finds by the whole number of the identity card, old or new, and of the certificate', async () => {
    const { body } = await search({ q: ` ${known.idNumber.slice(0, 6)} ${known.idNumber.slice(6)}` });
    expect(body.data).toMatchObject([{ name: known.name, idNumber: maskIdNumber(known.idNumber), certificateNumber: known.registration.certificateNumber }]);
    const old = residentId15(known.idNumber);
    if (old) expect(await names({ q: old })).toEqual([known.name]);
    expect(await names({ q: known.registration.certificateNumber })).toEqual([known.name]);
    expect(await names({ q: known.idNumber.slice(0, 17) })).toEqual([]);
  });

  it('finds by the whole name, by two characters of it, and by its initials', async () => {
    expect((await names({ q: known.name })).sort()).toEqual(namesakes(known.name));
    for (const part of [known.name.slice(0, 2), known.name.slice(1)]) expect((await names({ q: part })).sort()).toEqual(namesakes(part));
    const [letters = ''] = initials(known.name);
    const byInitials = await names({ q: letters.toUpperCase() });
    expect(byInitials).toContain(known.name);
    for (const name of byInitials) expect(initials(name).some((variant) => variant.includes(letters))).toBe(true);
  });

  it('narrows by every further word', async () => {
    const first = known.name.slice(0, 2);
    expect(await names({ q: `${first} ${known.name}` })).toEqual(await names({ q: known.name }));
    expect(await names({ q: `${known.name} 不存在` })).toEqual([]);
  });

  it('lists whose registration ends soon or has ended, the earliest end first, and narrows that by name', async () => {
    const today = civilDate(new Date());
    const { body: ended } = await search({ list: 'expired', limit: 100 });
    expect(ended.data.length).toBeGreaterThan(0);
    expect(ended.data.every(({ validTo, status }) => validTo < today && status === '过期未延续')).toBe(true);
    const { body: due } = await search({ list: 'renewal-due', limit: 100 });
    expect(due.data.length).toBeGreaterThan(1);
    expect(due.data.every(({ validTo }) => validTo >= today)).toBe(true);
    expect(due.data.map(({ validTo }) => validTo)).toEqual(due.data.map(({ validTo }) => validTo).sort());
    const [first] = due.data;
    expect(await names({ list: 'renewal-due', q: first?.name ?? '' })).toContain(first?.name);
    expect(await names({ list: 'expired', q: first?.name ?? '' })).not.toContain(first?.name);
  });

  it.each([{}, { list: 'renewal-due' }, { q: known.name.slice(0, 1) + known.name.slice(1, 2) }, { q: 'li' }])('turns pages without losing or repeating anybody: %j', async (question) => {
    const whole = (await search({ ...question, limit: 100 })).body.data.map(({ documentId }) => documentId);
    const paged: string[] = [];
    for (let cursor: string | undefined; paged.length < whole.length; ) {
      const { body } = await search({ ...question, limit: 3, ...(cursor ? { cursor } : {}) });
      paged.push(...body.data.map(({ documentId }) => documentId));
      cursor = (body.meta as { nextCursor?: string }).nextCursor;
      if (!cursor) break;
    }
    expect(paged.slice(0, whole.length)).toEqual(whole);
    expect(new Set(paged).size).toBe(paged.length);
  });

  it('finds the nurses of the asker’s own authority and those below it, and nobody else', async () => {
    const other = district.nurses.find(({ worksAt }) => authorityOf.get(worksAt) === 'cy-tcm');
    if (!other) throw new Error('The other authority has no nurses');
    for (const q of [other.idNumber, other.registration.certificateNumber, other.name]) {
      expect((await search({ q })).body.data.filter(({ certificateNumber }) => certificateNumber === other.registration.certificateNumber)).toEqual([]);
      expect((await search({ q }, 'provincial')).body.data.map(({ certificateNumber }) => certificateNumber)).toContain(other.registration.certificateNumber);
    }
  });

  it('says what to type where nothing can be looked for', async () => {
    for (const [q, words] of [['王', '相连的两个字'], ['1234', '完整的证件号码']] as const) {
      const { status, text } = await search({ q });
      expect(status).toBe(422);
      expect(text).toContain(words);
    }
    expect(await names({ q: '%%' })).toEqual([]);
  });

  it('takes the authority out of a path, whatever the authorities in it are called', async () => {
    const [institution, nurse] = [`i-${'k'.repeat(24)}/`, `n-${'7'.repeat(24)}/`];
    const authorities = ['/', '/bj/', '/bj/cy-health/', '/bj/i-4/', '/bj/n-1/health/', '/bj/i-4/a-bureau-of-just-19ch/'];
    for (const authority of authorities) {
      for (const below of ['', institution, nurse, institution + nurse]) {
        expect(await rowsOf(server, 'SELECT medregistry_authority_path(?) AS path', [authority + below])).toEqual([{ path: authority }]);
      }
    }
    expect(await rowsOf(server, 'SELECT medregistry_authority_path(NULL) AS path')).toEqual([{ path: null }]);
  });

  it('keeps no index twice over on the registers that a country fills', async () => {
    const indexes = await rowsOf<{ name: string }>(server, "SELECT indexname AS name FROM pg_indexes WHERE tablename IN ('nurses', 'nurse_registrations') AND indexname ~ '(_documents_idx|_fk)$'");
    expect(indexes).toEqual([]);
  });

  it('follows a nurse who takes another name or another workplace', async () => {
    await rowsOf(server, "UPDATE nurses SET name = '欧阳示例', search_text = '欧阳示例 oysl' WHERE id_number_index = (SELECT n.id_number_index FROM nurses n JOIN nurse_registrations r ON r.nurse_id = n.id WHERE r.certificate_number = ? AND r.current)", [known.registration.certificateNumber]);
    expect(await names({ q: '欧阳' })).toEqual(['欧阳示例']);
    expect(await names({ q: 'yangsl' })).toEqual([]);
    expect((await search({ q: known.name })).body.data.filter(({ certificateNumber }) => certificateNumber === known.registration.certificateNumber)).toEqual([]);
    await rowsOf(server, "UPDATE nurses SET scope_path = replace(scope_path, '/cy-health/', '/cy-tcm/') WHERE name = '欧阳示例'");
    expect(await names({ q: '欧阳' })).toEqual([]);
    expect(await names({ q: '欧阳' }, 'provincial')).toEqual(['欧阳示例']);
  });
});
