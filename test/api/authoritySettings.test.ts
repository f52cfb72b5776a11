import { brokenLink, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { newKey, personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Matrix {
  businesses: { business: string; authority: { id: string; name: string } | null; source: string; version: number; settings: { changedBy: string; authority: { name: string } | null }[] }[];
  offices: { id: string; name: string }[];
  mayChange: boolean;
}

describe('which authority decides an institution’s nurse businesses', () => {
  let server: RunningServer;
  let hospital: DemoInstitution;
  const person = (username: string): Person => personIn(server, username);
  const path = (): string => `/api/institutions/${hospital.documentId}/authority-settings`;
  const matrix = async (by = 'hs-hospital'): Promise<Matrix> => (await person(by).get<Body<Matrix>>(path())).body.data;
  const set = (authority: string | null, version: number | undefined, business = 'change', by = 'hs-hospital') => person(by).send<Body>('PUT', `${path()}/${business}`, version === undefined ? {} : { version }, { data: { authority } });

  beforeAll(async () => {
    server = await districtServer();
    hospital = await institutionOf(server, 'hospital');
  }, BOOT_PATIENCE);

  it('is the one that registered the institution, for all six, until it names another', async () => {
    const { businesses, mayChange } = await matrix();
    expect(businesses.map(({ business }) => business)).toEqual(['first-registration', 'change', 'renewal', 'cancellation', 're-registration', 'military']);
    expect(new Set(businesses.map(({ authority, source, version }) => `${authority?.name} ${source} ${version}`)).size).toBe(1);
    expect(businesses[0]).toMatchObject({ source: 'default', version: 0 });
    expect(mayChange).toBe(true);
    expect((await matrix('jg-hospital')).mayChange).toBe(false);
  });

  it('is changed with a version, keeps what was before, and blocks where nobody is named', async () => {
    const [nurse] = await rowsOf<{ id: string }>(server, "SELECT s.scope_id AS id FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE u.username = 'nurse-new'");
    const { offices, businesses } = await matrix();
    const other = offices.find(({ id }) => id !== businesses[0]?.authority?.id);
    expect((await set(other?.id ?? '', undefined)).status).toBe(428);
    expect((await set('no-such-office', 0)).status).toBe(422);
    expect((await set(other?.id ?? '', 0, 'no-such-business')).status).toBe(404);
    expect((await set(other?.id ?? '', 0, 'first-registration')).status).toBe(200);
    expect((await set(null, 0, 'first-registration')).status).toBe(412);
    expect((await set(null, 1, 'first-registration')).status).toBe(200);
    const line = (await matrix()).businesses.find(({ business }) => business === 'first-registration');
    expect(line).toMatchObject({ authority: null, source: 'own', version: 2 });
    expect(line?.settings.map(({ authority }) => authority?.name ?? null)).toEqual([null, other?.name]);
    const blocked = await person('nurse-new').post<Body>('/api/applications', { data: { procedure: 'first-registration', nurse: nurse?.id ?? '', institution: hospital.documentId }, key: newKey() });
    expect(blocked.body.error.details.problems?.map(({ code }) => code)).toEqual(['authority-unset']);
    expect(await brokenLink(server)).toBeNull();
  });

  it('is set by the institution’s own nursing management alone', async () => {
    expect((await set(null, 0, 'change', 'jg-hospital')).status).toBe(403);
    expect((await set(null, 0, 'change', 'hs-nursing-home')).status).toBe(404);
    expect((await person('hs-nursing-home').get(path())).status).toBe(404);
    expect((await person('reviewer-1').get(path())).status).toBe(403);
  });
});
