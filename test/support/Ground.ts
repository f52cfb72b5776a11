import { Role, roles } from '@medregistry/config';
import { calendarOf, examplePayload, SYSTEM_ROLE, type Json, type Procedure, type Scene } from '@medregistry/language';
import type { ApplicationView, Workflow } from '@medregistry/workflow';
import { Case, expectStatus } from './Case';
import { institutionOf, rowsOf, type DemoInstitution } from './district';
import { formatExamples } from './districtSetting';
import { holderOf } from './holders';
import type { Body, Person } from './Person';
import { districtServer, states, type RunningServer } from './strapi';
import type { Step } from './walk';

export const workflowOf = ({ strapi }: Pick<RunningServer, 'strapi'>): Workflow => strapi.plugin('workflow').service('workflow') as Workflow;

/** A case of one institution with one person for each role: where declarations are tried on the real application. */
export class Ground {
  private constructor(
    readonly server: RunningServer,
    readonly institution: DemoInstitution,
    readonly people: Record<Role, Person>,
    /** A second holder of each role that acts by two people. */
    readonly seconds: Partial<Record<string, Person>>,
    public file: Case,
    private readonly name: string,
  ) {}

  /**
   * A case that is filled in and not yet submitted.
   *
   * @param arrange makes the world in which the case is opened, by the institution's numeric key
   */
  static async prepare(procedure: string, key: string, arrange?: (server: RunningServer, institution: DemoInstitution) => Promise<unknown>): Promise<Ground> {
    const server = await districtServer();
    const institution = await institutionOf(server, key);
    await arrange?.(server, institution);
    const people = {} as Record<Role, Person>;
    for (const role of Role.options) people[role] = await holderOf(server, role, institution);
    const seconds = { reviewer: await holderOf(server, 'reviewer', institution, '-second'), approver: await holderOf(server, 'approver', institution, '-second') };
    const declared = workflowOf(server).registry.current(procedure)?.procedure;
    const opener = people[(declared?.create.roles[0] ?? 'institution') as Role];
    expectStatus(await people.institution.post(`/api/notices/${institution.notice}/acknowledge`), 200);
    const file = await Case.open(opener, procedure, { institution: institution.documentId, campaign: institution.campaign });
    if ((declared?.form.sections.length ?? 0) > 0) await file.fillIn();
    await file.upload();
    await file.reload();
    // Everybody signs in before the first state is kept, so that nobody has to do so in each of them.
    await Promise.all([...Object.values(people), ...Object.values(seconds)].map((person) => person.get('/api/me')));
    const name = `${procedure} ${Math.random()}`;
    await states.keep(`${name} ${file.view.state}`);
    return new Ground(server, institution, people, seconds, file, name);
  }

  /** Reads the case again as the office sees it, whose affairs the institution is not told. */
  look(): Promise<ApplicationView> {
    return this.file.reload(this.people.approver);
  }

  person(role: string): Person {
    const person = this.people[role as Role];
    if (!person) throw new Error(`Nobody holds ${role}`);
    return person;
  }

  /** Who fires an event: where it asks for two people, somebody who has not done the first part. */
  async personFor(event: string, role: string): Promise<Person> {
    const first = this.person(role);
    const rules = JSON.stringify(this.file.procedure.events[event]?.guards ?? []);
    const { body } = await this.people.approver.get<Body<{ event: string; actorId?: number; actorName: string }[]>>(`${this.file.path}/history`);
    const before = [...rules.matchAll(/"actorFiredLast":"([\w-]+)"/g)].map(([, other]) => body.data.findLast((action) => action.event === other)?.actorName);
    const own = `测试${roles[role as Role].label}`;
    return before.includes(own) ? (this.seconds[role] ?? first) : first;
  }

  /** Flags that an event needs, and those that its guards ask for. */
  private flagsFor(event: string): string[] {
    const declared = this.file.procedure.events[event];
    const asked = [...JSON.stringify(declared?.guards ?? []).matchAll(/"flagged":"([\w-]+)"/g)].map(([, flag]) => flag ?? '');
    return [...new Set([...(declared?.flags.needs ?? []), ...asked])];
  }

  /**
   * Fires what sets the flags that an event asks for, so that it is to be had: in the state where the case stands, or
   * by a way that leads out of it and back.
   */
  async setFlagsFor(event: string): Promise<void> {
    for (const flag of this.flagsFor(event)) {
      const view = await this.look();
      if (view.flags.some(({ key }) => key === flag)) continue;
      const setters = Object.entries(this.file.procedure.events).filter(([, { flags }]) => flags.set.includes(flag));
      const [here] = setters.find(([, { from }]) => from.includes(view.state)) ?? [];
      const [back] = setters.find(([, { to }]) => to === view.state) ?? [];
      const [away] = Object.entries(this.file.procedure.events).find(([, { from, to }]) => from.includes(view.state) && to !== undefined && setters.some(([setter, declared]) => setter === back && declared.from.includes(to))) ?? [];
      if (!here && away) await this.go(away);
      const setter = here ?? back;
      if (!setter) continue;
      await this.setFlagsFor(setter);
      await this.go(setter);
    }
  }

  /** Fires an event as the first role that may, with a payload that it can derive, each act of two by two people. */
  async go(event: string): Promise<void> {
    const role = this.file.procedure.events[event]?.roles[0] ?? '';
    await this.file.advance(await this.personFor(event, role), event, await this.payload(event, role));
  }

  /** Takes the database back to where the case was in a state. */
  async goBackTo(state: string): Promise<void> {
    await states.goBackTo(`${this.name} ${state}`);
    await this.look();
  }

  /** Goes one step from a state that is kept, and keeps the state that it leads to. */
  async keepAfter({ event, from, to, role }: Step): Promise<void> {
    await this.goBackTo(from);
    if (role === SYSTEM_ROLE) await this.fireAsSystem(event);
    else {
      await this.setFlagsFor(event);
      await this.file.advance(await this.personFor(event, role), event, await this.payload(event, role));
    }
    await this.look();
    if (this.file.view.state !== to) throw new Error(`${event} led to ${this.file.view.state} instead of ${to}`);
    await states.keep(`${this.name} ${to}`);
  }

  private async fireAsSystem(event: string): Promise<void> {
    const later = new Date(Date.now() + 200 * 86_400_000);
    await this.server.strapi.db.transaction(({ trx }) => workflowOf(this.server).engine.fireAsSystem(trx, this.file.view.documentId, event, later));
  }

  /** What the world asks for in an event's payload, where the first choice of a declaration is not true in it. */
  readonly answers: { [event: string]: { [field: string]: Json } } = {};

  /** A payload with which a role can fire an event, derived from what the server offers that role. */
  async payload(event: string, role: string): Promise<{ [field: string]: Json }> {
    const view = await this.file.reload(this.person(role));
    const declared = this.file.procedure.events[event];
    const offered = view.availableActions.find((action) => action.event === event);
    if (!declared || !offered) return {};
    return { ...examplePayload({ ...declared, payload: offered.payload }, sceneOf(view, this.file.procedure), formatExamples), ...this.answers[event] };
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
