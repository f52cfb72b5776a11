import type { Printout } from '@medregistry/language';
import { splitCode } from './activation';

export interface SlipFacts {
  institution: string;
  /** Where the account is activated. */
  address: string;
  codes: { name: string; code: string; until: string }[];
}

/** 激活码单: a page for each nurse, to be handed to her in person. */
export function activationSlips({ institution, address, codes }: SlipFacts): Printout {
  return {
    title: '护士账户激活码',
    blocks: codes.flatMap(({ name, code, until }, index): Printout['blocks'] => [
      ...(index > 0 ? [{ kind: 'pageBreak' as const }] : []),
      { kind: 'title', text: '护士账户激活码' },
      { kind: 'fields', columns: 1, rows: [{ label: '姓名', value: name }, { label: '发放机构', value: institution }, { label: '激活码', value: splitCode(code) }, { label: '有效期至', value: until }] },
      { kind: 'paragraph', indent: true, text: `请用手机打开 ${address}，选择“已注册护士”，填写姓名、证件号码、护士执业证书编号和激活码，设置用户名和密码。` },
      { kind: 'paragraph', indent: true, text: '激活码只能使用一次，输错五次即失效。请当面交给本人，不要转交或者张贴；遗失的，请向护理部重新领取。' },
    ]),
  };
}
