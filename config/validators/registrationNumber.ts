import { economicTypes } from '../enums/EconomicType';
import { keyOfCode } from '../enums/Enumeration';
import { InstitutionCategory } from '../enums/InstitutionCategory';
import { managementClasses, type ManagementClass } from '../enums/ManagementClass';
import type { EconomicType } from '../enums/EconomicType';
import { organisationCode } from './organisationCode';
import { accepted, rejected, tidyNumber, type Validation, type ValidationWarning } from './Validation';

const PATTERN = /^([0-9A-Z]{9})(\d{6})(\d{2})([A-P]\d{3})([129])$/u;
const LEGACY = /^(?:[0-9A-Z]{12}|[0-9A-Z]{15}|[0-9A-Z]{18})$/u;

/** The five parts of a 22-character registration number. */
export interface RegistrationNumberParts {
  organisationCode: string;
  regionCode: string;
  economicType: EconomicType | undefined;
  category: InstitutionCategory | undefined;
  managementClass: ManagementClass | undefined;
}

/** What the register says of the institution; each given value is compared with the number. */
export interface RegistrationNumberContext {
  regionCode?: string;
  category?: InstitutionCategory;
  managementClass?: ManagementClass;
  economicType?: EconomicType;
  creditCode?: string;
}

/** Takes a 22-character number apart, or undefined when it has another shape. Unknown codes give undefined parts. */
export function registrationNumberParts(text: string): RegistrationNumberParts | undefined {
  const match = PATTERN.exec(tidyNumber(text).replace(/-/gu, ''));
  if (match === null) return undefined;
  const [, organisation = '', regionCode = '', economic = '', categoryCode = '', management = ''] = match;
  const category = InstitutionCategory.safeParse(categoryCode);
  return {
    organisationCode: organisation,
    regionCode,
    economicType: keyOfCode(economicTypes, economic),
    category: category.success ? category.data : undefined,
    managementClass: keyOfCode(managementClasses, management),
  };
}

function differences(parts: RegistrationNumberParts, context: RegistrationNumberContext): ValidationWarning[] {
  const warnings: ValidationWarning[] = [];
  const warn = (code: string, message: string): void => void warnings.push({ code, message });
  if (context.regionCode !== undefined && context.regionCode !== parts.regionCode) {
    warn('region-differs', '登记号中的行政区划与登记机关不一致，请核对。');
  }
  if (context.category !== undefined && context.category !== parts.category) {
    warn('category-differs', '登记号中的机构类别与登记的机构类别不一致，请核对。');
  }
  if (context.managementClass !== undefined && context.managementClass !== parts.managementClass) {
    warn('management-class-differs', '登记号末位与机构分类管理不一致，请核对。');
  }
  if (context.economicType !== undefined && context.economicType !== parts.economicType) {
    warn('economic-type-differs', '登记号中的经济类型与登记的经济类型不一致，请核对。');
  }
  if (context.creditCode !== undefined && context.creditCode.slice(8, 17) !== parts.organisationCode) {
    warn('credit-code-differs', '登记号前9位与统一社会信用代码第9至17位不一致，请核对。');
  }
  return warnings;
}

/**
 * Checks an institution's registration number (登记号, 22 characters: organisation code,
 * region, economic type, category, management class). Numbers of 12, 15 or 18 characters
 * are legacy and accepted with a warning. A number stays when the institution changes, so
 * a difference from the register is a warning, never a refusal.
 */
export function registrationNumber(text: string, context: RegistrationNumberContext = {}): Validation {
  const number = tidyNumber(text).replace(/-/gu, '');
  const parts = registrationNumberParts(number);
  if (parts === undefined) {
    if (LEGACY.test(number)) return accepted(number, [{ code: 'legacy-format', message: '这是旧版登记号，换发新证后请更新。' }]);
    return rejected('pattern', '登记号应为22位：组织机构代码9位、行政区划6位、经济类型2位、机构类别4位、分类管理1位，请核对。');
  }
  if (!organisationCode(parts.organisationCode).ok) {
    return rejected('check-digit', '登记号前9位（组织机构代码）校验位不正确，请核对是否输错。');
  }
  const warnings = differences(parts, context);
  if (parts.category === undefined) warnings.push({ code: 'category-unknown', message: '登记号中的机构类别代码不在代码表中，请核对。' });
  if (parts.economicType === undefined) {
    warnings.push({ code: 'economic-type-unknown', message: '登记号中的经济类型代码不在代码表中，请核对。' });
  }
  return accepted(number, warnings);
}
