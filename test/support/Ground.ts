import { Role } from '@medregistry/config';
import { calendarOf, examplePayload, SYSTEM_ROLE, type Json, type Procedure, type Scene } from '@medregistry/language';
import type { ApplicationView, Workflow } from '@medregistry/workflow';
import { Case, expectStatus } from './Case';
import { institutionOf, rowsOf, type DemoInstitution } from './district';
import { formatExamples } from './districtSetting';
import { holderOf } from './holders';
import type { Person } from './Person';
import { districtServer, states, type RunningServer } from './strapi';
import type { Step } from './walk';

export const workflowOf = ({ strapi }: Pick<RunningServer, 'strapi'>): Workflow => strapi.plugin('workflow').service('workflow') as Workflow;

/** A case of one institution with one person for each role: where declarations are tried on the real application. */
export class Ground {
  private constructor(
    readonly server: RunningServer,
    readonly institution: DemoInstitution,
    readonly people: Record<Role, Person>,
    public file: Case,
    private readonly name: string,
  ) {}

  /** A case that is filled in and not yet submitted. */
  static async prepare(procedure: string, key: string): Promise<Ground> {
    const server = await districtServer();
    const institution = await institutionOf(server, key);
    const people = {} as Record<Role, Person>;
    for (const role of Role.options) people[role] = await holderOf(server, role, institution);
    expectStatus(await people.institution.post(`/api/notices/${institution.notice}/acknowledge`), 200);
    const file = await Case.open(people.institution, procedure, { institution: institution.documentId, campaign: institution.campaign });
    await file.fillIn();
    await file.upload();
    await file.reload();
    // Everybody signs in before the first state is kept, so that nobody has to do so in each of them.
    await Promise.all(Object.values(people).map((person) => person.get('/api/me')));
    const name = `${procedure} ${Math.random()}`;
    await states.keep(`${name} ${file.view.state}`);
    return new Ground(server, institution, people, file, name);
  }

  person(role: string): Person {
    const person = this.people[role as Role];
    if (!person) throw new Error(`Nobody holds ${role}`);
    return person;
  }

  /** Takes the database back to where the case was in a state. */
  async goBackTo(state: string): Promise<void> {
    await states.goBackTo(`${this.name} ${state}`);
    await this.file.reload();
  }

  /** Goes one step from a state that is kept, and keeps the state that it leads to. */
  async keepAfter({ event, from, to, role }: Step): Promise<void> {
    await this.goBackTo(from);
    if (role === SYSTEM_ROLE) await this.fireAsSystem(event);
    else await this.file.advance(this.person(role), event, await this.payload(event, role));
    await this.file.reload();
    if (this.file.view.state !== to) throw new Error(`${event} led to ${this.file.view.state} instead of ${to}`);
    await states.keep(`${this.name} ${to}`);
  }

  private async fireAsSystem(event: string): Promise<void> {
    const later = new Date(Date.now() + 200 * 86_400_000);
    await this.server.strapi.db.transaction(({ trx }) => workflowOf(this.server).engine.fireAsSystem(trx, this.file.view.documentId, event, later));
  }

  /** A payload with which a role can fire an event, derived from what the server offers that role. */
  async payload(event: string, role: string): Promise<{ [field: string]: Json }> {
    const view = await this.file.reload(this.person(role));
    const declared = this.file.procedure.events[event];
    const offered = view.availableActions.find((action) => action.event === event);
    if (!declared || !offered) return {};
    return examplePayload({ ...declared, payload: offered.payload }, sceneOf(view, this.file.procedure), formatExamples);
  }

  /** What the database says of the case and of everything that an event leaves behind. */
  async traces(): Promise<unknown> {
    const id = this.file.view.documentId;
    const [row] = await rowsOf(
      this.server,
      `SELECT a.state, a.version, a.round, a.due_on::text,
         (SELECT count(*)::int FROM actions t WHERE t.application_key = a.id) AS actions,
         (SELECT count(*)::int FROM review_notes n WHERE n.application_key = a.id) AS notes,
         (SELECT count(*)::int FROM running_clocks c WHERE c.application_key = a.id) AS clocks,
         (SELECT count(*)::int FROM printed_documents d WHERE d.subject_id = a.document_id) AS documents,
         (SELECT count(*)::int FROM outbox_messages m WHERE m.topic = 'notify' AND m.dedupe_key LIKE a.document_id || ':%') AS messages,
         (SELECT count(*)::int FROM audit_entries e WHERE e.subject_id = a.document_id AND e.outcome = 'ok') AS entries,
         (SELECT count(*)::int FROM permits) AS permits, (SELECT count(*)::int FROM verification_records) AS records
       FROM applications a WHERE a.document_id = ?`,
      [id],
    );
    return row;
  }
}

/** The scene that payloads are derived in: what a person sees of a case. */
export const sceneOf = (view: ApplicationView, procedure: Procedure): Scene => ({
  procedure,
  facts: {},
  today: new Date().toISOString().slice(0, 10),
  calendar: calendarOf([], []),
  formats: {},
  application: {
    state: view.state,
    round: view.round,
    number: view.number,
    submittedOn: null,
    form: view.form,
    materials: {},
    notes: view.notes.map(({ documentId: id, round, target, text, open }) => ({ id, round, target, text, open })),
    clocks: [],
    actions: [],
    flags: [],
  },
  payload: {},
  actor: { userId: 1, name: '', roles: [], role: '' },
});
