import type { Trail } from '@medregistry/audit';
import { nurseLists, type UrgedList } from '@medregistry/config';
import { civilDate, refuse, type Principal } from '@medregistry/language';
import type { Outbox, Templates } from '@medregistry/outbox';
import type { Services } from '../endpoints/services';
import { nurseNotice } from './nurseNotice';
import { nurseListSql, urgeKey, type NurseLine } from './nurseListSql';

/** Whom an institution urges at a time, at most. */
const MOST = 5000;

export interface Urging {
  list: UrgedList;
  /** Some of the list; all of it where nobody is named. */
  nurses?: string[] | undefined;
}

export interface Urged {
  urged: number;
  /** Urged today already. */
  already: number;
  /** They have no account yet: a message would reach nobody. */
  unreachable: number;
  /** They have applied already. */
  applied: number;
}

interface Asking {
  principal: Principal;
  address: string;
  now: Date;
}

type Line = NurseLine & { institution: string; scopePath: string; authorityPath: string };

/**
 * Urges nurses of a list (催办, F73, F91) through the outbox: nobody twice a day, whichever list she stands in, and
 * nobody who has applied meanwhile.
 *
 * @throws Refusal 404 outside the person's scope
 */
export async function urgeNurses({ access, strapi, workflow }: Services, { principal, address, now }: Asking, institution: string, { list, nurses }: Urging): Promise<Urged> {
  const today = civilDate(now);
  const values: unknown[] = [institution, today, MOST];
  const scope = access('scope').sql(principal, ['nursing'], 'i.scope_path', values);
  const found = await access('reads').query<Line>(`nurse_urge_${list}`, nurseListSql({ list, nurses }, values, scope), values);
  const [first] = found;
  if (!first) throw refuse.notFound();
  const lines = found.filter(({ key }) => key !== null);
  const open = lines.filter(({ inHand }) => inHand === null || workflow().registry.current(inHand)?.procedure.route === undefined);
  const reachable = open.filter(({ activated }) => activated);
  const fresh = reachable.filter(({ urgedToday }) => !urgedToday);
  const answer = { urged: fresh.length, already: reachable.length - fresh.length, unreachable: open.length - reachable.length, applied: lines.length - open.length };
  if (fresh.length === 0) return answer;
  const { fill } = strapi.plugin('outbox').service('templates') as Templates;
  await strapi.db.transaction(async ({ trx }) => {
    await (strapi.plugin('outbox').service('outbox') as Outbox).enqueue(trx, fresh.map((line) =>
      nurseNotice(fill, { to: 'nurse', nurse: line.documentId, authorityPath: line.authorityPath, kind: `nurse.urge.${list}`, values: { name: line.name, institution: line.institution, validTo: line.validTo ?? '' }, dedupeKey: urgeKey(line.documentId, today) }),
    ));
    await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: first.authorityPath, at: now, actorId: principal.userId, actorName: principal.name, action: 'nurse.urge', subjectType: 'institution', subjectId: institution,
      scopePath: first.scopePath, address, outcome: 'ok', details: { list: nurseLists[list].label, nurses: fresh.map(({ documentId }) => documentId) },
    });
  });
  return answer;
}
