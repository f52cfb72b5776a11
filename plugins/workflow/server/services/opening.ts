import { creationProblems, joinedPath, prefill, refuse, sensitivePaths, type Facts, type Scene } from '@medregistry/language';
import type { Knex } from 'knex';
import type { LinkRow } from '../ApplicationRow';
import type { Ports } from '../Ports';
import type { Asking } from './Asking';
import { caseAnswer, type CaseAnswer } from './caseAnswer';
import { auditing, stampOf } from './caseEntry';
import type { Cases, OpenCase } from './cases';
import { takeAlong } from './linkStore';
import { createProspects, NO_CHILDREN, type Opening, type Prospect } from './prospect';
import type { Registry } from './registry';
import { insertApplication, nextNumber } from './store';

/** The facts that a case keeps as they are now. */
const pinnedIn = ({ procedure, facts }: Scene): Facts => Object.fromEntries(procedure.pins.map((group) => [group, facts[group] ?? null]));

/** The one way by which a case comes to be. */
export function createOpening(ports: Ports, registry: Registry, cases: Cases) {
  const { one: prospect, several } = createProspects(registry);
  const audit = auditing(ports);

  /** Opens the case of a prospect, or takes along the one that is open already. */
  async function settle(trx: Knex.Transaction, given: Prospect, leadingKey: number | null, asking: Asking, context: Opening['context'], number: string, joinedNumbers: string[] = []): Promise<OpenCase> {
    const { procedure, hash, subject, actor, scene, exclusiveKey, current, earlierKey } = given;
    const kept = { ...context, ...subject.context };
    if (current && leadingKey !== null) {
      const taken = await takeAlong(trx, current.documentId, leadingKey, asking.now);
      if (!taken) throw refuse.stale();
      const part = await cases.open(trx, taken, actor, asking.now);
      await audit(trx, taken, asking, stampOf(part, asking), 'join', { number: taken.number });
      return part;
    }
    const form = ports.cipher.seal(prefill(scene), sensitivePaths(procedure.form));
    const row = await insertApplication(trx, {
      number, procedure: procedure.key, procedureVersion: hash, state: procedure.initial, subjectType: procedure.subject,
      subject, context: kept, pinnedFacts: pinnedIn(scene), exclusiveKey, form, openedBy: actor.userId, leadingKey, followsKey: earlierKey, joinedNumbers, now: asking.now,
    });
    const opened = cases.again({ row, procedure, actor, children: { ...NO_CHILDREN, links: given.links }, slots: [], issued: [], reasons: procedure.review.reasons, world: scene, joined: [], now: asking.now }, {}, asking.now);
    await audit(trx, row, asking, stampOf(opened, asking), 'create', { number });
    return opened;
  }

  /** A case that was just opened with what goes along with it, each knowing the others. */
  function together(leading: OpenCase, parts: OpenCase[], now: Date): OpenCase {
    if (parts.length === 0) return leading;
    const link = (relation: LinkRow['relation'], { row }: OpenCase): LinkRow => ({
      relation, document_id: row.document_id, procedure: row.procedure, number: row.number, state: row.state, closed: row.closed_at !== null, stands_alone: false,
    });
    const linkedTo = (one: OpenCase, links: LinkRow[]): OpenCase =>
      cases.again(one, { children: { ...one.children, links: [...one.children.links.filter(({ relation }) => relation === 'earlier' || relation === 'later'), ...links] } }, now);
    const joined = parts.map((part) => linkedTo(part, [link('leading', leading)]));
    return { ...linkedTo(leading, parts.map((part) => link('joined', part))), joined };
  }

  /** Opens a case in the caller's transaction. @throws Refusal as `create` */
  async function open(trx: Knex.Transaction, asking: Asking, given: Opening): Promise<OpenCase> {
    const whole = await prospect(trx, asking, given);
    const { procedure, subject, actor, scene, current, joined } = whole;
    if (!actor.roles.some((role) => procedure.create.roles.includes(role))) throw refuse.forbidden();
    if (current) throw refuse.alreadyOpen(current.documentId);
    const problems = [
      ...creationProblems(scene, actor),
      ...joined.flatMap((partner) =>
        partner.current ? [] : creationProblems(partner.scene, actor).map((problem) => ({ ...problem, path: joinedPath(problem.path, partner.procedure.key) }))),
    ];
    if (problems.length > 0) throw refuse.invalid(problems);

    const numbered = ({ procedure: { prefix } }: Prospect): Promise<string> => nextNumber(trx, `${prefix}-${subject.region}-${scene.today.slice(0, 4)}`);
    const number = await numbered(whole);
    const numbers: string[] = [];
    for (const partner of joined) numbers.push(partner.current?.number ?? (await numbered(partner)));
    const leading = await settle(trx, whole, null, asking, given.context, number, numbers);
    const parts: OpenCase[] = [];
    for (const [index, partner] of joined.entries()) parts.push(await settle(trx, partner, leading.row.id, asking, given.context, numbers[index] ?? ''));
    return together(leading, parts, asking.now);
  }

  return {
    open,

    prospect: (connection: Knex, asking: Pick<Asking, 'principal' | 'now'>, given: Opening): Promise<Prospect> => prospect(connection, asking, given),

    prospects: several,

    /**
     * Opens a case for a subject, prefilled from the registers (F6, F7).
     *
     * @throws Refusal 404 outside scope, 403, 409 with the open case's id where there is one already, 422 with every reason why not
     */
    async create(asking: Asking, given: Opening): Promise<CaseAnswer> {
      return ports.transaction(async (trx) => {
        const opened = await open(trx, asking, given);
        const result = caseAnswer(cases.view(opened), 201);
        await ports.remember(trx, { ...asking, idempotency: asking.idempotency }, result);
        return result;
      });
    },
  };
}
