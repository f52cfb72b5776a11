import type { Role } from '@medregistry/config';
import type { Place } from './Places';

/** How an endpoint is tried: what its `:id` stands for and what is sent. */
export interface Row {
  /** The kind of record in the path; `own` is about the asker alone, `list` about what the asker may see. */
  about: 'application' | 'institution' | 'notice' | 'campaign' | 'window' | 'message' | 'session' | 'run' | 'dispatch' | 'ticket' | 'own' | 'list' | 'public';
  /** Only these roles are let in at all; everybody else gets 403 whatever they ask for. */
  roles?: Role[];
  body?: (place: Place) => object;
  /** A multipart upload. */
  upload?: true;
  /** Draws pages: asked for own records only once. */
  costly?: true;
  /** What `:kind` stands for. */
  kind?: string;
  /** Names a record of another place in the body or the query instead of the path. */
  query?: (place: Place) => string[];
}

const administrator: Pick<Row, 'roles'> = { roles: ['administrator'] };
const overseers: Pick<Row, 'roles'> = { roles: ['administrator', 'approver', 'provincial'] };
/** Who answers questions: technical support, and the authority for questions of policy. */
const desk: Pick<Row, 'roles'> = { roles: ['support', 'reviewer', 'administrator'] };
const search = ({ name, number }: Place): string[] => ['limit=100', `q=${encodeURIComponent(name)}`, `q=${number}`, 'q=%25', 'q=_'];

/**
 * Every endpoint there is. One that is missing here makes the matrix fail: whoever adds an endpoint says here whose
 * records it touches, and the matrix tries it with everybody.
 */
export const endpointTable: Record<string, Row> = {
  'POST /api/auth/local': { about: 'public', body: () => ({ identifier: 'nobody', password: 'nothing' }) },
  'POST /api/auth/refresh': { about: 'public' },
  'POST /api/auth/logout': { about: 'public' },
  'POST /api/auth/change-password': { about: 'public', body: () => ({ password: 'x' }) },
  'POST /api/auth/second-factor': { about: 'public', body: () => ({ challenge: 'x', code: '000000' }) },
  'GET /api/auth/second-factor': { about: 'own' },
  'POST /api/auth/second-factor/enrolment': { about: 'public', body: () => ({}) },
  'POST /api/auth/second-factor/confirmation': { about: 'public', body: () => ({ code: '000000' }) },
  'POST /api/auth/second-factor/removal': { about: 'own', body: () => ({ code: '000000' }) },
  'GET /api/auth/sessions': { about: 'own' },
  'DELETE /api/auth/sessions/:id': { about: 'session' },
  'GET /api/me': { about: 'own' },
  'GET /api/openapi.json': { about: 'public' },
  'GET /api/messages': { about: 'own' },
  'POST /api/messages/:id/read': { about: 'message' },
  'GET /api/me/contacts': { about: 'own' },
  'PUT /api/me/contacts/:channel': { about: 'own', body: () => ({ data: { address: 'somebody@example.cn' } }) },
  'POST /api/me/contacts/:channel/proof': { about: 'own', body: () => ({ data: { code: '000000' } }) },
  'PATCH /api/me/contacts/:channel': { about: 'own', body: () => ({ data: { wanted: false } }) },
  'DELETE /api/me/contacts/:channel': { about: 'own' },
  'GET /api/dispatches': { about: 'list', ...administrator, query: () => ['limit=100', 'limit=100&state=sent', 'limit=100&q=%25', 'limit=100&channel=inbox&kind=verification'] },
  'POST /api/dispatches/:id/retry': { about: 'dispatch', ...administrator },
  'GET /api/message-templates': { about: 'own', ...administrator },
  'GET /api/message-templates/:key': { about: 'own', ...administrator },
  'PUT /api/message-templates/:key': { about: 'own', ...administrator, body: () => ({ data: { title: '标题', body: '正文' } }) },
  'POST /api/message-templates/:key/preview': { about: 'own', ...administrator, body: () => ({ data: {} }) },
  'POST /api/message-templates/:key/trial': { about: 'own', ...administrator, body: () => ({ data: {} }) },
  'GET /api/reminder-rules': { about: 'own', ...administrator },
  'PUT /api/reminder-rules/:key': { about: 'own', ...administrator, body: () => ({ data: { enabled: true, steps: [{ at: 0, to: ['applicant'] }] } }) },
  'POST /api/reminder-rules/:key/dry-run': { about: 'own', ...administrator, body: () => ({ data: {} }) },
  'GET /api/tickets/settings': { about: 'own' },
  'GET /api/tickets/mine': { about: 'own' },
  'POST /api/tickets': { about: 'own', body: () => ({ data: { category: 'technical', description: '打不开材料页面' } }) },
  'GET /api/tickets': { about: 'list', ...desk, query: () => ['limit=100', 'limit=100&state=answered', 'limit=100&category=technical', 'limit=100&number=KF2026000001'] },
  'POST /api/heard-tickets': { about: 'own', ...desk, body: () => ({ data: {} }) },
  'GET /api/tickets/:id': { about: 'ticket' },
  'POST /api/tickets/:id/seen': { about: 'ticket' },
  'POST /api/tickets/:id/events/:event': { about: 'ticket', body: () => ({ data: { text: '请重新登录后再试。' } }) },
  'POST /api/tickets/:id/notes': { about: 'ticket', ...desk, body: () => ({ data: { text: '需要再看' } }) },
  'POST /api/tickets/:id/reveal': { about: 'ticket', ...desk, body: () => ({ data: { reason: '回电话' } }) },
  'POST /api/tickets/:id/files': { about: 'ticket', upload: true },
  'GET /api/tickets/:id/files/:file': { about: 'ticket' },
  'GET /api/dead-letters': { about: 'own', ...administrator },
  'POST /api/dead-letters/:id/retry': { about: 'own', ...administrator },
  'GET /api/verify/:code': { about: 'public' },
  'POST /api/verify/:code/file': { about: 'public', upload: true },

  'GET /api/procedures': { about: 'own' },
  'GET /api/procedures/:key': { about: 'own' },
  'GET /api/applications': {
    about: 'list',
    query: (place) => [...search(place), 'state=submitted&limit=100', 'state=correction&limit=100', 'procedure=verification&limit=100', 'queue=verification:to-review', 'queue=verification:returned', 'queue=verification:with-you', 'queue=verification:open', 'queue=verification:to-review&facets=true&holder=free&due=week&round=first'],
  },
  'POST /api/applications': { about: 'institution', body: ({ documentId, campaign }) => ({ data: { procedure: 'verification', institution: documentId, campaign } }) },
  'GET /api/applications/:id': { about: 'application' },
  'PUT /api/applications/:id': { about: 'application', body: () => ({ data: { form: {} } }) },
  'GET /api/applications/:id/prefill': { about: 'application' },
  'POST /api/applications/:id/events/:event': { about: 'application', body: () => ({ data: {} }) },
  'GET /api/applications/:id/history': { about: 'application' },
  'POST /api/applications/:id/materials/:slot/pages': { about: 'application', upload: true },
  'PATCH /api/applications/:id/materials/:slot': { about: 'application', body: () => ({ data: { pages: [] } }) },
  'PUT /api/applications/:id/materials/:slot/mark': { about: 'application', body: () => ({ data: { on: false } }) },
  'POST /api/applications/:id/materials/:slot/items': { about: 'application', body: () => ({ data: { title: '情况说明' } }) },
  'PATCH /api/applications/:id/materials/:slot/title': { about: 'application', body: () => ({ data: { title: '情况说明' } }) },
  'DELETE /api/applications/:id/materials/:slot': { about: 'application' },
  'GET /api/applications/:id/materials/:slot/versions': { about: 'application' },
  'GET /api/applications/:id/materials/:slot/versions/:version/file': { about: 'application', costly: true },
  'DELETE /api/applications/:id/materials/:slot/pages/:page': { about: 'application' },
  'GET /api/applications/:id/materials/:slot/file': { about: 'application', costly: true },
  'GET /api/applications/:id/materials/:slot/pages/:page/preview': { about: 'application', costly: true },
  'GET /api/applications/:id/documents/:kind': { about: 'application', costly: true },
  'GET /api/applications/:id/forms': { about: 'application', costly: true },
  'GET /api/applications/:id/dossier': { about: 'application', costly: true },
  'GET /api/applications/:id/workbench': { about: 'application' },
  'PUT /api/applications/:id/lease': { about: 'application', body: () => ({ data: {} }) },
  'DELETE /api/applications/:id/lease': { about: 'application' },
  'PUT /api/applications/:id/draft': { about: 'application', body: () => ({ data: { revision: 0, notes: [] } }) },
  'PUT /api/applications/:id/points/:point': { about: 'application', body: () => ({ data: { ticked: true } }) },
  'PUT /api/applications/:id/notes/:note/verdict': { about: 'application', body: () => ({ data: { verdict: 'met' } }) },
  'GET /api/applications/:id/submissions/:round/changes': { about: 'application' },
  'GET /api/applications/:id/earlier': { about: 'application' },
  'POST /api/applications/:id/contacts': { about: 'application', body: () => ({ data: { person: '校验联系人', channel: 'phone', outcome: 'reached', summary: '电话告知需补充材料。' } }) },
  'POST /api/applications/:id/reveal': { about: 'application', body: () => ({ data: { path: 'contact.mobile', reason: '联系机构' } }) },

  'GET /api/verification/prompt': { about: 'own', roles: ['institution'] },
  'GET /api/nursing/prompt': { about: 'own', roles: ['nurse'] },
  'GET /api/nursing/institutions': { about: 'own', roles: ['nurse'] },
  'POST /api/notices/:id/acknowledge': { about: 'notice', roles: ['institution'], body: () => ({ data: {} }) },
  'GET /api/notices/:id/attachments/:attachment': { about: 'notice' },
  'GET /api/public/notices': { about: 'public' },
  'GET /api/public/publications': { about: 'public' },
  'GET /api/public/publications/:id/results': { about: 'public' },
  'GET /api/public/publications/:id/file': { about: 'public' },
  'GET /api/publications': { about: 'list', roles: ['administrator', 'approver'], query: () => [''] },
  'POST /api/publications': { about: 'own', roles: ['administrator', 'approver'], body: () => ({ data: {} }) },
  'POST /api/publications/:id/withdraw': { about: 'own', roles: ['administrator', 'approver'], body: () => ({ data: {} }) },
  'GET /api/authorities/:id/switches': { about: 'own', ...administrator },
  'PUT /api/authorities/:id/switches/:key': { about: 'own', ...administrator, body: () => ({ data: { value: 5, reason: '统一期限' } }) },
  'GET /api/institutions': { about: 'list', query: search },
  'GET /api/institutions/:id': { about: 'institution' },
  'GET /api/institutions/:id/history': { about: 'institution' },
  'GET /api/institutions/:id/roster': { about: 'institution' },
  'GET /api/institutions/:id/roster/summary': { about: 'institution' },
  'GET /api/institutions/:id/nurses': { about: 'institution' },
  'GET /api/institutions/:id/nurses/summary': { about: 'institution' },
  'POST /api/institutions/:id/nurse-urges': { about: 'institution', roles: ['nursing'], body: () => ({ data: { list: 'surplus' } }) },
  'GET /api/institutions/:id/authority-settings': { about: 'institution', roles: ['institution', 'nursing'] },
  'PUT /api/institutions/:id/authority-settings/:key': { about: 'institution', roles: ['nursing'], body: () => ({ data: { authority: null } }) },
  'POST /api/institutions/:id/activation-codes': { about: 'institution', roles: ['nursing'], body: () => ({ data: { nurses: ['nobody'] } }) },
  'POST /api/institutions/:id/activation-codes/revoke': { about: 'institution', roles: ['nursing'], body: () => ({ data: { nurses: ['nobody'] } }) },
  'POST /api/institutions/:id/activation-slips': { about: 'institution', roles: ['nursing'], costly: true, body: () => ({ data: { nurses: ['nobody'] } }) },
  'POST /api/registration-checks': { about: 'own', roles: ['nursing'], body: () => ({ data: {} }) },
  'POST /api/activation': { about: 'public', body: () => ({ data: { path: 'registered', name: '某某', idNumber: '1', username: 'nobody1', password: 'x' } }) },
  'POST /api/institutions/:id/staff': { about: 'institution', roles: ['institution'], body: () => ({ data: {} }) },
  'GET /api/institutions/:id/staff/:person': { about: 'institution', roles: ['institution'] },
  'PUT /api/institutions/:id/staff/:person': { about: 'institution', roles: ['institution'], body: () => ({ data: {} }) },
  'GET /api/imports/:kind/template': { about: 'own', kind: 'roster' },
  'POST /api/imports/:kind/:id': { about: 'institution', kind: 'roster', upload: true },
  'GET /api/imports/:kind/:id': { about: 'institution', kind: 'roster' },
  'GET /api/import-runs/:id': { about: 'run' },
  'GET /api/import-runs/:id/remarks': { about: 'run' },
  'GET /api/import-runs/:id/result': { about: 'run', costly: true },
  'POST /api/import-runs/:id/confirm': { about: 'run', body: () => ({}) },
  'POST /api/import-runs/:id/cancel': { about: 'run', body: () => ({}) },
  'POST /api/exports/:kind/:id': { about: 'institution', kind: 'roster', costly: true, body: () => ({ data: { reason: '年度核对' } }) },
  'GET /api/institutions/:id/self-check': { about: 'institution' },
  'GET /api/institutions/:id/self-check/document': { about: 'institution', costly: true },
  'GET /api/standards': { about: 'own' },
  'GET /api/counter/search': { about: 'list', roles: ['counter'], query: (place) => [...search(place).slice(1), `q=${place.ids.code}`, `q=${encodeURIComponent(`http://localhost/check/${place.ids.code}`)}`] },
  'GET /api/counter/recent': { about: 'own', roles: ['counter'] },
  'GET /api/overview': { about: 'list', ...overseers, query: ({ ids }) => [`campaign=${ids.campaign}`] },
  'GET /api/overview/institutions': { about: 'list', ...overseers, query: ({ ids }) => ['limit=100', `limit=100&campaign=${ids.campaign}`, `limit=100&campaign=${ids.campaign}&standing=filed`] },
  'GET /api/overview/cases': { about: 'list', ...overseers, query: ({ ids }) => ['limit=100', 'limit=100&bucket=later', 'limit=100&assignee=none', `limit=100&campaign=${ids.campaign}&step=filed`] },
  'POST /api/overview/reminders': { about: 'own', roles: ['approver', 'administrator'], body: () => ({ data: {} }) },
  'GET /api/campaigns': { about: 'list', ...administrator, query: () => ['limit=100'] },
  'GET /api/campaigns/:id': { about: 'campaign', ...administrator },
  'PUT /api/campaigns/:id': { about: 'campaign', ...administrator, body: () => ({ data: {} }) },
  'POST /api/campaigns': { about: 'own', ...administrator, body: () => ({ data: {} }) },
  'GET /api/notices': { about: 'list', ...administrator, query: () => ['limit=100'] },
  'GET /api/notices/:id': { about: 'notice', ...administrator },
  'PUT /api/notices/:id': { about: 'notice', ...administrator, body: () => ({ data: {} }) },
  'POST /api/notices': { about: 'own', ...administrator, body: () => ({ data: {} }) },
  'GET /api/windows': { about: 'list', ...administrator, query: () => ['limit=100'] },
  'GET /api/windows/:id': { about: 'window', ...administrator },
  'PUT /api/windows/:id': { about: 'window', ...administrator, body: () => ({ data: {} }) },
};
