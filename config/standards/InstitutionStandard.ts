import { CivilDate, Criterion, Standard } from '@medregistry/language';
import { z } from 'zod';
import { InstitutionCategory } from '../enums/InstitutionCategory';
import { InstitutionLevel } from '../enums/InstitutionLevel';

/** The page of the National Health Commission that publishes the text (F43). */
export const OFFICIAL_PAGE = 'http://www.nhc.gov.cn/yzygj/s3576/201706/4d84820f321144c290ddaacba53cb590.shtml';

/**
 * Documents that standards stand in, with the day from which this text of theirs is used. Of the later parts only the
 * year is certain; the day within it decides nothing today.
 */
export const EDITIONS = {
  basic: { edition: '《医疗机构基本标准（试行）》（卫医发〔1994〕30号，2017年6月12日重新公布）', version: '1994-2017', effectiveFrom: '2017-06-12' },
  aesthetic: { edition: '《美容医疗机构、医疗美容科（室）基本标准（试行）》（卫医发〔2002〕103号）', version: '2002', effectiveFrom: '2002-01-01' },
  community: { edition: '《城市社区卫生服务中心、站基本标准》（卫医发〔2006〕240号）', version: '2006', effectiveFrom: '2006-01-01' },
  'community-hospital': { edition: '《社区医院基本标准（试行）》（2019年）', version: '2019', effectiveFrom: '2019-01-01' },
  rehabilitation: { edition: '《康复医院基本标准（2012年版）》', version: '2012', effectiveFrom: '2012-01-01' },
  nursing: { edition: '《护理院基本标准（2011版）》', version: '2011', effectiveFrom: '2011-01-01' },
  dialysis: { edition: '《血液透析中心基本标准（试行）》（2016年）', version: '2016', effectiveFrom: '2016-01-01' },
  centres: { edition: '安宁疗护中心、康复医疗中心、护理中心基本标准（试行）（2017年）', version: '2017', effectiveFrom: '2017-01-01' },
  'dental-clinic': { edition: '《诊所基本标准》口腔诊所部分（2010年，2019年修改）', version: '2010-2019', effectiveFrom: '2010-01-01' },
} as const;
export type EditionKey = keyof typeof EDITIONS;

/** Which table of the law a standard is a column of; the administrator's list is ordered by it. */
export const FAMILIES = {
  general: '综合医院',
  tcm: '中医医院和中医门诊部',
  integrated: '中西医结合医院和门诊部',
  stomatological: '口腔医疗机构',
  oncology: '肿瘤医院',
  paediatric: '儿童医院',
  psychiatric: '精神病医院',
  infectious: '传染病医院',
  specialised: '其他专科医院和疗养院',
  aesthetic: '医疗美容机构',
  rehabilitation: '康复机构',
  'maternal-child': '妇幼保健院',
  community: '社区卫生服务机构',
  township: '卫生院',
  nursing: '护理院和护理中心',
  outpatient: '门诊部和诊所',
  dialysis: '血液透析中心',
  hospice: '安宁疗护中心',
} as const;
export type StandardFamily = keyof typeof FAMILIES;

/** How sure the number is: read in the text, or remembered with high, medium, low confidence. Only the first is certain. */
export const Confidence = z.enum(['V', 'M-H', 'M-M', 'M-L']);
export type Confidence = z.infer<typeof Confidence>;

/** A standard of the law with the institutions that it is for. */
export const InstitutionStandard = z.strictObject({
  family: z.enum(Object.keys(FAMILIES) as [StandardFamily, ...StandardFamily[]]),
  /** Empty for kinds that WS 218 has no code for: the authority names the standard. */
  categories: z.array(InstitutionCategory),
  /** Null where the level does not matter. */
  levels: z.array(InstitutionLevel).nullable(),
  /** Used only where no other standard is there for the category. */
  fallback: z.boolean(),
  standard: Standard,
});
export type InstitutionStandard = z.infer<typeof InstitutionStandard>;

export type CriterionInput = Omit<z.input<typeof Criterion>, 'certain' | 'source'> & { confidence: Confidence };

export interface StandardInput {
  key: string;
  family: StandardFamily;
  label: string;
  categories: InstitutionCategory[];
  levels?: InstitutionLevel[];
  fallback?: boolean;
  edition?: EditionKey;
  /** Where an older text was in force for a time of its own. */
  period?: { from: CivilDate; to: CivilDate };
  criteria: CriterionInput[];
}

/**
 * Declares a standard. What is not read in the text itself (M-*) is never certain, so that it shows as 待核对.
 *
 * @throws ZodError when the module is loaded
 */
export function defineStandard({ key, family, label, categories, levels, fallback = false, edition = 'basic', period, criteria }: StandardInput): InstitutionStandard {
  const { edition: document, version, effectiveFrom } = EDITIONS[edition];
  const ids = criteria.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new Error(`Standard ${key} has two criteria of one id: ${ids.join(' ')}`);
  return InstitutionStandard.parse({
    family,
    categories,
    levels: levels ?? null,
    fallback,
    standard: {
      key,
      label,
      edition: document,
      version,
      effectiveFrom: period?.from ?? effectiveFrom,
      ...(period ? { effectiveTo: period.to } : {}),
      page: OFFICIAL_PAGE,
      criteria: criteria.map((criterion) => ({ ...criterion, source: document, certain: criterion.confidence === 'V' })),
    },
  });
}
