import { paragraph } from './letter';
import type { Paper } from './Phase';

/**
 * 办结回执: what the window hands out with the stamped duplicate (F21), signed for by whoever fetches it.
 *
 * @param business as it stands on the paper, e.g. 医疗机构校验
 */
export const completionReceipt = (business: string): Paper => ({
  label: { 'zh-Hans': '打印办结回执', 'zh-Hant': '列印辦結回執', en: 'Print the receipt of completion' },
  title: `${business}办结回执`,
  prefix: 'BJ',
  kind: 'issued',
  roles: ['institution', 'reviewer', 'approver', 'counter', 'administrator'],
  blocks: [
    {
      block: 'fields',
      columns: 1,
      rows: [
        { label: '申请编号', value: '{application:number}' },
        { label: '机构名称', value: '{institution.name}' },
        { label: '登记号', value: '{institution.registrationNumber}' },
        { label: '办理业务', value: business },
        { label: '结论', value: '校验合格' },
        { label: '办结日期', value: '{today}' },
        { label: '办理窗口', value: '{window.name}' },
        { label: '窗口经办人', value: '{actor:name}' },
        { label: '登记机关', value: '{authority.name}' },
      ],
    },
    paragraph('上述业务已经办结，《医疗机构执业许可证》副本已加盖校验章，原件已当面交还。请核对副本上的校验记录，并在下一个校验期满前按规定申请校验。'),
    { block: 'signature', label: '领取人签字', dated: true },
    { block: 'seal', label: '登记机关（章）' },
    { block: 'code' },
  ],
});
