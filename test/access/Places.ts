import { Role } from '@medregistry/config';
import { rowsOf, institutionOf, type DemoInstitution } from '../support/district';
import { holderOf } from '../support/holders';
import type { Person } from '../support/Person';
import type { RunningServer } from '../support/strapi';

/** An institution of the demonstration with a case of its own, and everything of it that nobody else may see. */
export interface Place extends DemoInstitution {
  authority: string;
  /** What stands in a path: `:id` of each kind of record. */
  ids: { application: string; institution: string; notice: string; campaign: string; window: string; faq: string; guide: string; message: string; session: string; slot: string; page: string; attachment: string; code: string; person: string; run: string; dispatch: string; ticket: string; file: string; receipt: string; account: string; nurse: string };
  number: string;
  /** Texts by which a leak is known. */
  secrets: string[];
}

/** Somebody with one role at one place. */
export interface Asker {
  label: string;
  role: Role;
  person: Person;
  /** What this person may see: everything below. */
  scopePath: string;
  place: Place;
}

const authorityOf = (scopePath: string): string => scopePath.replace(/[^/]+\/$/, '');

/** @param key the district's own name of an institution that has a case with pages */
export async function placeOf(server: RunningServer, key: string): Promise<Place> {
  const institution = await institutionOf(server, key);
  const [found] = await rowsOf<Place['ids'] & { number: string; secrets: string[] }>(
    server,
    `SELECT a.document_id AS application, i.document_id AS institution, n.document_id AS notice, c.document_id AS campaign, a.number,
       (SELECT document_id FROM service_windows w ORDER BY w.id LIMIT 1) AS window,
       (SELECT document_id FROM faq_articles f ORDER BY f.id LIMIT 1) AS faq, (SELECT document_id FROM service_guides g ORDER BY g.id LIMIT 1) AS guide,
       (SELECT m.document_id FROM messages m WHERE m.subject_id = a.document_id ORDER BY m.id LIMIT 1) AS message,
       (SELECT d.document_id FROM dispatches d WHERE d.subject_id = a.document_id ORDER BY d.id LIMIT 1) AS dispatch,
       (SELECT p.document_id FROM material_pages p JOIN materials m ON m.id = p.material_id WHERE m.subject_id = a.document_id ORDER BY p.id LIMIT 1) AS page,
       (SELECT m.slot FROM material_pages p JOIN materials m ON m.id = p.material_id WHERE m.subject_id = a.document_id ORDER BY p.id LIMIT 1) AS slot,
       (SELECT t.document_id FROM notice_attachments t WHERE t.notice_id = n.id ORDER BY t.id LIMIT 1) AS attachment,
       (SELECT d.verify_code FROM printed_documents d WHERE d.subject_id = a.document_id ORDER BY d.id LIMIT 1) AS code, '' AS session, '' AS run, '' AS ticket, '' AS file,
       (SELECT p.document_id FROM staff_members p WHERE p.institution_id = i.id ORDER BY p.id LIMIT 1) AS person,
       (SELECT p.document_id FROM nurses p WHERE p.workplace_id = i.id ORDER BY p.id LIMIT 1) AS nurse,
       (SELECT array_agg(s) FROM (
          SELECT i.name AS s UNION SELECT i.document_id UNION SELECT i.registration_number UNION SELECT i.credit_code UNION SELECT a.document_id UNION SELECT a.number
          UNION SELECT r.certificate_number FROM nurse_registrations r JOIN nurses p ON p.id = r.nurse_id WHERE r.institution_id = i.id AND p.workplace_id = i.id
          UNION SELECT p.document_id FROM nurses p WHERE p.workplace_id = i.id
          UNION SELECT p.document_id FROM staff_members p WHERE p.institution_id = i.id
          UNION SELECT p.document_id FROM material_pages p JOIN materials m ON m.id = p.material_id WHERE m.subject_id = a.document_id
          UNION SELECT d.number FROM printed_documents d WHERE d.subject_id = a.document_id
        ) q WHERE s IS NOT NULL) AS secrets
     FROM institutions i JOIN applications a ON a.subject_id = i.document_id JOIN campaigns c ON c.document_id = ? JOIN notices n ON n.id = c.notice_id
     WHERE i.document_id = ? LIMIT 1`,
    [institution.campaign, institution.documentId],
  );
  if (!found) throw new Error(`${key} has no case`);
  const { number, secrets, ...ids } = found;
  return { ...institution, authority: authorityOf(institution.scopePath), ids, number, secrets };
}

/** One person for each role at a place, signed in. */
export async function askersAt(server: RunningServer, place: Place): Promise<Asker[]> {
  const askers: Asker[] = [];
  for (const role of Role.options) {
    const person = await holderOf(server, role, place);
    const [assignment] = await rowsOf<{ scope_path: string }>(
      server,
      'SELECT s.scope_path FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE u.username = ?',
      [person.username],
    );
    askers.push({ label: `${role} of ${place.key}`, role, person, scopePath: assignment?.scope_path ?? '', place });
  }
  return askers;
}
