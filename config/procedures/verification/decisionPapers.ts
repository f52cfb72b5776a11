import { inspectionOpinion, inspectionRecord, visitReference } from '../phases/inspection';
import { letter, paragraph } from '../phases/letter';
import type { Paper } from '../phases/Phase';
import { REMEDIES } from '../phases/remedies';

const DEFERRAL = 'propose-deferral.payload';
const proposal: Paper['blocks'] = [
  paragraph('一、查明的事实：{action:propose-deferral.payload.facts}'),
  visitReference,
  paragraph('二、违反的规定：{action:propose-deferral.payload.standard}'),
  paragraph(`三、事由：{action:${DEFERRAL}.causes}`),
];

/** 文书 of acceptance, correction, deferral and set-aside (domain.md §7.3). */
export const decisionPapers = {
  'acceptance-notice': letter({ 'zh-Hans': '打印受理通知', 'zh-Hant': '打印受理通知', en: 'Print the acceptance' }, '医疗机构申请校验受理通知', 'SL', [
    paragraph('你单位于 {application:submittedOn} 提交的校验申请，材料齐全、符合法定形式，根据《医疗机构校验管理办法（试行）》第九条，予以受理。登记机关将自受理之日起三十日内作出校验结论；听证、检验、检测、鉴定和专家评审所需时间不计算在内。'),
  ]),
  'non-acceptance-notice': letter({ 'zh-Hans': '打印不予受理通知书', 'zh-Hant': '打印不予受理通知書', en: 'Print the non-acceptance' }, '医疗机构校验申请不予受理通知书', 'BY', [
    paragraph('你单位于 {application:submittedOn} 提交的校验申请，经审查属于“{payload:ground}”的情形，不予受理。理由：{payload:reason}。'),
    paragraph(REMEDIES),
  ]),
  'correction-notice': letter({ 'zh-Hans': '打印补正告知书', 'zh-Hant': '打印補正告知書', en: 'Print the correction notice' }, '医疗机构校验申请材料补正告知书', 'BZ', [
    paragraph('你单位提交的校验申请材料需要补正。根据《医疗机构校验管理办法（试行）》第八条，现将需要补正的全部内容一次性告知如下：'),
    { block: 'table', rows: { payload: 'notes' }, numbered: true, columns: [{ key: 'text', label: '需要补正的内容', share: 6 }] },
    paragraph('请在补正期限内通过网上系统补正并再次提交；逾期未补正的，视为不按规定申请校验。'),
  ]),
  'pause-notice': letter({ 'zh-Hans': '打印期限暂停告知书', 'zh-Hant': '打印期限暫停告知書', en: 'Print the pause of the term' }, '审查期限暂停计算告知书', 'ZT', [
    paragraph('你单位的校验申请需要进行{payload:cause}。根据《中华人民共和国行政许可法》第四十五条，所需时间不计算在审查期限内。说明：{payload:reason}。'),
  ]),
  'extension-notice': letter({ 'zh-Hans': '打印期限延长告知书', 'zh-Hant': '打印期限延長告知書', en: 'Print the extension of the term' }, '审查期限延长告知书', 'YC', [
    paragraph('你单位的校验申请不能在规定期限内作出结论。根据《中华人民共和国行政许可法》第四十二条，经本机关负责人批准，延长 {switches.extensionDays} 个工作日。理由：{payload:reason}。'),
  ]),
  'deferral-advance-notice': letter({ 'zh-Hans': '打印暂缓校验事前告知书', 'zh-Hant': '打印暫緩校驗事前告知書', en: 'Print the advance notice of deferral' }, '暂缓校验事前告知书', 'GZ', [
    paragraph('经审查，拟对你单位作出暂缓校验的结论，现将事实、理由和依据告知如下：'),
    ...proposal,
    paragraph('四、拟作出的结论：依据《医疗机构管理条例实施细则》第三十七条、《医疗机构校验管理办法（试行）》第十九条，暂缓校验 {action:propose-deferral.payload.months}。'),
    paragraph('根据《医疗机构校验管理办法（试行）》第二十二条，你单位有权陈述、申辩，并可以自收到本告知书之日起 {switches.hearingDays} 日内要求听证；逾期不要求的，视为放弃。'),
  ]),
  'deferral-decision': letter({ 'zh-Hans': '打印暂缓校验通知书', 'zh-Hant': '打印暫緩校驗通知書', en: 'Print the decision of deferral' }, '暂缓校验通知书', 'ZH', [
    ...proposal,
    paragraph('四、本机关已于 {action:notify-deferral.on} 告知你单位拟作出的结论和要求听证的权利。依据《医疗机构管理条例实施细则》第三十七条、《医疗机构校验管理办法（试行）》第十九条，决定对你单位暂缓校验 {action:propose-deferral.payload.months}，自 {today} 起计算。'),
    paragraph('五、整改内容：{action:propose-deferral.payload.tasks}'),
    paragraph('六、暂缓校验期内不得发布医疗服务信息和广告；未设床位的不得执业；设有床位的，除急救外不得开展门诊业务、收治新病人。应当提交由法定代表人或者主要负责人签字的书面检查。'),
    paragraph('七、暂缓校验期满后 {switches.reVerificationDays} 日内应当申请再次校验。再次校验不合格，或者暂缓期内擅自开展诊疗活动、发布医疗服务信息和广告的，注销《医疗机构执业许可证》。'),
    paragraph(REMEDIES),
  ]),
  'set-aside-decision': letter({ 'zh-Hans': '打印撤销决定书', 'zh-Hant': '打印撤銷決定書', en: 'Print the set-aside' }, '撤销校验结论决定书', 'CX', [
    paragraph('经复核，你单位本次校验的结论有误，决定予以撤销。理由：{action:propose-set-aside.payload.reason}。依据：{action:propose-set-aside.payload.basis}。'),
    paragraph('撤销后，你单位本期的校验任务重新开放，请按规定重新申请校验。'),
    paragraph(REMEDIES),
  ]),
  'inspection-record': inspectionRecord(['reviewer', 'approver', 'administrator']),
  'inspection-opinion': inspectionOpinion,
};
