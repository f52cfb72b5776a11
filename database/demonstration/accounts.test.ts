import { conflictingRoles, fieldRules, roles, workSummaryHeadings } from '@medregistry/config';
import type { DemoInstitution } from './DemonstrationDistrict';
import { WITHOUT_ACCOUNT } from './accounts';
import { demonstrationDistrict } from './district';

const district = demonstrationDistrict('2026-11-21');
const institution = (key: string): DemoInstitution => {
  const found = district.institutions.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no institution ${key}`);
  return found;
};

describe('accounts and cases', () => {
  it('gives each role to somebody, breaks no separation of duties, and ties each account to one record that exists', () => {
    expect(new Set(district.accounts.flatMap((account) => account.roles))).toEqual(new Set(Object.keys(roles)));
    expect(new Set(district.accounts.map((account) => account.username)).size).toBe(district.accounts.length);
    const known = {
      institution: new Set(district.institutions.map((candidate) => candidate.key)),
      authority: new Set(district.authorities.map((authority) => authority.key)),
      nurse: new Set([...district.nurses, ...district.newcomers].map((nurse) => nurse.key)),
    };
    for (const account of district.accounts) {
      expect(conflictingRoles(account.roles)).toEqual([]);
      const ties = (['institution', 'authority', 'nurse'] as const).flatMap((kind) => (account[kind] === undefined ? [] : [[kind, account[kind]] as const]));
      expect(ties).toHaveLength(1);
      for (const [kind, key] of ties) expect(known[kind].has(key)).toBe(true);
      const scope = { institution: 'subject', authority: 'authority', nurse: 'self' }[ties[0]?.[0] ?? 'nurse'];
      for (const role of account.roles) expect([account.username, roles[role].scope]).toEqual([account.username, scope]);
    }
    for (const candidate of district.institutions) {
      expect(district.accounts.filter((account) => account.institution === candidate.key && account.roles.includes('institution'))).toHaveLength(candidate.key === WITHOUT_ACCOUNT ? 0 : 1);
    }
  });

  it('has a case in each stage, acted by people who may, two of them different', () => {
    expect(new Set(district.cases.map((one) => one.upTo))).toEqual(
      new Set(['draft', 'submitted', 'correction', 'pending-decision', 'online-approved', 'completed', 'deferral-proposed', 'hearing', 'deferred', 'set-aside-proposed', 're-verification-visit', 're-verification-failed']),
    );
    const rolesOf = (username: string) => district.accounts.find((account) => account.username === username)?.roles ?? [];
    for (const one of district.cases) {
      expect(rolesOf(one.applicant)).toContain('institution');
      expect(rolesOf(one.reviewer)).toContain('reviewer');
      expect(rolesOf(one.second)).toContain('reviewer');
      expect(rolesOf(one.approver)).toContain('approver');
      expect(rolesOf(one.counter)).toContain('counter');
      expect(one.reviewer).not.toBe(one.approver);
      expect(one.notes.length > 0).toBe(one.upTo === 'correction');
      expect(Object.keys(one.workSummary)).toEqual(Object.keys(workSummaryHeadings));
      const campaign = district.campaigns.find((candidate) => candidate.key === one.campaign);
      expect(campaign?.authority).toBe(institution(one.institution).authority);
    }
    expect(district.cases.some((one) => one.institution === 'hospital')).toBe(false);
  });

  it('plants one of each difference between roster and registers', () => {
    expect(district.mismatches.map((mismatch) => mismatch.kind)).toEqual(['registered-elsewhere', 'expired', 'duplicate', 'left']);
    const elsewhere = district.nurses.filter((nurse) => nurse.worksAt !== nurse.registration.institution);
    expect(elsewhere.map((nurse) => nurse.key)).toEqual([district.mismatches[0]?.nurse]);
  });

  it('names only register fields that have a field rule', () => {
    const outside = new Set(['key', 'about', 'subjects', 'permits', 'verifications', 'filingNumber']);
    const ruled = new Set(Object.keys(fieldRules.institution).map((field) => field.split('.')[0]));
    for (const field of Object.keys(institution('hospital')).filter((name) => !outside.has(name))) expect([field, ruled.has(field)]).toEqual([field, true]);
    const registration = Object.keys(district.nurses[0]?.registration ?? {});
    expect(registration.filter((field) => !Object.hasOwn(fieldRules['nurse-registration'], field))).toEqual([]);
  });
});
