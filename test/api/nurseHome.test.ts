import { renewalInTime } from '@medregistry/config';
import { institutionOf } from '../support/district';
import { personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Prompt {
  nurse: { id: string; name: string };
  registration: { status: string; validTo: string } | null;
  duties: { business: string; by: string | null }[];
  cases: { documentId: string; procedure: string }[];
  businesses: { key: string; asks: string | null; reason: string | null; institution: { name: string } | null; office: { name: string; phone: string | null } | null }[];
}

describe('what a nurse finds when she comes in', () => {
  let server: RunningServer;
  const person = (username: string): Person => personIn(server, username);
  const prompt = async (username: string): Promise<Prompt> => (await person(username).get<Body<Prompt>>('/api/nursing/prompt')).body.data;
  const open = ({ businesses }: Prompt): string[] => businesses.filter(({ reason }) => reason === null).map(({ key }) => key);

  beforeAll(async () => {
    server = await districtServer();
  }, BOOT_PATIENCE);

  it('is her own standing, what she has to do, and the business that does it', async () => {
    const due = await prompt('nurse-due');
    expect(due.duties).toEqual([expect.objectContaining({ business: 'registration-renewal' })]);
    expect(due.registration?.status).toBe('renewal-due');
    expect(open(due)).toEqual(expect.arrayContaining(['registration-renewal', 'nurse-change', 'information-change', 'registration-cancellation']));
    expect(open(due)).not.toContain('first-registration');

    const fresh = await prompt('nurse-new');
    expect(fresh.registration).toBeNull();
    expect(fresh.duties).toEqual([expect.objectContaining({ business: 'first-registration', by: expect.stringMatching(/^\d{4}-/u) as string })]);
    expect(fresh.businesses.find(({ key }) => key === 'first-registration')).toMatchObject({ asks: 'institution', reason: null });

    expect((await prompt('nurse-expired')).duties).toEqual([expect.objectContaining({ business: 're-registration' })]);
    const moved = await prompt('nurse-moved');
    expect(moved.duties.map(({ business }) => business)).toContain('nurse-change');
  });

  it('counts the thirty days before the end, or what is left of them', async () => {
    const { duties, registration } = await prompt('nurse-due');
    const end = registration?.validTo ?? '';
    expect([end, renewalInTime(end)]).toContain(duties[0]?.by);
  });

  it('gives her days to the calendar of her telephone, and nothing to who has none to come', async () => {
    const { nurse, registration } = await prompt('nurse-due');
    const { status, text } = await person('nurse-due').get('/api/nursing/calendar');
    expect(status).toBe(200);
    const whole = text.replace(/\r\n /g, '');
    const days = [...whole.matchAll(/DTSTART;VALUE=DATE:(\d{8})/g)].map(([, day]) => day);
    expect(days).toHaveLength(3);
    expect(days).toEqual([...days].sort());
    expect(days[1]).toBe(renewalInTime(registration?.validTo ?? '').replaceAll('-', ''));
    expect(days[2]).toBe(registration?.validTo.replaceAll('-', ''));
    expect(new Set([...whole.matchAll(/^UID:(.*)$/gm)].map(([, id]) => id?.trim()))).toEqual(new Set(['opens', 'in-time', 'ends'].map((key) => `${key}@${nurse.id}`)));
    expect(whole.match(/BEGIN:VALARM/g)).toHaveLength(6);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect((await person('nurse-expired').get('/api/nursing/calendar')).status).toBe(404);
  });

  it('says one plain reason for what she cannot begin, and whom to ask', async () => {
    const { businesses } = await prompt('nurse-1');
    const closed = businesses.find(({ key }) => key === 're-registration');
    expect(closed?.reason).toMatch(/^[^{}]{8,}$/u);
    expect(closed?.office?.name).toMatch(/卫生健康委员会/u);
    expect((await prompt('nurse-new')).businesses.filter(({ reason }) => reason !== null && /\s[，。]|于 届满/u.test(reason))).toEqual([]);
  });

  it('shows what is under way instead of asking for it again', async () => {
    const { nurse } = await prompt('nurse-due');
    const opened = await person('nurse-due').post<Body<{ documentId: string; version: number }>>('/api/applications', { data: { procedure: 'registration-renewal', nurse: nurse.id }, key: 'renewal-of-nurse-due' });
    expect(opened.status).toBe(201);
    const after = await prompt('nurse-due');
    expect(after.cases).toEqual([expect.objectContaining({ documentId: opened.body.data.documentId, procedure: 'registration-renewal' })]);
    expect(after.duties).toEqual([]);
    expect(after.businesses.find(({ key }) => key === 'nurse-change')?.reason).toMatch(/延续注册正在办理/u);
    await person('nurse-due').post(`/api/applications/${opened.body.data.documentId}/events/withdraw`, { data: {}, version: opened.body.data.version, key: 'withdrawn-by-nurse-due' });
  });

  it('lets her find the institution by any part of its name, with what the register publishes of it and no more', async () => {
    const hospital = await institutionOf(server, 'hospital');
    const find = (q: string) => person('nurse-new').get<Body<Record<string, unknown>[]>>(`/api/nursing/institutions?q=${encodeURIComponent(q)}`);
    const { body } = await find(hospital.name.slice(2, 6));
    expect(body.data.map(({ name }) => name)).toContain(hospital.name);
    expect(new Set(body.data.flatMap(Object.keys))).toEqual(new Set(['documentId', 'name', 'registrationNumber', 'address']));
    for (const q of ['北', '%%', '__']) expect((await find(q)).body.data).toEqual([]);
    expect((await person('hs-hospital').get('/api/nursing/institutions?q=医院')).status).toBe(403);
  });

  it('is nobody’s who has no nurse’s role', async () => {
    for (const username of ['hs-hospital', 'reviewer-1', 'jg-outpatient']) expect((await person(username).get('/api/nursing/prompt')).status).toBe(403);
  });
});
