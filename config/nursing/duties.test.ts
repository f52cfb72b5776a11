import { nurseDuties, type NurseStanding } from './duties';

const nurse: NurseStanding['nurse'] = { examPassedOn: '2024-05-20', registersBy: '2027-05-20', trainingNeeded: false };
const registration: NonNullable<NurseStanding['registration']> = {
  status: 'valid', statusLabel: '注册有效', validTo: '2030-03-01', late: false, banned: false, bannedUntil: null, suspendedTo: null, institutionId: 'one', institutionName: '甲医院',
};
const at = (id: string): NurseStanding['workplace'] => ({ id, name: '乙门诊部' });
const asked = (standing: Partial<NurseStanding>): [string, string | null][] =>
  nurseDuties({ nurse, registration, workplace: at('one'), ...standing }).map(({ business, by }) => [business, by]);

describe('what a nurse has to do', () => {
  it('is nothing while her registration holds where she works', () => {
    expect(asked({})).toEqual([]);
    expect(asked({ workplace: null })).toEqual([]);
  });

  it('is to register within three years of the examination, afterwards with training, and without one to have it found', () => {
    expect(asked({ registration: null })).toEqual([['first-registration', '2027-05-20']]);
    expect(asked({ registration: null, nurse: { ...nurse, trainingNeeded: true } })).toEqual([['first-registration', null]]);
    expect(asked({ registration: null, nurse: { ...nurse, examPassedOn: null } })).toEqual([['examination-correction', null]]);
  });

  it('is to renew thirty days before the end, and at once when fewer are left', () => {
    expect(asked({ registration: { ...registration, status: 'renewal-due' } })).toEqual([['registration-renewal', '2030-01-30']]);
    expect(asked({ registration: { ...registration, status: 'renewal-due', late: true } })).toEqual([['registration-renewal', '2030-03-01']]);
  });

  it('is to register again after the end, and not before a ban is over', () => {
    expect(asked({ registration: { ...registration, status: 'expired' }, workplace: at('two') })).toEqual([['re-registration', null]]);
    expect(asked({ registration: { ...registration, status: 'cancelled' } })).toEqual([['re-registration', null]]);
    expect(asked({ registration: { ...registration, status: 'revoked', banned: true, bannedUntil: '2027-01-01' } })).toEqual([['re-registration', '2027-01-01']]);
  });

  it('is to move the registration to where she works, and to wait while practice is suspended', () => {
    expect(asked({ workplace: at('two') })).toEqual([['nurse-change', null]]);
    expect(asked({ workplace: at('two'), registration: { ...registration, status: 'suspended', suspendedTo: '2026-12-01' } })).toEqual([['', '2026-12-01']]);
  });
});
