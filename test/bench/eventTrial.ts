import { performance } from 'node:perf_hooks';
import type { AccessService } from '@medregistry/access';
import { civilDate, type Json, type Principal } from '@medregistry/language';
import type { Outbox } from '@medregistry/outbox';
import type { Workflow } from '@medregistry/workflow';
import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { cpuMilliseconds } from './Child';
import { HandWritten, type Prepared } from './handWritten';

/** Milliseconds an event, by the wall and by the processor, turn by turn. */
export interface EventTurns {
  wall: number[];
  cpu: number[];
  statements: number;
}

export interface EventResult {
  ours: EventTurns;
  byHand: EventTurns;
}

export interface EventQuestion {
  event: 'return' | 'stamp';
  principal: Principal;
  /** Turns and events a turn, if there are cases enough. */
  turns: number;
  perTurn: number;
}

/** Events of each kind that are not counted: plans, and code that is compiled while it runs. */
const WARM = 500;

const CASES = `
  SELECT a.id, a.document_id, a.version, a.number, a.state, a.round, a.subject_id, a.subject_name, a.scope_path, a.authority_path, a.context ->> 'campaign' AS campaign,
    (SELECT count(*)::int FROM actions t WHERE t.application_key = a.id) AS actions
  FROM applications a JOIN campaigns c ON c.document_id = a.context ->> 'campaign'
  WHERE a.state = $1 AND ($1 <> 'online-approved' OR c.state = 'running') ORDER BY a.id LIMIT $2`;

const NOTE = { target: 'materials.work-summary', category: 'material', code: 'M4', text: '工作总结中未体现感染管理和病历管理的内容，请补充。' };

/** Events of the engine, in this process, against the same rows written by hand; one after the other, in turns. */
export function createEventTrial(strapi: Core.Strapi) {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const workflow = strapi.plugin('workflow').service('workflow') as Workflow;

  return async ({ event, principal, turns: mostTurns, perTurn: most }: EventQuestion): Promise<EventResult> => {
    await (strapi.plugin('outbox').service('outbox') as Outbox).stop(); // deliveries would run beside both
    const client = new Client({ connectionString: process.env['DATABASE_URL'] });
    await client.connect();
    const wanted = 2 * (mostTurns * most + WARM);
    const { rows } = await client.query<Prepared>(CASES, [event === 'return' ? 'submitted' : 'online-approved', wanted]);
    const warming = Math.min(WARM, Math.floor(rows.length / 4));
    const each = Math.floor((rows.length - 1) / 2) - warming; // one makes the paper that both write
    const turns = Math.min(mostTurns, each);
    const perTurn = Math.floor(each / turns);
    if (each < 1) throw new Error(`${rows.length} cases are too few: events use them up, so let the district be made anew`);
    const now = access('clock').now();
    const firing = { principal, now, today: civilDate(now) };
    const items = workflow.registry.current('verification')?.procedure.events['stamp']?.payload.flatMap(({ items: listed }) => listed ?? []) ?? [];
    const checklist: { [key: string]: Json } = Object.fromEntries(items.map(({ key }) => [key, true]));
    const payload: { [field: string]: Json } = event === 'return' ? { notes: [NOTE] } : { checklist };

    const ours = async ({ document_id: id, version }: Prepared): Promise<void> => {
      await workflow.engine.fire({ principal, address: '127.0.0.1', now, ifMatch: version }, id, event, payload);
    };

    const next = (): Prepared => rows.pop() as Prepared;
    await ours(next());
    const { encrypt, decrypt } = access('cipher');
    const { rows: papers } = await client.query<{ printout: string }>('SELECT printout FROM printed_documents ORDER BY id DESC LIMIT 1');
    const hand = new HandWritten(client, { printout: JSON.parse(decrypt(papers[0]?.printout ?? '')) as object, encrypt });
    const byHand = (prepared: Prepared): Promise<void> => (event === 'return' ? hand.return(prepared, firing, NOTE) : hand.stamp(prepared, firing, checklist));

    let heard = 0;
    const forget = access('reads').onStatement(() => void (heard += 1));
    const result: EventResult = { ours: { wall: [], cpu: [], statements: 0 }, byHand: { wall: [], cpu: [], statements: 0 } };
    try {
      for (let warm = 0; warm < warming; warm += 1) {
        await ours(next());
        await byHand(next());
      }
      [heard, hand.statements] = [0, 0];
      // Short turns: what else the machine does then slows both alike.
      for (let turn = 0; turn < turns; turn += 1) {
        for (const [fire, into] of [[ours, result.ours], [byHand, result.byHand]] as const) {
          const [began, used] = [performance.now(), cpuMilliseconds()];
          for (let count = 0; count < perTurn; count += 1) await fire(next());
          into.wall.push((performance.now() - began) / perTurn);
          into.cpu.push((cpuMilliseconds() - used) / perTurn);
        }
      }
      result.ours.statements = heard / (turns * perTurn);
      result.byHand.statements = hand.statements / (turns * perTurn);
      return result;
    } finally {
      forget();
      await client.end();
    }
  };
}
