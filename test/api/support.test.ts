import { addDays, civilDate } from '@medregistry/language';
import type { TicketLine, TicketView } from '../../plugins/support/server/Ticket';
import { expectStatus } from '../support/Case';
import { beginDay, brokenLink, deliverMessages, institutionOf, moveClock, rowsOf, type DemoInstitution } from '../support/district';
import { holderOf } from '../support/holders';
import { personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

const PICTURE = { name: '截图.png', bytes: Buffer.from('89504e470d0a1a0a0000000d', 'hex'), type: 'image/png' };

describe('the support centre', () => {
  let server: RunningServer;
  let place: DemoInstitution;
  let clerk: Person;
  let support: Person;
  let reviewer: Person;
  let id = '';

  const view = async (person: Person, ticket = id): Promise<TicketView> => expectStatus(await person.get<Body<TicketView>>(`/api/tickets/${ticket}`), 200).body.data;
  const fire = async (person: Person, event: string, data: object = {}, ticket = id): Promise<TicketView> => expectStatus(await person.post<Body<TicketView>>(`/api/tickets/${ticket}/events/${event}`, { data }), 200).body.data;
  const desk = async (person: Person, query = ''): Promise<TicketLine[]> => expectStatus(await person.get<Body<TicketLine[]>>(`/api/tickets?limit=100&${query}`), 200).body.data;
  const badge = async (): Promise<number> => (await clerk.get<Body<{ tickets: number }>>('/api/me')).body.data.tickets;
  const inbox = async (person: Person): Promise<string[]> => {
    await deliverMessages(server);
    return (await person.get<Body<{ title: string }[]>>('/api/messages?limit=100')).body.data.map(({ title }) => title);
  };

  beforeAll(async () => {
    server = await districtServer();
    place = await institutionOf(server, 'hospital');
    clerk = personIn(server, place.username);
    support = await holderOf(server, 'support', place);
    reviewer = await holderOf(server, 'reviewer', place);
  }, BOOT_PATIENCE);

  afterAll(() => moveClock(server, 0));

  it('takes a question with device, system, page and screenshot, and tells the desk', async () => {
    const asked = await clerk.post<Body<TicketView>>('/api/tickets', {
      data: { category: 'technical', description: '材料传不上去，联系 13800001234，证件 11010519491231002X。', device: '1440×900', system: 'Windows 10/11，Edge 126', page: '/app/applications/a1?secret=1#x' },
    });
    const ticket = expectStatus(asked, 201).body.data;
    id = ticket.documentId;
    expect(ticket).toMatchObject({ state: 'open', categoryLabel: '技术问题', channelLabel: '客服中心', device: '1440×900', system: 'Windows 10/11，Edge 126', page: '/app/applications/a1', events: ['ask'] });
    expect(ticket.number).toMatch(/^KF\d{10}$/);
    expect(ticket.dueOn !== null && ticket.dueOn > civilDate(new Date())).toBe(true);
    const shown = expectStatus(await clerk.upload<Body<TicketView>>(`/api/tickets/${id}/files`, [PICTURE]), 201).body.data;
    expect(shown.files).toHaveLength(1);
    const file = await clerk.get(`/api/tickets/${id}/files/${shown.files[0]?.id}`);
    expect(file.headers.get('content-type')).toContain('image/png');
    expect(file.bytes.equals(PICTURE.bytes)).toBe(true);
    expect(await inbox(support)).toContain('有新的问题等待答复');
  });

  it('takes no file that is no picture, whatever it is called', async () => {
    expectStatus(await clerk.upload(`/api/tickets/${id}/files`, [{ name: '截图.png', bytes: Buffer.from('<svg onload=alert(1)>'), type: 'image/png' }]), 415);
    expectStatus(await clerk.upload(`/api/tickets/${id}/files`, Array.from({ length: 5 }, () => PICTURE)), 409);
  });

  it('shows the desk no name and no number, and the whole only for a reason that is kept', async () => {
    const masked = await view(support);
    expect(masked.entries[0]?.text).toBe('材料传不上去，联系 138****1234，证件 110****002X。');
    expect((await desk(support)).find(({ documentId }) => documentId === id)?.requester).toMatch(/^.\*+$/);
    expectStatus(await support.post(`/api/tickets/${id}/reveal`, { data: { reason: '' } }), 400);
    const { texts } = expectStatus(await support.post<Body<{ texts: string[] }>>(`/api/tickets/${id}/reveal`, { data: { reason: '电话联系提问人' } }), 200).body.data;
    expect(texts[0]).toContain('13800001234');
    expect(await rowsOf(server, `SELECT details::json->>'reason' AS reason FROM audit_entries WHERE action = 'ticket.reveal'`)).toEqual([{ reason: '电话联系提问人' }]);
    const [stored] = await rowsOf<{ text: string }>(server, 'SELECT e.text FROM ticket_entries e JOIN tickets t ON t.id = e.ticket_key WHERE t.document_id = ?', [id]);
    expect(stored?.text).not.toContain('材料');
  });

  it('is closed to every other desk, institution and authority', async () => {
    const stranger = personIn(server, (await institutionOf(server, 'dental')).username);
    for (const person of [stranger, reviewer, personIn(server, 'tcm-administrator')]) {
      expectStatus(await person.get(`/api/tickets/${id}`), 404);
      expectStatus(await person.post(`/api/tickets/${id}/events/claim`, { data: {} }), 404);
    }
    expectStatus(await stranger.get('/api/tickets'), 403);
    expect((await desk(reviewer)).map(({ documentId }) => documentId)).not.toContain(id);
  });

  it('counts an answer as unread until it was looked at', async () => {
    expect(await badge()).toBe(0);
    expect((await fire(support, 'claim')).state).toBe('in-progress');
    expect(await badge()).toBe(0);
    expectStatus(await support.post(`/api/tickets/${id}/notes`, { data: { text: '内部：服务器磁盘满' } }), 201);
    expect((await fire(support, 'answer', { text: '请换用 Edge 浏览器再试。' })).state).toBe('answered');
    expect(await badge()).toBe(1);
    expect(await inbox(clerk)).toContain('客服已答复您的问题');
    const read = await view(clerk);
    expect(read.entries.map(({ kind, author }) => ({ kind, author }))).toEqual([{ kind: 'question', author: '' }, { kind: 'answer', author: '技术支持' }]);
    expectStatus(await clerk.post(`/api/tickets/${id}/seen`), 200);
    expect(await badge()).toBe(0);
  });

  it('goes on when the requester asks on, even after it was settled', async () => {
    expect((await fire(clerk, 'resolve')).state).toBe('resolved');
    expect((await fire(clerk, 'ask', { text: '还是不行。' })).state).toBe('in-progress');
    expectStatus(await clerk.post(`/api/tickets/${id}/events/answer`, { data: { text: '我自己答复' } }), 409);
    expectStatus(await clerk.post(`/api/tickets/${id}/events/ask`, { data: {} }), 400);
  });

  it('goes from technical support to the authority and back, with a promise of its own', async () => {
    await view(support);
    expectStatus(await support.post(`/api/tickets/${id}/events/transfer`, { data: { text: '属于政策问题', category: 'nothing' } }), 422);
    const answer = await support.post<Body<TicketView | null>>(`/api/tickets/${id}/events/transfer`, { data: { text: '属于政策问题，转登记机关。', category: 'policy' } });
    expect(expectStatus(answer, 200).body.data).toBeNull();
    expectStatus(await support.get(`/api/tickets/${id}`), 404);
    expect(await inbox(reviewer)).toContain('有问题转给您答复');
    expect((await desk(reviewer, 'category=policy')).map(({ documentId }) => documentId)).toContain(id);
    expect(await view(reviewer)).toMatchObject({ state: 'transferred', categoryLabel: '政策问题', assignee: null });
    await fire(reviewer, 'answer', { text: '请按校验办法第七条办理。' });
    expect((await view(clerk)).entries.at(-1)).toMatchObject({ author: '登记机关', text: '请按校验办法第七条办理。' });
  });

  it('takes down what was heard by telephone', async () => {
    const heard = { channel: 'phone', category: 'account', requester: '王示例', contact: '13900005678', description: '忘记了密码' };
    const ticket = expectStatus(await support.post<Body<TicketView>>('/api/heard-tickets', { data: heard }), 201).body.data;
    expect(ticket).toMatchObject({ channelLabel: '电话', requester: '王**', contact: '139****5678' });
    expectStatus(await support.post('/api/heard-tickets', { data: { ...heard, channel: 'pigeon' } }), 422);
    expect((await fire(support, 'close', { text: '已当面解决。' }, ticket.documentId)).events).toEqual([]);
    expect((await desk(support)).map(({ documentId }) => documentId)).not.toContain(ticket.documentId);
  });

  it('reminds the desk when a promise is over, and then the administrator', async () => {
    const ticket = expectStatus(await clerk.post<Body<TicketView>>('/api/tickets', { data: { category: 'technical', description: '页面打不开' } }), 201).body.data;
    await moveClock(server, 14);
    await beginDay(server);
    const told = await rowsOf<{ username: string }>(server, `SELECT DISTINCT u.username FROM messages m JOIN up_users u ON u.id = m.recipient_id WHERE m.kind = 'reminder.ticket-promise' AND m.subject_id = ?`, [ticket.documentId]);
    expect(told.map(({ username }) => username)).toContain('administrator');
    expect(addDays(civilDate(new Date()), 14) > (ticket.dueOn ?? '')).toBe(true);
    await moveClock(server, 0);
    expect(await brokenLink(server)).toBeNull();
  });
});
