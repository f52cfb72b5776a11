import { createHash, createSecretKey } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { fieldAccess, labelOf, masks, nursePositions, nurseTitles, registrationStatuses, type Role } from '@medregistry/config';
import { procedures, verification } from '@medregistry/config/procedures';
import { civilDate, say, type Assignment } from '@medregistry/language';
import { verify } from 'jsonwebtoken';
import { Pool } from 'pg';
import { readFigures, type FigureRow } from '../../cms/src/overview/figures';
import { createCipher } from '../../plugins/access/server/services/cipher';
import type { Statement } from './application';
import { serve } from './Child';

/** What the plain server answers: two statements, as the application sends them, and how rows become JSON. */
export interface FloorQuestion {
  principal: Statement;
  list: Statement;
  kind: 'roster' | 'workList' | 'overview';
}

interface Principal {
  blocked: boolean | null;
  ended_at: string | null;
  last_seen_at: string;
  started_at: string;
  assignments: Assignment[];
}

type Row = Record<string, string | number | null>;
type Shape = (rows: Row[], roles: Role[]) => unknown;

const PAGE = 20;
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10, types: { getTypeParser: () => (text: string) => text } as never });
const cipher = createCipher(process.env['MEDREGISTRY_DATA_KEY'] ?? '', process.env['MEDREGISTRY_INDEX_KEY'] ?? '');
/** Made once: given a text, the library tries to read it as a public key first, for two fifths of a request's time. */
const tokenKey = createSecretKey(Buffer.from(process.env['MEDREGISTRY_TOKEN_KEY'] ?? ''));

const declared = new Map(procedures.map((procedure) => [procedure.key, procedure]));

const json = (text: unknown): never => (typeof text === 'string' ? JSON.parse(text) : text) as never;
const cursorOf = (...key: unknown[]): string => Buffer.from(key.join(' ')).toString('base64url');

const shapes: Record<FloorQuestion['kind'], Shape> = {
  roster(rows, roles) {
    const [name, gender, idNumber] = (['name', 'gender', 'idNumber'] as const).map((field) => fieldAccess('nurse', field, roles));
    const page = rows.slice(0, PAGE).map(({ key: _, ...row }) => {
      const plain = cipher.decrypt(String(row['idNumber']));
      return {
        ...row,
        name: name === 'visible' ? row['name'] : masks.name(String(row['name'])),
        gender: gender === 'visible' ? row['gender'] : undefined,
        idNumber: idNumber === 'visible' ? plain : masks['id-number'](plain),
        title: row['title'] && labelOf(nurseTitles, String(row['title'])),
        position: row['position'] && labelOf(nursePositions, String(row['position'])),
        status: row['status'] && labelOf(registrationStatuses, String(row['status'])),
      };
    });
    return { data: page, meta: { nextCursor: rows.length > PAGE ? rows[PAGE - 1]?.['key'] : null } };
  },
  workList(rows) {
    const page = rows.slice(0, PAGE).map((row) => {
      const state = verification.states[String(row['state'])];
      return {
        documentId: row['document_id'], number: row['number'], procedure: row['procedure'], procedureLabel: say(verification.label), state: row['state'],
        stateLabel: say(state?.label.staff ?? ''), tone: state?.tone ?? 'idle', subjectId: row['subject_id'], subjectName: row['subject_name'], round: Number(row['round']),
        submittedAt: row['submitted_at'], dueOn: row['due_on'], dueProvisional: row['due_provisional'] === 't', holder: state?.holder ?? null,
        assigneeName: row['assignee_name'], assignedUntil: null, mine: false, openNotes: 0, updatedAt: row['changed_at'], version: Number(row['version']),
      };
    });
    const last = rows[PAGE - 1];
    const total = Number(rows[0]?.['total'] ?? 0);
    return { data: page, meta: { nextCursor: rows.length > PAGE ? cursorOf(last?.['sort_on'], last?.['id']) : null, total: total > 1000 ? '1000+' : total } };
  },
  overview(rows) {
    const row = Object.fromEntries(Object.entries(rows[0] ?? {}).map(([key, value]) => [key, json(value)])) as unknown as FigureRow;
    return { data: readFigures(row, declared) };
  },
};

/** Named by their text, so that a connection plans each of them once. */
const named = ({ name, sql, values }: Statement) => ({ name: `${name}_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`, text: sql, values });

/** The question as it is asked again and again: what can be known before, is. */
interface Standing extends Pick<FloorQuestion, 'kind'> {
  principal: ReturnType<typeof named>;
  list: ReturnType<typeof named>;
}

async function answer({ principal, list, kind }: Standing, authorization: string): Promise<string> {
  const { userId, sessionId } = verify(authorization.slice(7), tokenKey, { algorithms: ['HS256'] }) as { userId: string; sessionId: string };
  const now = new Date();
  const { rows: [row] } = await pool.query<Principal>({ ...principal, values: [sessionId, userId, now, civilDate(now), principal.values[4]] });
  if (!row || row.ended_at || row.blocked === true || now.getTime() - new Date(row.last_seen_at).getTime() > 900_000) throw new Error('signed out');
  const roles = (json(row.assignments) as Assignment[]).map(({ role }) => role as Role);
  const { rows } = await pool.query<Row>(list);
  return JSON.stringify(shapes[kind](rows, roles));
}

/** The least that could give the same answer: Node's `http` and `pg`, no framework. */
function main(): void {
  let question: Standing | undefined;
  const server = http.createServer((request, response) => {
    if (!question) return void response.writeHead(503).end();
    answer(question, request.headers.authorization ?? '').then(
      (text) => {
        const body = Buffer.from(text);
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length, 'cache-control': 'private, no-store' }).end(body);
      },
      (error: unknown) => response.writeHead(401).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    serve({
      port: () => (server.address() as AddressInfo).port,
      answering: (given: FloorQuestion) => {
        question = { kind: given.kind, principal: named(given.principal), list: named(given.list) };
      },
    });
  });
}

main();
