import { addDays, addYears, type CivilDate, type Principal } from '@medregistry/language';
import type { Client } from 'pg';

/** A case that an event is about to be fired on. */
export interface Prepared {
  id: number;
  document_id: string;
  version: number;
  number: string;
  state: string;
  round: number;
  subject_id: string;
  subject_name: string;
  scope_path: string;
  authority_path: string;
  campaign: string;
  actions: number;
}

export interface Firing {
  principal: Principal;
  now: Date;
  today: CivilDate;
}

const newId = "substr(replace(gen_random_uuid()::text, '-', ''), 1, 24)";
const stamps = 'created_at, updated_at, published_at';

/** Every statement of the two events as somebody would write them who knows nothing but these two events. */
const SQL = {
  lock: `SELECT a.*, set_config('medregistry.writer', 'workflow', true) FROM applications a WHERE a.document_id = $1 FOR UPDATE`,
  move: `UPDATE applications SET state = $2, version = version + 1, changed_at = $3, updated_at = $3::timestamptz AT TIME ZONE 'UTC', due_on = $4, sort_on = coalesce($4, '9999-12-31'::date),
           closed_at = CASE WHEN $5 THEN $3::timestamptz END, exclusive_key = CASE WHEN $5 THEN NULL ELSE exclusive_key END
         WHERE id = $1 AND version = $6 AND state = $7`,
  act: `INSERT INTO actions (document_id, application_key, sequence, event, from_state, to_state, round, actor_id, actor_name, role, payload, at, address, ${stamps})
        VALUES (${newId}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '127.0.0.1', $11::timestamptz AT TIME ZONE 'UTC', $11::timestamptz AT TIME ZONE 'UTC', $11::timestamptz AT TIME ZONE 'UTC')`,
  note: `INSERT INTO review_notes (document_id, application_key, round, target, category, code, text, author_id, author_name, at, ${stamps})
         VALUES (${newId}, $1, $2, $3, 'material', 'M4', $4, $5, $6, $7, $7::timestamptz AT TIME ZONE 'UTC', $7::timestamptz AT TIME ZONE 'UTC', $7::timestamptz AT TIME ZONE 'UTC')`,
  stop: `UPDATE running_clocks SET stopped_on = $2 WHERE application_key = $1 AND stopped_on IS NULL`,
  start: `INSERT INTO running_clocks (document_id, application_key, clock, started_on, due_on, provisional, stopped_on, ${stamps})
          VALUES (${newId}, $1, $2, $3, $4, false, $6, $5::timestamptz AT TIME ZONE 'UTC', $5::timestamptz AT TIME ZONE 'UTC', $5::timestamptz AT TIME ZONE 'UTC')`,
  audit: 'SELECT medregistry_audit_append($1::jsonb)',
  outbox: `INSERT INTO outbox_messages (document_id, topic, dedupe_key, payload, state, attempts, available_at, ${stamps})
           SELECT ${newId}, m.topic, m.key, m.payload, 'pending', 0, $2, $2::timestamptz AT TIME ZONE 'UTC', $2::timestamptz AT TIME ZONE 'UTC', $2::timestamptz AT TIME ZONE 'UTC'
           FROM jsonb_to_recordset($1) AS m(topic text, key text, payload jsonb)`,
  paper: `WITH counter AS (INSERT INTO document_numbers (prefix, year, last) VALUES ($1::text, $2::integer, 1) ON CONFLICT (prefix, year) DO UPDATE SET last = document_numbers.last + 1 RETURNING last)
          INSERT INTO printed_documents (document_id, subject_type, subject_id, scope_path, kind, title, number, verify_code, printout, issued_at, issued_by, ${stamps})
          SELECT ${newId}, 'application', $3, $4, $5, $6, $1::text || '-' || $2::integer || '-' || lpad(last::text, 6, '0'), ${newId}, $7, $8, $9,
            $8::timestamptz AT TIME ZONE 'UTC', $8::timestamptz AT TIME ZONE 'UTC', $8::timestamptz AT TIME ZONE 'UTC' FROM counter RETURNING document_id`,
  record: `INSERT INTO verification_records (document_id, institution_id, permit_id, campaign_id, obligation_id, application_id, application_number, year, conclusion, due_on, accepted_on,
             stamped_on, stamped_by, next_due_on, imported, scope_path, ${stamps})
           SELECT ${newId}, i.id, p.id, c.id, o.id, $1, $2, c.year, 'passed', p.next_due_on, $3::date, $3::date, $4, $5::date, false, i.scope_path,
             $6::timestamptz AT TIME ZONE 'UTC', $6::timestamptz AT TIME ZONE 'UTC', $6::timestamptz AT TIME ZONE 'UTC'
           FROM institutions i JOIN permits p ON p.institution_id = i.id AND p.current JOIN campaigns c ON c.document_id = $8
           JOIN verification_obligations o ON o.institution_id = i.id AND o.year = c.year WHERE i.document_id = $7`,
  closePermit: `UPDATE permits p SET current = false, status = 'superseded' FROM institutions i WHERE i.document_id = $1 AND p.institution_id = i.id AND p.current RETURNING p.id`,
  newPermit: `INSERT INTO permits (document_id, institution_id, version, current, number, name, address, valid_from, valid_to, issued_on, authority_id, has_original, has_duplicate,
                last_verified_on, last_conclusion, verification_years, next_due_on, status, scope_path, ${stamps})
              SELECT ${newId}, institution_id, version + 1, true, number, name, address, valid_from, valid_to, issued_on, authority_id, has_original, has_duplicate,
                $2::date, 'passed', verification_years, $3::date, 'valid', scope_path, $4::timestamptz AT TIME ZONE 'UTC', $4::timestamptz AT TIME ZONE 'UTC', $4::timestamptz AT TIME ZONE 'UTC'
              FROM permits WHERE id = $1 RETURNING institution_id`,
  settle: `UPDATE verification_obligations o SET state = 'settled', settled_on = $2, application_id = $3, version = o.version + 1
           FROM institutions i WHERE i.document_id = $1 AND o.institution_id = i.id AND o.state = 'filed'`,
  follow: `INSERT INTO verification_obligations (document_id, institution_id, year, state, due_on, opens_on, version, scope_path, ${stamps})
           SELECT ${newId}, i.id, extract(year FROM $2::date), 'not-due', $2::date, $2::date - interval '3 months', 1, i.scope_path,
             $3::timestamptz AT TIME ZONE 'UTC', $3::timestamptz AT TIME ZONE 'UTC', $3::timestamptz AT TIME ZONE 'UTC'
           FROM institutions i WHERE i.document_id = $1 ON CONFLICT (institution_id, year) DO NOTHING`,
} as const;

/** What a paper says, and how it is sealed: the same rows hold the same. */
export interface SealedPaper {
  printout: object;
  encrypt: (text: string) => string;
}

/** The same events written out by hand over `pg`: prepared statements, no facts, no rules, no view. */
export class HandWritten {
  statements = 0;

  constructor(private readonly client: Client, private readonly paper: SealedPaper) {}

  async #run(name: keyof typeof SQL, ...values: unknown[]): Promise<Record<string, unknown>[]> {
    this.statements += 1;
    return (await this.client.query<Record<string, unknown>>({ name, text: SQL[name], values })).rows;
  }

  async #transaction(work: () => Promise<void>): Promise<void> {
    this.statements += 2;
    await this.client.query('BEGIN');
    try {
      await work();
      await this.client.query('COMMIT');
    } catch (error) {
      await this.client.query('ROLLBACK');
      throw error;
    }
  }

  /** A paper of a case: its row and its number, the rest is the job's. */
  async #paper({ document_id: id, scope_path: scope, subject_name: name }: Prepared, { principal, now, today }: Firing, prefix: string, kind: string, title: string): Promise<string> {
    const printout = this.paper.encrypt(JSON.stringify({ ...this.paper.printout, title, recipient: name }));
    const [row] = await this.#run('paper', prefix, today.slice(0, 4), id, scope, kind, title, printout, now, principal.userId);
    return String(row?.['document_id']);
  }

  /** Action, audit entry, message and paper: what every event leaves behind. */
  async #trail(prepared: Prepared, { principal, now }: Firing, event: string, role: string, to: string, payload: object, message: { title: string; body: string }, paper: string): Promise<void> {
    const sequence = prepared.actions + 1;
    await this.#run('act', prepared.id, sequence, event, prepared.state, to, prepared.round, principal.userId, principal.name, role, JSON.stringify(payload), now);
    const told = {
      roles: ['institution'], scopePath: prepared.scope_path, kind: `verification.${event}`, ...message, link: `/applications/${prepared.document_id}`, subjectType: 'application', subjectId: prepared.document_id,
    };
    await this.#run('outbox', JSON.stringify([
      { topic: 'document', key: paper, payload: { documentId: paper } },
      { topic: 'notify', key: `${prepared.document_id}:${sequence}:0`, payload: told },
    ]), now);
    await this.#run('audit', JSON.stringify([{
      chain: prepared.authority_path, at: now.toISOString(), actor_id: principal.userId, actor_name: principal.name, action: `verification.${event}`, subject_type: 'application',
      subject_id: prepared.document_id, scope_path: prepared.scope_path, address: '127.0.0.1', outcome: 'ok',
      details: JSON.stringify({ from: prepared.state, round: prepared.round, sequence, to }),
    }]));
  }

  return(prepared: Prepared, firing: Firing, note: { target: string; text: string }): Promise<void> {
    const { principal, now, today } = firing;
    const dueOn = addDays(today, 15);
    return this.#transaction(async () => {
      await this.#run('lock', prepared.document_id);
      await this.#run('move', prepared.id, 'correction', now, dueOn, false, prepared.version, prepared.state);
      await this.#run('note', prepared.id, prepared.round, note.target, note.text, principal.userId, principal.name, now);
      await this.#run('stop', prepared.id, today);
      await this.#run('start', prepared.id, 'correction', today, dueOn, now, null);
      const paper = await this.#paper(prepared, firing, 'BZ', 'correction-notice', '医疗机构校验申请材料补正告知书');
      await this.#trail(prepared, firing, 'return', 'reviewer', 'correction', { notes: [note] }, { title: '校验申请需要修改', body: `${prepared.subject_name}的校验申请 ${prepared.number} 已退回修改。` }, paper);
    });
  }

  stamp(prepared: Prepared, firing: Firing, checklist: object): Promise<void> {
    const { principal, now, today } = firing;
    const nextDueOn = addYears(today, 1);
    return this.#transaction(async () => {
      await this.#run('lock', prepared.document_id);
      await this.#run('move', prepared.id, 'completed', now, null, true, prepared.version, prepared.state);
      await this.#run('start', prepared.id, 'conclusion', today, addDays(today, 30), now, today);
      await this.#run('record', prepared.document_id, prepared.number, today, principal.name, nextDueOn, now, prepared.subject_id, prepared.campaign);
      const [permit] = await this.#run('closePermit', prepared.subject_id);
      await this.#run('newPermit', permit?.['id'], today, nextDueOn, now);
      await this.#run('settle', prepared.subject_id, today, prepared.document_id);
      await this.#run('follow', prepared.subject_id, nextDueOn, now);
      const paper = await this.#paper(prepared, firing, 'BJ', 'completion-receipt', '办结回执');
      await this.#trail(prepared, firing, 'stamp', 'counter', 'completed', { checklist }, { title: '校验已办结', body: `${prepared.subject_name}的校验申请 ${prepared.number} 已在窗口登记盖章。` }, paper);
    });
  }
}
