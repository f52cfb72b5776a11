import { email, landline, mobile, postcode, telephone } from './contact';
import { creditCode } from './creditCode';
import { nurseCertificateNumber } from './nurseCertificateNumber';
import { organisationCode } from './organisationCode';
import { personName } from './personName';
import { registrationNumber } from './registrationNumber';
import { residentId, type ResidentIdOptions } from './residentId';
import type { Validation } from './Validation';

/** The formats that a form field may ask for by name. */
export type FormatName =
  | 'residentId'
  | 'creditCode'
  | 'organisationCode'
  | 'registrationNumber'
  | 'nurseCertificateNumber'
  | 'mobile'
  | 'landline'
  | 'telephone'
  | 'postcode'
  | 'email'
  | 'personName';

/** Gives undefined when the value is fine, else the Chinese sentence that says what is wrong. */
export type Format = (value: string) => string | undefined;

function sentence(check: (value: string) => Validation): Format {
  return (value) => {
    const result = check(value);
    return result.ok ? undefined : result.message;
  };
}

/** The formats under given options: the demonstration accepts ID numbers of the impossible region 99. */
export function formatsWith(options: ResidentIdOptions): Record<FormatName, Format> {
  return {
    residentId: sentence((value) => residentId(value, options)),
    creditCode: sentence(creditCode),
    organisationCode: sentence(organisationCode),
    registrationNumber: sentence((value) => registrationNumber(value)),
    nurseCertificateNumber: sentence(nurseCertificateNumber),
    mobile: sentence(mobile),
    landline: sentence(landline),
    telephone: sentence(telephone),
    postcode: sentence(postcode),
    email: sentence(email),
    personName: sentence(personName),
  };
}

/** The formats as the law has them, without the demonstration's exception. */
export const formats: Record<FormatName, Format> = formatsWith({});
