import { addDays, addMonths, isCivilDate } from '@medregistry/language';
import { exemption, obligationState, practiceSubject, renewalNeeded, verificationPeriod } from '@medregistry/config';
import { creditCode, mobile, nurseCertificateNumber, personName, registrationNumber, residentId, residentIdFacts, telephone } from '@medregistry/config/validators';
import fc from 'fast-check';
import type { DemonstrationDistrict, DemoInstitution } from './DemonstrationDistrict';
import { demonstrationDistrict } from './district';

const TODAY = '2026-11-21';
const district = demonstrationDistrict(TODAY);
const institution = (key: string): DemoInstitution => {
  const found = district.institutions.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no institution ${key}`);
  return found;
};

/** Any day of five years, leap day included. */
const days = fc.integer({ min: 0, max: 5 * 366 }).map((offset) => addDays('2026-01-01', offset));

/** Every string of the district with the names of the fields that lead to it. */
function texts(value: unknown, path: string, found: { path: string; text: string }[] = []): { path: string; text: string }[] {
  if (typeof value === 'string') found.push({ path, text: value });
  else if (Array.isArray(value)) value.forEach((item, index) => texts(item, `${path}.${index}`, found));
  else if (value !== null && typeof value === 'object') for (const [key, item] of Object.entries(value)) texts(item, `${path}.${key}`, found);
  return found;
}
const namedIn = (given: DemonstrationDistrict, suffix: RegExp): string[] =>
  texts(given, '')
    .filter(({ path }) => suffix.test(path))
    .map(({ text }) => text);

describe('size', () => {
  it('has two issuing authorities under the city, two windows, and institutions of more than eight kinds', () => {
    expect(district.authorities.map((authority) => authority.scopePath)).toEqual(['/bj/', '/bj/cy-health/', '/bj/cy-tcm/']);
    expect(district.windows.map((window) => window.name)).toEqual(['二层北厅综合窗口', '二层卫生健康委窗口']);
    expect(district.institutions.length).toBeGreaterThanOrEqual(12);
    expect(new Set(district.institutions.map((candidate) => candidate.category)).size).toBeGreaterThanOrEqual(8);
  });

  it('has some four hundred staff', () => {
    const total = district.nurses.length + district.staff.length;
    expect(total).toBeGreaterThanOrEqual(380);
    expect(total).toBeLessThanOrEqual(460);
    expect(district.nurses.length).toBeGreaterThan(150);
    for (const candidate of district.institutions) {
      expect(district.staff.some((member) => member.institution === candidate.key && member.kind === 'doctor')).toBe(true);
      expect(district.nurses.some((nurse) => nurse.registration.institution === candidate.key)).toBe(true);
    }
  });
});

describe('numbers', () => {
  it('carries identity numbers that pass their check and cannot belong to anybody', () => {
    const numbers = namedIn(district, /\.idNumber$/u);
    expect(numbers.length).toBeGreaterThan(400);
    for (const number of numbers) {
      expect(residentId(number, { allowDemoRegion: true, today: TODAY })).toEqual({ ok: true, value: number, warnings: [] });
      expect(residentId(number)).toMatchObject({ ok: false, code: 'region' });
    }
  });

  it('agrees with itself: sex and birth date are those of the identity number', () => {
    for (const person of [...district.nurses, ...district.staff, ...district.institutions.map((candidate) => candidate.legalRepresentative)]) {
      expect(residentIdFacts(person.idNumber)).toMatchObject({ birthDate: person.birthDate, gender: person.gender });
      expect(personName(person.name).ok).toBe(true);
    }
  });

  it('gives no number to two people, but for the one deliberate duplicate', () => {
    const seen = new Map<string, number>();
    for (const { idNumber } of [...district.nurses, ...district.staff]) seen.set(idNumber, (seen.get(idNumber) ?? 0) + 1);
    const repeated = [...seen].filter(([, count]) => count > 1);
    const mismatch = district.mismatches.find((candidate) => candidate.kind === 'duplicate');
    const nurse = district.nurses.find((candidate) => candidate.key === mismatch?.nurse);
    expect(repeated).toEqual([[nurse?.idNumber, 2]]);
    expect(district.staff.find((member) => member.key === mismatch?.staffMember)?.name).toBe(nurse?.name);
    const leaders = new Set(district.institutions.flatMap((candidate) => [candidate.legalRepresentative.idNumber, candidate.systemOwner.idNumber]));
    expect([...leaders].some((number) => seen.has(number))).toBe(false);
  });

  it('gives every institution numbers that agree with the register without a warning', () => {
    for (const candidate of district.institutions) {
      const { regionCode, category, managementClass, economicType } = candidate;
      expect(creditCode(candidate.creditCode)).toEqual({ ok: true, value: candidate.creditCode, warnings: [] });
      expect(
        registrationNumber(candidate.registrationNumber, { regionCode, category, managementClass, economicType, creditCode: candidate.creditCode }),
      ).toEqual({ ok: true, value: candidate.registrationNumber, warnings: [] });
    }
    expect(new Set(district.institutions.map((candidate) => candidate.registrationNumber)).size).toBe(district.institutions.length);
  });

  it('gives certificates, mobile numbers and telephones in their proper form', () => {
    const certificates = district.nurses.map((nurse) => nurse.registration.certificateNumber);
    expect(new Set(certificates).size).toBe(certificates.length);
    for (const number of certificates) expect(nurseCertificateNumber(number)).toEqual({ ok: true, value: number, warnings: [] });
    for (const number of namedIn(district, /\.mobile$/u)) expect(mobile(number).ok).toBe(true);
    for (const number of namedIn(district, /\.(?:phone|fax)$/u)) expect(telephone(number).ok).toBe(true);
  });

  it('registers only subjects of the catalogue', () => {
    for (const candidate of district.institutions) {
      for (const { code } of candidate.subjects) expect([candidate.key, code, practiceSubject(code)?.code]).toEqual([candidate.key, code, code]);
      const beds = candidate.subjects.reduce((sum, subject) => sum + (subject.beds ?? 0), 0);
      expect(beds).toBeLessThanOrEqual(candidate.bedsApproved);
      const doctors = candidate.subjects.reduce((sum, subject) => sum + subject.doctors, 0);
      expect(doctors).toBe(district.staff.filter((member) => member.institution === candidate.key && member.kind === 'doctor').length);
    }
  });
});

describe('verification', () => {
  it('frees the filed clinics and neither the foreign-invested nor the licensed one', () => {
    const exempt = district.institutions.filter((candidate) => exemption(candidate).exempt).map((candidate) => candidate.key);
    expect(exempt).toEqual(['filed-clinic', 'tcm-clinic']);
    expect(district.institutions.filter((candidate) => candidate.permits.length === 0).map((candidate) => candidate.key)).toEqual(exempt);
    expect(institution('foreign-clinic')).toMatchObject({ category: 'D211', foreignInvested: true, credentialType: 'practice-licence' });
  });

  it('plans the period that the law gives', () => {
    for (const candidate of district.institutions) {
      const permit = candidate.permits.at(-1);
      if (permit !== undefined) expect([candidate.key, permit.verificationYears]).toEqual([candidate.key, verificationPeriod(candidate).years]);
    }
  });

  it('holds the hospital of 200 beds whose permit ends in this campaign', () => {
    const hospital = institution('hospital');
    const cutoff = district.campaigns[0]?.renewalCutoff ?? '';
    expect(hospital).toMatchObject({ category: 'A100', level: 'secondary', bedsApproved: 200 });
    expect(hospital.permits.map((permit) => permit.status)).toEqual(['superseded', 'renewal-due']);
    expect(renewalNeeded(hospital.permits.at(-1)?.validTo ?? '', cutoff)).toBe(true);
    expect(renewalNeeded(institution('outpatient').permits.at(-1)?.validTo ?? '', cutoff)).toBe(false);
  });

  it('gives the TCM authority institutions of its own', () => {
    expect(district.institutions.filter((candidate) => candidate.authority === 'cy-tcm').length).toBeGreaterThanOrEqual(2);
  });
});

describe('on any day of five years', () => {
  it('has only dates that exist, births and registrations in the past, and the same shape', () => {
    fc.assert(
      fc.property(days, (today) => {
        const given = demonstrationDistrict(today);
        const dates = texts(given, '').filter(({ path, text }) => /(?:On|From|To|Date|Deadline|Cutoff|today)$/u.test(path) && /^\d{4}-/u.test(text));
        expect(dates.length).toBeGreaterThan(1900);
        expect(dates.filter(({ text }) => !isCivilDate(text))).toEqual([]);
        for (const nurse of given.nurses) {
          const { validFrom, validTo, status, registeredOn } = nurse.registration;
          const inOrder = nurse.birthDate < nurse.graduatedOn && nurse.graduatedOn < nurse.examPassedOn && nurse.examPassedOn < registeredOn;
          const expected = validTo < today ? 'expired' : addMonths(validTo, -6) <= today ? 'renewal-due' : 'valid';
          if (!inOrder || registeredOn > today || validFrom >= validTo || status !== expected) throw new Error(JSON.stringify(nurse));
        }
        expect(given.nurses.filter((nurse) => nurse.registration.status === 'expired')).toHaveLength(1);
        expect(given.nurses.filter((nurse) => !residentId(nurse.idNumber, { allowDemoRegion: true, today }).ok)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('is in season: campaign open, window open, each institution in the state that its case needs', () => {
    fc.assert(
      fc.property(days, (today) => {
        const given = demonstrationDistrict(today);
        for (const campaign of given.campaigns) {
          expect(campaign.applyFrom <= today && today <= campaign.applyTo && campaign.windowFrom <= today).toBe(true);
          expect(campaign.applyTo >= addDays(today, 30) && campaign.windowTo > campaign.applyTo).toBe(true);
        }
        const states = Object.fromEntries(
          given.institutions.map((candidate) => {
            const campaign = given.campaigns.find((one) => one.authority === candidate.authority);
            const deferral = candidate.verifications.find((record) => record.conclusion === 'deferred');
            const permit = candidate.permits.at(-1);
            const state = obligationState({
              today,
              due: permit?.nextDueOn ?? today,
              exempt: exemption(candidate).exempt,
              opensBy: 'statutory',
              filed: false,
              settled: false,
              ...(campaign === undefined ? {} : { campaign }),
              ...(deferral?.deferredTo ? { deferredTo: deferral.deferredTo } : {}),
            });
            return [candidate.key, state];
          }),
        );
        expect(states).toMatchObject({
          'filed-clinic': 'exempt',
          'tcm-clinic': 'exempt',
          aesthetic: 'deferred',
          'tcm-hospital': 'not-due',
          rehabilitation: 'not-due',
          hospital: 'open',
        });
        for (const { institution: key, procedure } of given.cases) expect([key, states[key]]).toEqual([key, procedure === 'verification' ? 'open' : 're-verification-due']);
        for (const candidate of given.institutions) {
          const permit = candidate.permits.at(-1);
          if (permit !== undefined) expect(permit.validFrom < today && today < permit.validTo).toBe(true);
          for (const [index, version] of candidate.permits.slice(1).entries()) {
            expect(version.validFrom).toBe(addDays(candidate.permits[index]?.validTo ?? '', 1));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same day and seed, and has other people for another seed', () => {
    expect(demonstrationDistrict(TODAY)).toEqual(district);
    expect(demonstrationDistrict(TODAY, 2).nurses[0]?.name).not.toBe(district.nurses[0]?.name);
  });

  it('refuses a day that does not exist', () => {
    expect(() => demonstrationDistrict('2026-02-30')).toThrow(RangeError);
  });
});
