import fc from 'fast-check';
import { CREDIT_CODE_ALPHABET, creditCode, creditCodeCheck, organisationCodeOf } from './creditCode';
import { organisationCode, organisationCodeCheck } from './organisationCode';
import { registrationNumber, registrationNumberParts } from './registrationNumber';
import { residentId, residentId15, residentId18, residentIdCheck, residentIdFacts } from './residentId';
import { InstitutionCategory } from '../enums/InstitutionCategory';
import { economicTypes } from '../enums/EconomicType';
import { keysOf } from '../enums/Enumeration';
import { managementClasses } from '../enums/ManagementClass';

const codeOf = (result: { ok: boolean; code?: string }): string | undefined => (result.ok ? undefined : result.code);
const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const birthDates = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2008-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const residentIds = fc
  .tuple(fc.constantFrom('11', '31', '44', '65', '81'), digits(4), birthDates, digits(3))
  .map(([province, area, birth, serial]) => {
    const first17 = province + area + birth.replaceAll('-', '') + serial;
    return first17 + residentIdCheck(first17);
  });
const organisationCodes = digits(8).map((body) => body + organisationCodeCheck(body));
const creditCodes = fc.tuple(fc.constantFrom('11', '52', '91'), digits(6), organisationCodes).map(([head, region, organisation]) => {
  const first17 = head + region + organisation;
  return first17 + creditCodeCheck(first17);
});
const registrationNumbers = fc
  .tuple(
    organisationCodes,
    digits(6),
    fc.constantFrom(...keysOf(economicTypes)),
    fc.constantFrom(...InstitutionCategory.options),
    fc.constantFrom(...keysOf(managementClasses)),
  )
  .map(([organisation, region, economic, category, management]) => ({
    number: `${organisation}${region}${economicTypes[economic].code}${category}${managementClasses[management].code}`,
    context: { regionCode: region, economicType: economic, category, managementClass: management },
  }));

/** The text with the digit at `place` (modulo its digits) moved on by `step`. */
function withDigitChanged(text: string, place: number, step: number): string {
  const places = [...text].flatMap((character, index) => (/\d/u.test(character) ? [index] : []));
  const at = places[place % places.length] ?? 0;
  return text.slice(0, at) + String((Number(text.charAt(at)) + step) % 10) + text.slice(at + 1);
}

describe('resident ID numbers', () => {
  it('accepts the sample of the standard and says what it means', () => {
    expect(residentId(' 11010519491231002x ')).toEqual({ ok: true, value: '11010519491231002X', warnings: [] });
    expect(residentIdFacts('11010519491231002X')).toEqual({ region: '110105', birthDate: '1949-12-31', gender: 'female' });
  });

  it('refuses a number of the nineteenth century although its check digit is right', () => {
    expect(residentIdCheck('44052418800101001')).toBe('4');
    expect(codeOf(residentId('440524188001010014'))).toBe('pattern');
  });

  it('refuses a wrong check digit, an unknown province, a day that never was and a birth after today', () => {
    expect(codeOf(residentId('110105194912310021'))).toBe('check-digit');
    const unknown = '16010519491231002';
    expect(codeOf(residentId(unknown + residentIdCheck(unknown)))).toBe('region');
    const never = '11010519490230002';
    expect(codeOf(residentId(never + residentIdCheck(never)))).toBe('birth-date');
    const later = '11010520250102002';
    const number = later + residentIdCheck(later);
    expect(codeOf(residentId(number, { today: '2025-01-01' }))).toBe('birth-in-future');
    expect(residentId(number, { today: '2025-01-02' }).ok).toBe(true);
  });

  it('accepts the impossible region 99 only where demonstration data is allowed', () => {
    const first17 = '99010119900101001';
    const number = first17 + residentIdCheck(first17);
    expect(codeOf(residentId(number))).toBe('region');
    expect(residentId(number, { allowDemoRegion: true }).ok).toBe(true);
  });

  it('converts an old number and back', () => {
    expect(residentId18('110105491231002')).toBe('11010519491231002X');
    expect(residentId15('11010519491231002X')).toBe('110105491231002');
    expect(codeOf(residentId('110105491231002'))).toBe('pattern');
    expect(residentId('110105491231002', { acceptOld: true })).toMatchObject({ ok: true, value: '11010519491231002X', warnings: [{ code: 'converted' }] });
  });

  it('accepts every generated number and none with one digit changed', () => {
    fc.assert(
      fc.property(residentIds, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, place, step) => {
        expect(residentId(id).ok).toBe(true);
        expect(residentId(withDigitChanged(id, place, step)).ok).toBe(false);
      }),
    );
  });

  it('finds every twentieth-century person by the old number too', () => {
    fc.assert(
      fc.property(residentIds, (id) => {
        const old = residentId15(id);
        if (old !== undefined) expect(residentId18(old)).toBe(id);
        else expect(id.slice(6, 8)).toBe('20');
      }),
    );
  });
});

describe('credit and organisation codes', () => {
  it('accepts the known codes and refuses a wrong check character', () => {
    for (const code of ['91350100M000100Y43', '11110105000052943R']) {
      expect(creditCode(code)).toEqual({ ok: true, value: code, warnings: [] });
    }
    expect(codeOf(creditCode('91350100M000100Y44'))).toBe('check-digit');
    expect(codeOf(creditCode('9135010OM000100Y43'))).toBe('pattern');
    expect(organisationCodeOf('11110105000052943R')).toBe('000052943');
  });

  it('warns about a bad organisation code inside a good credit code', () => {
    const first17 = '91350100M000100Y5';
    expect(creditCode(first17 + creditCodeCheck(first17))).toMatchObject({ ok: true, warnings: [{ code: 'organisation-code' }] });
  });

  it('accepts every generated credit code and none with one character changed', () => {
    fc.assert(
      fc.property(creditCodes, fc.nat(17), fc.integer({ min: 1, max: 30 }), (code, place, step) => {
        expect(creditCode(code)).toEqual({ ok: true, value: code, warnings: [] });
        const next = CREDIT_CODE_ALPHABET.charAt((CREDIT_CODE_ALPHABET.indexOf(code.charAt(place)) + step) % 31);
        expect(creditCode(code.slice(0, place) + next + code.slice(place + 1)).ok).toBe(false);
      }),
    );
  });

  it('accepts every generated organisation code, hyphenated too, and none with one digit changed', () => {
    fc.assert(
      fc.property(organisationCodes, fc.nat(8), fc.integer({ min: 1, max: 9 }), (code, place, step) => {
        expect(organisationCode(`${code.slice(0, 8)}-${code.slice(8)}`)).toEqual({ ok: true, value: code, warnings: [] });
        expect(organisationCode(withDigitChanged(code, place, step)).ok).toBe(false);
      }),
    );
  });
});

describe('registration numbers', () => {
  it('accepts the known numbers with and without hyphen', () => {
    expect(registrationNumber('41708635-641070311A5141')).toEqual({ ok: true, value: '41708635641070311A5141', warnings: [] });
    expect(registrationNumberParts('41708635-641070311A5141')).toEqual({
      organisationCode: '417086356',
      regionCode: '410703',
      economicType: 'state-owned',
      category: 'A514',
      managementClass: 'non-profit',
    });
    expect(registrationNumber('46807323X32070312P9399')).toMatchObject({ ok: true });
  });

  it('takes old lengths with a warning and refuses the rest', () => {
    for (const number of ['123456789012', '123456789012345', '123456789012345678']) {
      expect(registrationNumber(number)).toMatchObject({ ok: true, warnings: [{ code: 'legacy-format' }] });
    }
    expect(codeOf(registrationNumber('1234567890'))).toBe('pattern');
    expect(codeOf(registrationNumber('41708635641070311A5143'))).toBe('pattern');
    expect(codeOf(registrationNumber('41708635741070311A5141'))).toBe('check-digit');
  });

  it('names every part that differs from the register', () => {
    const result = registrationNumber('41708635641070311A5141', {
      regionCode: '110105',
      category: 'A100',
      managementClass: 'for-profit',
      economicType: 'collective-owned',
      creditCode: '11110105000052943R',
    });
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.warnings.map((warning) => warning.code)).toEqual([
      'region-differs',
      'category-differs',
      'management-class-differs',
      'economic-type-differs',
      'credit-code-differs',
    ]);
  });

  it('accepts every generated number without a word and none with a digit of the organisation code changed', () => {
    fc.assert(
      fc.property(registrationNumbers, fc.nat(7), fc.integer({ min: 1, max: 9 }), ({ number, context }, place, step) => {
        expect(registrationNumber(number, context)).toEqual({ ok: true, value: number, warnings: [] });
        expect(registrationNumber(withDigitChanged(number.slice(0, 8), place, step) + number.slice(8)).ok).toBe(false);
      }),
    );
  });
});
