import type { Printout } from '@medregistry/language';
import { labelOf, verificationConclusions } from '../enums';

/** One line of a results list (校验结果公示): what the permit on the wall says anyway, and no person. */
export interface PublishedResult {
  name: string;
  registrationNumber: string;
  conclusion: string;
  /** Date of the conclusion, `YYYY-MM-DD`. */
  concludedOn: string;
}

export interface ResultsList {
  authority: string;
  year: number;
  results: readonly PublishedResult[];
}

/** The list as it is published (F110; 医疗机构校验管理办法 Art. 23). */
export function resultsList({ authority, year, results }: ResultsList): Printout {
  const title = `${year}年度医疗机构校验结果公示`;
  return {
    title,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', indent: true, text: `根据《医疗机构管理条例实施细则》和《医疗机构校验管理办法（试行）》，现将${authority}登记的${results.length}家医疗机构${year}年度校验结论予以公示。对公示内容有异议的，请向${authority}反映。` },
      {
        kind: 'table',
        columns: [
          { label: '序号', share: 0.7, align: 'center' },
          { label: '医疗机构名称', share: 4 },
          { label: '登记号', share: 2.6 },
          { label: '校验结论', share: 1.4, align: 'center' },
          { label: '结论日期', share: 1.4, align: 'center' },
        ],
        rows: results.map(({ name, registrationNumber, conclusion, concludedOn }, index) => [
          String(index + 1), name, registrationNumber, labelOf(verificationConclusions, conclusion), concludedOn,
        ]),
      },
      { kind: 'code' },
    ],
  };
}
