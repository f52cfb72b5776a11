import type { Database } from '@strapi/database';
import { createDeclarations } from '../../plugins/access/server/services/declarations';
import { createReads } from '../../plugins/access/server/services/reads';
import { assignment, userAttributes } from '../../plugins/access/server/contentTypes/assignment';
import { auditEntry } from '../../plugins/audit/server/content-types/auditEntry';
import { createTrail } from '../../plugins/audit/server/services/trail';
import { createTables, openDatabase, withDatabase } from './database';

const text = { type: 'string' };
const { user: _relation, ...assignmentAttributes } = assignment.schema.attributes;

/** The tables that Strapi makes in the application, as far as the access plugin reads them. */
const TYPES = [
  auditEntry,
  {
    collectionName: 'up_users',
    info: { singularName: 'user' },
    attributes: { username: text, email: text, password: text, blocked: { type: 'boolean' }, ...userAttributes },
  },
  {
    collectionName: 'strapi_sessions',
    info: { singularName: 'session' },
    attributes: {
      userId: text,
      sessionId: text,
      childId: text,
      deviceId: text,
      origin: text,
      status: text,
      expiresAt: { type: 'datetime' },
      absoluteExpiresAt: { type: 'datetime' },
    },
  },
  { ...assignment.schema, info: { singularName: 'assignment' }, attributes: { userId: { type: 'integer' }, ...assignmentAttributes } },
];

/** A database with everything that the access plugin's services need, without Strapi. */
export async function accessTrial() {
  const place = await withDatabase();
  const database: Database = openDatabase(place.url, 20);
  await createTables(database, TYPES as never, ['10-audit.sql', '40-access.sql']);
  const reads = createReads({ connectionString: place.url, max: 20 }, database.connection);
  const declarations = createDeclarations();
  const trail = createTrail(database);
  let people = 0;

  return {
    url: place.url,
    database,
    reads,
    declarations,
    trail,
    transaction: async <T>(work: (trx: Parameters<typeof trail.append>[0]) => Promise<T>): Promise<T> => database.transaction(({ trx }) => work(trx)),
    /** A person with a living session, and the id that an access token of it carries. */
    async person(startedAt: Date): Promise<{ userId: number; sessionId: string; family: string }> {
      people += 1;
      const family = `family-${people}`;
      const sessionId = `session-${people}`;
      const [row] = await reads.query<{ id: number }>(
        'person',
        'INSERT INTO up_users (username, email, display_name) VALUES ($1, $2, $3) RETURNING id',
        [`person${people}`, `person${people}@example.org`, `甲${people}`],
      );
      const userId = row?.id ?? 0;
      await reads.query('family', 'INSERT INTO session_families (family, user_id, started_at, last_seen_at) VALUES ($1, $2, $3, $3)', [family, userId, startedAt]);
      await reads.query(
        'session',
        "INSERT INTO strapi_sessions (user_id, session_id, device_id, origin, status) VALUES ($1, $2, $3, 'users-permissions', 'active')",
        [String(userId), sessionId, family],
      );
      return { userId, sessionId, family };
    },
    async end(): Promise<void> {
      await reads.end();
      await database.destroy();
      await place.drop();
    },
  };
}

export type AccessTrial = Awaited<ReturnType<typeof accessTrial>>;
