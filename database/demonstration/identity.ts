import { economicTypes, managementClasses, type EconomicType, type Gender, type InstitutionCategory, type ManagementClass } from '@medregistry/config/enums';
import { creditCodeCheck, organisationCodeCheck, residentIdCheck } from './checkCharacters';

/* Invented numbers: each passes its check and cannot belong to anybody. */

/** A region prefix that no province has; the validators accept it for demonstrations only. */
const DEMONSTRATION_REGION = '99';

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

/** Serials that have an identity number of their own for every birth date and sex. */
export const ID_SERIALS = 5_000_000;

/** The last digits of an order that say the sex: odd for men. */
const SEX_DIGITS: Readonly<Record<Gender, string>> = { male: '13579', female: '24680' };

/**
 * An identity number of region 99, which no province has: one for each serial, birth date and sex.
 *
 * @param serial 0 to 4,999,999
 * @throws RangeError for another serial, which would not fit
 */
export function demoIdNumber(serial: number, birthDate: string, gender: Gender): string {
  if (!Number.isInteger(serial) || serial < 0 || serial >= ID_SERIALS) throw new RangeError(`a serial lies between 0 and ${ID_SERIALS - 1}`);
  const order = padded(Math.floor(serial / 10_000) % 100, 2) + SEX_DIGITS[gender].charAt(Math.floor(serial / 1_000_000));
  const first17 = DEMONSTRATION_REGION + padded(serial % 10_000, 4) + birthDate.replaceAll('-', '') + order;
  return first17 + residentIdCheck(first17);
}

/** An organisation code that begins with XY, which is not given out; with XW after the first million. */
export function demoOrganisationCode(serial: number): string {
  const first8 = `X${serial < 1_000_000 ? 'Y' : 'W'}${padded(serial % 1_000_000, 6)}`;
  return first8 + organisationCodeCheck(first8);
}

/** A credit code around an invented organisation code; `head` is registration authority and kind. */
export function demoCreditCode(head: '12' | '52' | '91', regionCode: string, organisationCode: string): string {
  const first17 = head + regionCode + organisationCode;
  return first17 + creditCodeCheck(first17);
}

/** A registration number (登记号) of 22 characters from its five parts. */
export function demoRegistrationNumber(
  organisationCode: string,
  regionCode: string,
  economicType: EconomicType,
  category: InstitutionCategory,
  managementClass: ManagementClass,
): string {
  return `${organisationCode}${regionCode}${economicTypes[economicType].code}${category}${managementClasses[managementClass].code}`;
}

/** A mobile number beginning with 1400, which is not given to people. */
export function demoMobile(serial: number): string {
  return `1400${padded(serial, 7)}`;
}

/** A Beijing landline beginning with 0, which no subscriber has. */
export function demoLandline(serial: number): string {
  return `010-0${padded(serial, 7)}`;
}

/** Codes of provinces; the first is Beijing. */
const PROVINCES = ['11', '12', '13', '14', '15', '21', '22', '23'];

/** A nurse certificate number: year of first registration, province, six digits; each million of serials has a province of its own, the first Beijing. */
export function demoCertificateNumber(year: number, serial: number): string {
  const province = PROVINCES[Math.floor(serial / 1_000_000)];
  if (province === undefined) throw new RangeError(`a serial lies below ${PROVINCES.length * 1_000_000}`);
  return `${year}${province}${padded((900_000 + serial) % 1_000_000, 6)}`;
}
