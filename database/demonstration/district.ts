import { isCivilDate, type CivilDate } from '@medregistry/language';
import { accountsOf } from './accounts';
import { authorities, windowsOf } from './authorities';
import { campaignsOf } from './campaigns';
import { casesOf } from './cases';
import type { DemonstrationDistrict } from './DemonstrationDistrict';
import { deferralPlans } from './deferralPlans';
import { faqs, guides } from './help';
import { institutionPlans } from './institutionPlans';
import { institutionOf } from './institutions';
import { newcomersOf } from './newcomers';
import { nurseAccounts } from './nurseAccounts';
import { nurseCases } from './nurseCases';
import { peopleOf, workersOf } from './people';
import { randomOf } from './random';

/** The seed of the published demonstration; another one gives other people in the same institutions. */
export const DEMONSTRATION_SEED = 20_260_105;

/**
 * The demonstration district 朝阳区 as it stands on a day: everything is invented, and all
 * dates are worked out from `today`, so that the campaign is always in season.
 *
 * @param today civil date `YYYY-MM-DD` in Shanghai
 * @param seed the same day and seed give the same district
 * @throws RangeError when `today` is not a civil date
 */
export function demonstrationDistrict(today: CivilDate, seed: number = DEMONSTRATION_SEED): DemonstrationDistrict {
  if (!isCivilDate(today)) throw new RangeError(`not a civil date: ${today}`);
  const random = randomOf(seed);
  const taken = new Set<string>();
  const straight = institutionPlans.map((plan, index) => institutionOf(plan, index, today, random, taken));
  const people = peopleOf(institutionPlans, today, random, taken);
  const newcomers = newcomersOf(today, random, taken);
  // Last and from a source of their own, so that everybody above stays who they are.
  const others = randomOf(seed + 1);
  const deferrals = deferralPlans.map((plan, index) => institutionOf(plan, institutionPlans.length + index, today, others, taken));
  const workers = workersOf(deferralPlans, today, others, taken, { nurses: people.nurses.length, staff: people.staff.length });
  const institutions = [...straight, ...deferrals];
  const { mismatches } = people;
  const [nurses, staff] = [[...people.nurses, ...workers.nurses], [...people.staff, ...workers.staff]];
  return {
    today,
    authorities,
    windows: windowsOf(today),
    institutions,
    nurses,
    newcomers,
    staff,
    mismatches,
    campaigns: campaignsOf(today),
    faqs,
    guides,
    holidayYears: { from: 2004, to: Number(today.slice(0, 4)) + 1 },
    accounts: [...accountsOf(institutions), ...nurseAccounts(nurses, newcomers, mismatches)],
    cases: casesOf(institutions),
    nurseCases,
  };
}
