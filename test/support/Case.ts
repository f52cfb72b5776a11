import { calendarOf, exampleForm, formProblems, Procedure, type FormData, type Json, type Scene } from '@medregistry/language';
import { formatsWith } from '@medregistry/config/validators';
import type { ApplicationView } from '@medregistry/workflow';
import { formatExamples } from './districtSetting';
import { onePage } from './papers';
import { newKey, type Answer, type Body, type Person } from './Person';

type Payload = { [field: string]: Json };
export type CaseAnswer = Answer<Body<ApplicationView>>;

/** @throws with what the server said, when it is not the status that the test goes on from */
export function expectStatus<A extends Answer<unknown>>(answer: A, status: number): A {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text.slice(0, 2000)}`);
  return answer;
}

/** What a person makes of a form: what the registers know stays, what is still asked for is filled in. */
export function completed(view: Pick<ApplicationView, 'form' | 'formDeclaration' | 'state'>, procedure: Procedure): FormData {
  const declared = { ...procedure, form: view.formDeclaration };
  const scene = (form: FormData): Scene => ({
    procedure: declared,
    facts: {},
    today: new Date().toISOString().slice(0, 10),
    calendar: calendarOf([], []),
    formats: formatsWith({ allowDemoRegion: true }),
    application: { state: view.state, round: 0, number: null, submittedOn: null, form, materials: {}, notes: [], clocks: [], actions: [], flags: [] },
    payload: {},
    actor: { userId: 1, name: '', roles: ['institution'], role: 'institution' },
  });
  const merged = (form: FormData): FormData =>
    Object.fromEntries(Object.entries({ ...form, ...exampleForm(scene(form), formatExamples) }).map(([section, values]) => [section, { ...values, ...form[section] }]));
  const form = merged(merged(view.form));
  const { staffing } = form;
  const sum = Object.entries(staffing ?? {}).reduce((total, [key, value]) => (key === 'total' || typeof value !== 'number' ? total : total + value), 0);
  const wrong = formProblems(scene(form)).some(({ path }) => path === 'form.staffing.total');
  return wrong ? { ...form, staffing: { ...staffing, total: sum } } : form;
}

/** One case as the people around it see it; keeps the last answer, so that the next act names its version. */
export class Case {
  private constructor(
    readonly owner: Person,
    readonly procedure: Procedure,
    public view: ApplicationView,
  ) {}

  get path(): string {
    return `/api/applications/${this.view.documentId}`;
  }

  static async open(owner: Person, procedure: string, given: { [name: string]: string }): Promise<Case> {
    const declared = expectStatus(await owner.get<Body<unknown>>(`/api/procedures/${procedure}`), 200);
    const answer = expectStatus(await owner.post<Body<ApplicationView>>('/api/applications', { data: { procedure, ...given }, key: newKey() }), 201);
    return new Case(owner, Procedure.parse(declared.body.data), answer.body.data);
  }

  /** The case as it stands, read by somebody. */
  static async read(owner: Person, procedure: Procedure, documentId: string): Promise<Case> {
    const answer = expectStatus(await owner.get<Body<ApplicationView>>(`/api/applications/${documentId}`), 200);
    return new Case(owner, procedure, answer.body.data);
  }

  private took(answer: CaseAnswer): CaseAnswer {
    if (answer.status < 300 && answer.body.data) this.view = answer.body.data;
    return answer;
  }

  async reload(by: Person = this.owner): Promise<ApplicationView> {
    return (this.view = expectStatus(await by.get<Body<ApplicationView>>(this.path), 200).body.data);
  }

  async save(form: FormData): Promise<CaseAnswer> {
    return this.took(await this.owner.send<Body<ApplicationView>>('PUT', this.path, { version: this.view.version, data: { form } }));
  }

  /** Fills in what is still asked for. */
  async fillIn(): Promise<void> {
    expectStatus(await this.save(completed(this.view, this.procedure)), 200);
  }

  /** One page into each required slot that has none. */
  async upload(): Promise<void> {
    for (const { slot, required, pageCount } of this.view.materials) {
      if (required && pageCount === 0) expectStatus(await this.owner.upload(`${this.path}/materials/${slot}/pages`, [await onePage()]), 201);
    }
  }

  fire(by: Person, event: string, payload: Payload = {}, version: number | undefined = this.view.version, key: string | undefined = newKey()): Promise<CaseAnswer> {
    return by.post<Body<ApplicationView>>(`${this.path}/events/${event}`, { data: payload, version, key });
  }

  /** Fires an event that must succeed. */
  async advance(by: Person, event: string, payload: Payload = {}): Promise<ApplicationView> {
    return expectStatus(this.took(await this.fire(by, event, payload)), 200).body.data;
  }
}
