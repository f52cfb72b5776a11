import { addDays } from '@medregistry/language';
import fc from 'fast-check';
import { CredentialType } from '../enums/CredentialType';
import { InstitutionCategory } from '../enums/InstitutionCategory';
import { deferralPeriod, makeUpDeadline, nextDue, permitYears, renewalNeeded, renewalOpening, renewedValidity, reVerificationDeadline, statutoryOpening } from './dates';
import { defaultSwitches, switchValues } from '../switches';
import { exemption } from './exemption';
import { obligationState, type ObligationSituation } from './obligationState';
import { verificationPeriod } from './verificationPeriod';

const dates = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('exemption', () => {
  const exempt = (credentialType: CredentialType, category: InstitutionCategory, foreignInvested = false): boolean =>
    exemption({ credentialType, category, foreignInvested }).exempt;

  it('frees the six filed clinic types and nobody else', () => {
    const free = CredentialType.options.flatMap((credential) =>
      InstitutionCategory.options.filter((category) => exempt(credential, category)).map((category) => `${credential} ${category}`),
    );
    expect(free.sort()).toEqual([
      'clinic-filing D211',
      'clinic-filing D212',
      'clinic-filing D213',
      'clinic-filing D215',
      'clinic-filing D216',
      'tcm-clinic-filing D212',
    ]);
  });

  it('tests the credential: a clinic with a licence is verified like everybody else', () => {
    expect(exempt('practice-licence', 'D211')).toBe(false);
    expect(exempt('practice-licence', 'D215')).toBe(false);
  });

  it('never frees a foreign-invested clinic', () => {
    expect(exempt('clinic-filing', 'D211', true)).toBe(false);
  });

  it('says why', () => {
    expect(exemption({ credentialType: 'tcm-clinic-filing', category: 'D212', foreignInvested: false })).toMatchObject({
      reason: 'filed-tcm-clinic',
      sentence: '已取得《中医诊所备案证》，不参加年度校验',
    });
  });
});

describe('verification period', () => {
  const years = (category: InstitutionCategory, bedsApproved: number, rest: { foreignInvested?: boolean; afterReVerification?: boolean } = {}): number =>
    verificationPeriod({ category, bedsApproved, foreignInvested: false, ...rest }).years;

  it('is three years from 100 beds on and one year below', () => {
    for (const category of ['A100', 'A210', 'A300', 'A411'] as const) {
      expect([years(category, 99), years(category, 100)]).toEqual([1, 3]);
    }
  });

  it('leaves specialised hospitals without 100 beds to the authority', () => {
    for (const category of ['A514', 'A527', 'A600', 'G100', 'E100', 'P100', 'H110'] as const) {
      expect([years(category, 99), years(category, 100)]).toEqual([1, 3]);
      const subject = { category, bedsApproved: 0, foreignInvested: false };
      expect(verificationPeriod(subject, { specialtyNeeds100Beds: false }).years).toBe(3);
    }
  });

  it('is one year for everybody else, however many beds', () => {
    for (const category of ['A710', 'B100', 'D110', 'D211', 'C210', 'G200'] as const) expect(years(category, 300)).toBe(1);
  });

  it('is one year for foreign investment and after a re-verification, with the reason', () => {
    expect(years('A100', 500, { foreignInvested: true })).toBe(1);
    expect(years('A100', 500, { afterReVerification: true })).toBe(1);
    expect(verificationPeriod({ category: 'A100', bedsApproved: 500, foreignInvested: true }).basis).toContain('中外合资');
  });
});

describe('dates', () => {
  it('carries the due date over leap years', () => {
    expect(nextDue('2025-12-31', 1)).toBe('2026-12-31');
    expect(nextDue('2024-02-29', 1)).toBe('2025-02-28');
    expect(nextDue('2024-02-29', 3)).toBe('2027-02-28');
  });

  it('opens three months before, at the end of the month where it has no such day', () => {
    expect(statutoryOpening('2026-12-31')).toBe('2026-09-30');
    expect(statutoryOpening('2026-05-31')).toBe('2026-02-28');
  });

  it('asks for renewal on the cut-off day and not the day after', () => {
    expect(renewalNeeded('2026-12-31', '2026-12-31')).toBe(true);
    expect(renewalNeeded('2027-01-01', '2026-12-31')).toBe(false);
  });

  it('renews from the day after the old end', () => {
    expect(renewedValidity('2026-12-31', permitYears(1, defaultSwitches()))).toEqual({ validFrom: '2027-01-01', validTo: '2031-12-31' });
    expect(renewedValidity('2026-12-31', permitYears(3, defaultSwitches()))).toEqual({ validFrom: '2027-01-01', validTo: '2041-12-31' });
    expect(renewedValidity('2024-02-28', 5)).toEqual({ validFrom: '2024-02-29', validTo: '2029-02-28' });
    expect(renewedValidity('2027-02-28', 5)).toEqual({ validFrom: '2027-03-01', validTo: '2032-02-29' });
  });

  it('renews for as many years, and opens as many months before the end, as the authority has set', () => {
    const set = switchValues({ permitYearsYearly: 6, permitYearsTriennial: 10, renewalMonths: 3 });
    expect([permitYears(1, set), permitYears(3, set)]).toEqual([6, 10]);
    expect([renewalOpening('2026-12-31', set), renewalOpening('2026-12-31', defaultSwitches())]).toEqual(['2026-09-30', '2026-06-30']);
  });

  it('ends a deferral of three months on the day before', () => {
    expect(deferralPeriod('2026-01-22', 3)).toEqual({ from: '2026-01-22', to: '2026-04-21' });
    expect(reVerificationDeadline('2026-04-21')).toBe('2026-04-26');
    expect(makeUpDeadline('2026-04-21')).toBe('2026-05-11');
  });

  it('refuses deferrals outside one to six whole months', () => {
    for (const months of [0, 7, 1.5, -1, Number.NaN]) expect(() => deferralPeriod('2026-01-22', months)).toThrow(RangeError);
    for (const months of [1, 6]) expect(() => deferralPeriod('2026-01-22', months)).not.toThrow();
  });
});

describe('obligation', () => {
  const facts = (change: Partial<ObligationSituation>): ObligationSituation => ({
    today: '2026-10-15',
    due: '2026-12-31',
    exempt: false,
    opensBy: 'statutory',
    filed: false,
    settled: false,
    ...change,
  });

  it('opens on the day, is in time on the due date and overdue the day after', () => {
    expect(obligationState(facts({ today: '2026-09-29' }))).toBe('not-due');
    expect(obligationState(facts({ today: '2026-09-30' }))).toBe('open');
    expect(obligationState(facts({ today: '2026-12-31' }))).toBe('open');
    expect(obligationState(facts({ today: '2027-01-01' }))).toBe('overdue');
  });

  it('follows the campaign where the authority chose so', () => {
    const campaign = { applyFrom: '2026-10-10', applyTo: '2027-01-15' };
    expect(obligationState(facts({ opensBy: 'campaign', campaign, today: '2026-10-09' }))).toBe('not-due');
    expect(obligationState(facts({ opensBy: 'campaign', campaign, today: '2026-10-10' }))).toBe('open');
    expect(obligationState(facts({ opensBy: 'campaign', campaign, today: '2027-01-15' }))).toBe('open');
    expect(obligationState(facts({ opensBy: 'campaign', campaign, today: '2027-01-16' }))).toBe('overdue');
    expect(obligationState(facts({ opensBy: 'campaign', today: '2026-09-30' }))).toBe('open');
  });

  it('stays deferred to the last day, then waits for the re-verification', () => {
    expect(obligationState(facts({ deferredTo: '2026-10-15' }))).toBe('deferred');
    expect(obligationState(facts({ deferredTo: '2026-10-14' }))).toBe('re-verification-due');
    expect(obligationState(facts({ deferredTo: '2026-10-14', filed: true }))).toBe('filed');
    expect(obligationState(facts({ deferredTo: '2026-10-15', filed: true }))).toBe('deferred');
  });

  it('is settled once stamped and never concerns the exempt', () => {
    expect(obligationState(facts({ settled: true, filed: true }))).toBe('settled');
    expect(obligationState(facts({ exempt: true, today: '2030-01-01' }))).toBe('exempt');
  });

  it('never goes back in time: once overdue, the next day is overdue too', () => {
    fc.assert(
      fc.property(dates, dates, (today, due) => {
        const order = ['not-due', 'open', 'overdue'];
        const now = order.indexOf(obligationState(facts({ today, due })));
        const tomorrow = order.indexOf(obligationState(facts({ today: addDays(today, 1), due })));
        expect(now).toBeGreaterThanOrEqual(0);
        expect(tomorrow).toBeGreaterThanOrEqual(now);
      }),
    );
  });
});
