import { nurseSelfPath } from '../../cms/src/subjects/nurse';
import { Case } from './Case';
import { rowsOf, type DemoInstitution } from './district';
import { personIn, type Person } from './Person';
import type { RunningServer } from './strapi';

type Granting = { grant(grant: object, actor: { id: null; name: string }, now: Date): Promise<string> };

/** A nurse of the register with an account of her own. */
export interface DemoNurse {
  id: string;
  name: string;
  person: Person;
}

/** documentId of the nurse behind one of the demonstration's accounts. */
export async function nurseBehind(server: RunningServer, username: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(server, "SELECT s.scope_id AS id FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE u.username = ? AND s.role = 'nurse'", [username]);
  if (!row) throw new Error(`${username} is no nurse`);
  return row.id;
}

/** Gives a nurse of the register an account. */
export async function activatedNurse(server: RunningServer, id: string): Promise<DemoNurse> {
  const username = `nurse-${id.slice(0, 12)}`;
  const [nurse] = await rowsOf<{ name: string }>(server, 'SELECT name FROM nurses WHERE document_id = ?', [id]);
  const [user] = await rowsOf<{ id: number }>(
    server,
    `INSERT INTO up_users (document_id, username, email, display_name, provider, confirmed, blocked, created_at, updated_at, published_at)
     VALUES (substr(md5(random()::text), 1, 24), ?, ?, ?, 'local', true, false, localtimestamp, localtimestamp, localtimestamp) RETURNING id`,
    [username, `${username}@example.org`, nurse?.name ?? ''],
  );
  const now = (server.strapi.get('clock') as { now(): Date }).now();
  const assignments = server.strapi.plugin('access').service('assignments') as Granting;
  await assignments.grant({ userId: user?.id, role: 'nurse', scopePath: nurseSelfPath(id), scopeType: 'self', scopeId: id, scopeLabel: nurse?.name ?? '' }, { id: null, name: '系统' }, now);
  return { id, name: nurse?.name ?? '', person: personIn(server, username) };
}

/** Nurses of an institution without an account whose registration ends in so many days. */
export async function dueNurses(server: RunningServer, institution: DemoInstitution, count: number, days = 60): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    server,
    `UPDATE nurse_registrations r SET status = 'valid', valid_to = CURRENT_DATE + CAST(? AS integer) FROM nurses n
     WHERE r.id IN (
       SELECT g.id FROM nurse_registrations g JOIN nurses m ON m.id = g.nurse_id
       WHERE g.current AND g.on_post AND g.institution_id = ? AND m.workplace_id = ? AND g.status IN ('valid', 'renewal-due') AND m.health = 'good'
         AND NOT EXISTS (SELECT FROM assignments s WHERE s.role = 'nurse' AND s.scope_id = m.document_id)
         AND NOT EXISTS (SELECT FROM applications a WHERE a.subject_id = m.document_id)
       ORDER BY g.id LIMIT ?) AND n.id = r.nurse_id RETURNING n.document_id AS id`,
    [days, institution.id, institution.id, count],
  );
  if (rows.length < count) throw new Error(`${institution.name} has only ${rows.length} such nurses`);
  return rows.map(({ id }) => id);
}

/** A renewal that its nurse has filled in and submitted to her institution. */
export async function filedRenewal({ id, person }: DemoNurse, change: (file: Case) => void = () => undefined): Promise<Case> {
  const file = await Case.open(person, 'registration-renewal', { nurse: id });
  change(file);
  await file.fillIn();
  await file.upload();
  await file.reload();
  await file.advance(person, 'submit');
  return file;
}
