import type { Trail } from '@medregistry/audit';
import { DISAGREEING, nurseLists } from '@medregistry/config';
import { civilDate, refuse, type CivilDate, type Principal } from '@medregistry/language';
import type { Services } from '../endpoints/services';
import { nurseCountsSql, type NurseCounts } from './nurseListSql';

interface Asking {
  principal: Principal;
  address: string;
  now: Date;
}

/**
 * 名单确认 (F68): somebody answers for the institution's list of nurses on a day. Where lists disagree, what is being done
 * about it is said; all of it stands in the trail.
 *
 * @throws Refusal 404 outside the person's scope, 422 where lists disagree and nothing is said
 */
export async function confirmRoster({ access, strapi }: Services, { principal, address, now }: Asking, institution: string, note: string): Promise<{ confirmedOn: CivilDate }> {
  const today = civilDate(now);
  const values: unknown[] = [institution, today];
  const scope = access('scope').sql(principal, ['nursing'], 'i.scope_path', values);
  const [found] = await access('reads').query<NurseCounts>('nurse_counts_own', nurseCountsSql(scope), values);
  if (!found) throw refuse.notFound();
  const open = DISAGREEING.filter((list) => found.counts[list] > 0);
  if (open.length > 0 && note === '') {
    const which = open.map((list) => `${nurseLists[list].label} ${found.counts[list]} 人`).join('、');
    throw refuse.invalid([{ path: 'note', code: 'disagreeing', message: `名单还有不一致的：${which}。请写明正在怎样处理后再确认。` }]);
  }
  await strapi.db.transaction(async ({ trx }) => {
    await trx.raw('UPDATE institutions SET roster_confirmed_on = ?, updated_at = ? WHERE document_id = ?', [today, now.toISOString(), institution]);
    await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: found.authorityPath, at: now, actorId: principal.userId, actorName: principal.name, action: 'nurse.confirm-roster', subjectType: 'institution', subjectId: institution,
      scopePath: found.scopePath, address, outcome: 'ok', details: { counts: found.counts, note },
    });
  });
  return { confirmedOn: today };
}
