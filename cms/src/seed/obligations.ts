import { applicationPeriod, exemption, obligationState } from '@medregistry/config';
import type { DemoInstitution } from '@medregistry/database/demonstration';
import { keyOf, type SeedContext } from './SeedContext';

/** The obligation (校验义务) of one institution as it stands today, before any case is filed. */
function obligationOf(institution: DemoInstitution, { district, institutions, campaigns }: SeedContext) {
  const { id, scopePath } = keyOf(institutions, institution.key);
  const { today } = district;
  const exempt = exemption(institution).exempt;
  const due = institution.permits.at(-1)?.nextDueOn ?? null;
  const campaign = district.campaigns.find(({ authority }) => authority === institution.authority);
  // A campaign opens the period of those that fall due in it, and of nobody else.
  const within = campaign !== undefined && due !== null && due >= campaign.applyFrom && due <= campaign.applyTo ? campaign : undefined;
  const opensBy = within ? ('campaign' as const) : ('statutory' as const);
  const deferral = institution.verifications.find(({ conclusion }) => conclusion === 'deferred');
  const deferredTo = deferral?.deferredTo ?? undefined;
  const base = { institution: id, campaign: within ? keyOf(campaigns, within.key).id : null, deferredTo: deferredTo ?? null, version: 1, scopePath };
  if (due === null) {
    return { ...base, year: Number((campaign?.applyTo ?? today).slice(0, 4)), state: exempt ? 'exempt' : 'not-due', dueOn: null, opensOn: null };
  }
  const facts = { today, due, exempt, opensBy, campaign: within, filed: false, deferredTo, settled: false };
  return { ...base, year: Number(due.slice(0, 4)), state: obligationState(facts), dueOn: due, opensOn: applicationPeriod(facts).from };
}

/** One obligation for each institution. */
export async function seedObligations(context: SeedContext): Promise<void> {
  await context.insert('verification-obligation', context.district.institutions.map((institution) => obligationOf(institution, context)));
}
