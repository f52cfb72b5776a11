import { creditCode, mobile, nurseCertificateNumber, residentId, residentIdFacts } from '@medregistry/config/validators';
import fc from 'fast-check';
import { demoCertificateNumber, demoCreditCode, demoIdNumber, demoMobile, demoOrganisationCode } from './identity';

describe('invented numbers', () => {
  it('stay valid and apart for millions of serials', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_999_999 }), fc.integer({ min: 0, max: 4_999_999 }), fc.constantFrom('male', 'female'), (one, other, gender) => {
        const number = demoIdNumber(one, '1990-02-28', gender);
        expect(residentId(number, { allowDemoRegion: true }).ok).toBe(true);
        expect(residentIdFacts(number)).toMatchObject({ birthDate: '1990-02-28', gender });
        expect(demoIdNumber(other, '1990-02-28', gender) === number).toBe(one === other);
        expect(nurseCertificateNumber(demoCertificateNumber(2015, one))).toMatchObject({ ok: true, warnings: [] });
        expect(demoCertificateNumber(2015, one) === demoCertificateNumber(2015, other)).toBe(one === other);
        expect(mobile(demoMobile(one)).ok).toBe(true);
        const organisation = demoOrganisationCode(one % 2_000_000);
        expect(creditCode(demoCreditCode('91', '110105', organisation))).toMatchObject({ ok: true, warnings: [] });
      }),
    );
    expect(() => demoIdNumber(5_000_000, '1990-02-28', 'male')).toThrow(RangeError);
  });
});
