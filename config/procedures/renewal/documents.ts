import { all, any, application, not, type Printed } from '@medregistry/language';
import { windowChecklistFor } from '../../catalogues';
import type { Role } from '../../roles';
import { REMEDIES } from '../phases/remedies';
import { withVerification } from './form';
import { lapsedMeanwhile, refused } from './setAside';

type Paper = Omit<Printed, 'roles' | 'blocks'> & { roles: Role[]; blocks: Printed['blocks'] };
type Block = Printed['blocks'][number];
type Rows = Extract<Block, { block: 'fields' }>['rows'];

const paragraph = (text: string, options: Partial<Extract<Block, { block: 'paragraph' }>> = {}): Block => ({ block: 'paragraph', text, align: 'left', indent: true, bold: false, ...options });
const fields = (rows: Rows, columns: 1 | 2 = 1): Block => ({ block: 'fields', columns, rows });
const signature = (label: string): Block => ({ block: 'signature', label, dated: true });
const seal = (label: string): Block => ({ block: 'seal', label });

const everybody: Role[] = ['institution', 'reviewer', 'approver', 'counter', 'administrator'];

const subjectRows: Rows = [
  { label: '申请编号', value: '{application:number}' },
  { label: '机构名称', value: '{institution.name}' },
  { label: '登记号', value: '{institution.registrationNumber}' },
  { label: '统一社会信用代码', value: '{institution.creditCode}' },
];

/** The register has the new dates already. */
const deemed = any(application('state').is('deemed-granted'), refused);

const draft = (label: { hans: string; hant: string; en: string }, title: string, prefix: string, blocks: Block[]): Paper => ({
  label: { 'zh-Hans': label.hans, 'zh-Hant': label.hant, en: label.en }, title, prefix, kind: 'draft', roles: everybody, blocks,
});
const issued = (label: { hans: string; hant: string; en: string }, title: string, prefix: string, blocks: Block[]): Paper => ({
  ...draft(label, title, prefix, blocks), kind: 'issued',
});

const licenceApplication = draft({ hans: '打印行政许可申请表', hant: '打印行政許可申請表', en: 'Print the licence application' }, '行政许可申请表', 'XS', [
  fields([
    ...subjectRows,
    { label: '申请事项', value: '《医疗机构执业许可证》有效期延续' },
    { label: '申请依据', value: '《中华人民共和国行政许可法》第五十条、《医疗机构管理条例》' },
    { label: '法定代表人', value: '{institution.legalRepresentative.name}' },
    { label: '地址', value: '{institution.address}' },
    { label: '联系电话', value: '{institution.phone}' },
    { label: '许可证原有效期', value: '{permit.validFrom} 至 {permit.validTo}' },
    { label: '申请延续至', value: '{permit.renewedTo}' },
    { label: '申请理由', value: '{form:renewal.reason}' },
  ]),
  paragraph('本申请人声明：所提交的申请材料真实、完整、有效，愿对申请材料实质内容的真实性承担法律责任（《中华人民共和国行政许可法》第三十一条）。'),
  signature('法定代表人（主要负责人）签字'),
  seal('申请人（公章）'),
]);

const renewalApplication = draft({ hans: '打印有效期延续申请书', hant: '打印有效期延續申請書', en: 'Print the renewal application' }, '《医疗机构执业许可证》有效期延续申请书', 'YS', [
  paragraph('{authority.name}：', { indent: false }),
  paragraph('{institution.name}（登记号 {institution.registrationNumber}）持有的《医疗机构执业许可证》有效期自 {permit.validFrom} 至 {permit.validTo}。现申请延续有效期至 {permit.renewedTo}。'),
  paragraph('延续理由：{form:renewal.reason}'),
  fields([...subjectRows, { label: '法定代表人', value: '{institution.legalRepresentative.name}' }, { label: '主要负责人', value: '{institution.principal.name}' }, { label: '联系人', value: '{institution.contact.name}' }], 2),
  signature('法定代表人（主要负责人）签字'),
  seal('申请人（公章）'),
]);

const receipt = issued({ hans: '提交回执', hant: '提交回執', en: 'Receipt of submission' }, '许可证有效期延续网上申请提交回执', 'HZ', [
  fields([...subjectRows, { label: '提交日期', value: '{today}' }, { label: '提交人', value: '{actor:name}' }, { label: '审核机关', value: '{authority.name}' }]),
  paragraph('已收到你单位通过网上提交的延续申请和下列材料。许可证有效期至 {permit.validTo}，登记机关应当在届满前作出决定。本回执不是受理通知书。'),
  { block: 'materials' },
  { block: 'code' },
]);

/** Alone, the renewal has a notice of its own; with a verification, that one's notice names both. */
const notice = issued({ hans: '打印网上服务通知书', hant: '打印網上服務通知書', en: 'Print the online service notice' }, '网上审核指导服务完成通知单', 'TZ', [
  fields([...subjectRows, { label: '办理业务', value: '《医疗机构执业许可证》有效期延续' }, { label: '审核通过日期', value: '{today}' }, { label: '审核机关', value: '{authority.name}' }]),
  paragraph('你单位的延续申请已通过网上审核。请打印本通知单并加盖本单位公章，于 {window.opensOn} 起到{window.name}换发许可证，并携带下列材料：'),
  ...windowChecklistFor(true).map(({ label }) => paragraph(`□ ${label}`, { indent: false })),
  fields([{ label: '办理窗口', value: '{window.name}　{window.hall}' }, { label: '地址', value: '{window.address}' }, { label: '办公时间', value: '{window.hours}' }]),
  seal('申请单位（公章）'),
  { block: 'code' },
]);

const grantDecision = issued({ hans: '准予延续决定书', hant: '准予延續決定書', en: 'Decision to renew' }, '准予行政许可延续决定书', 'ZY', [
  paragraph('{institution.name}：', { indent: false }),
  paragraph('你单位申请延续《医疗机构执业许可证》（登记号 {institution.registrationNumber}）有效期的材料收悉。经审查，符合法定条件、标准，根据《中华人民共和国行政许可法》第五十条的规定，决定准予延续。'),
  fields([{ label: '申请编号', value: '{application:number}' }, { label: '原有效期', value: '{permit.validFrom} 至 {permit.validTo}' }, { label: '延续后有效期', value: '{permit.renewedFrom} 至 {permit.renewedTo}' }, { label: '决定日期', value: '{today}' }]),
  seal('{authority.name}'),
  { block: 'code' },
]);

const refusalDecision = issued({ hans: '不予延续决定书', hant: '不予延續決定書', en: 'Decision not to renew' }, '不予行政许可延续决定书', 'BY', [
  paragraph('{institution.name}：', { indent: false }),
  paragraph('你单位申请延续《医疗机构执业许可证》（登记号 {institution.registrationNumber}）有效期的材料收悉。经审查，不符合法定条件、标准，根据《中华人民共和国行政许可法》第三十八条第二款、第五十条的规定，决定不予延续。理由如下：'),
  paragraph('{payload:reason}'),
  paragraph('你单位的许可证有效期至 {permit.validTo}，届满后不得继续开展诊疗活动。'),
  paragraph(REMEDIES),
  fields([{ label: '申请编号', value: '{application:number}' }, { label: '决定日期', value: '{today}' }]),
  seal('{authority.name}'),
  { block: 'code' },
]);

const deemedNotice = issued({ hans: '视为准予延续告知书', hant: '視為准予延續告知書', en: 'Notice of deemed renewal' }, '视为准予行政许可延续告知书', 'SY', [
  paragraph('{institution.name}：', { indent: false }),
  paragraph('你单位在《医疗机构执业许可证》（登记号 {institution.registrationNumber}）有效期届满前提出了延续申请。有效期于 {permit.validTo} 届满，登记机关在届满前没有作出决定。根据《中华人民共和国行政许可法》第五十条第二款的规定，视为准予延续。'),
  fields([{ label: '申请编号', value: '{application:number}' }, { label: '延续后有效期', value: '{permit.renewedFrom} 至 {permit.renewedTo}' }, { label: '日期', value: '{today}' }]),
  paragraph('请携带许可证正、副本到{window.name}（{window.address}）换发许可证。'),
  seal('{authority.name}'),
  { block: 'code' },
]);

const setAsideDecision = issued({ hans: '撤销决定书', hant: '撤銷決定書', en: 'Decision to set aside' }, '撤销许可证延续决定的决定书', 'CX', [
  paragraph('{institution.name}：', { indent: false }),
  paragraph('经复核，本机关对你单位许可证延续申请（{application:number}）作出的决定有误，决定予以撤销。理由：{action:propose-set-aside.payload.reason}。依据：{action:propose-set-aside.payload.basis}。'),
  paragraph('原准予延续的决定撤销后，《医疗机构执业许可证》的有效期恢复为 {form:renewal.validFrom} 至 {form:renewal.validTo}，请将已经换发的正本、副本交回本机关。', { when: not(refused) }),
  paragraph('原不予延续的决定撤销后，许可证有效期仍至 {permit.validTo}，请在届满前重新申请延续。', { when: all(refused, not(lapsedMeanwhile)) }),
  paragraph('你单位在有效期届满前提出了申请，原不予延续的决定撤销后，有效期届满前没有作出的决定。根据《中华人民共和国行政许可法》第五十条第二款的规定，视为准予延续，有效期自 {permit.renewedFrom} 至 {permit.renewedTo}。请到{window.name}（{window.address}）换发许可证。', { when: lapsedMeanwhile }),
  paragraph(REMEDIES),
  fields([{ label: '申请编号', value: '{application:number}' }, { label: '决定日期', value: '{today}' }]),
  seal('{authority.name}'),
  { block: 'code' },
]);

/** What the new version of the permit says, for the institution's own files; the paper itself is the authority's. */
const permitRows: Rows = [
  { label: '机构名称', value: '{institution.name}' },
  { label: '登记号', value: '{institution.registrationNumber}' },
  { label: '地址', value: '{institution.address}' },
  { label: '法定代表人', value: '{institution.legalRepresentative.name}' },
  { label: '主要负责人', value: '{institution.principal.name}' },
  { label: '类别', value: '{institution.categoryLabel}' },
  { label: '床位（牙椅）', value: '{institution.bedsApproved}（{institution.dentalChairs}）' },
  { label: '有效期', value: '{permit.renewedFrom} 至 {permit.renewedTo}', when: not(deemed) },
  { label: '有效期', value: '{permit.validFrom} 至 {permit.validTo}', when: deemed },
  { label: '发证机关', value: '{authority.name}' },
  { label: '发证日期', value: '{today}' },
];
const subjectsTable: Block = { block: 'table', label: '诊疗科目', rows: { fact: 'institution.subjects' }, numbered: true, columns: [{ key: 'code', label: '代码', share: 1 }, { key: 'name', label: '名称', share: 4 }] };

const permitPage = issued({ hans: '换发后的许可证登记页', hant: '換發後的許可證登記頁', en: 'Registration page of the renewed permit' }, '《医疗机构执业许可证》登记页', 'XK', [
  fields(permitRows),
  subjectsTable,
  seal('{authority.name}'),
  { block: 'code' },
]);

const windowReceipt = issued({ hans: '窗口领取回执', hant: '窗口領取回執', en: 'Receipt of the window' }, '《医疗机构执业许可证》换发领取回执', 'LQ', [
  fields([...subjectRows, { label: '换发日期', value: '{today}' }, { label: '窗口经办人', value: '{actor:name}' }]),
  paragraph('已领取换发的《医疗机构执业许可证》正本、副本各一本，原正本、副本已交回。', { when: not(withVerification) }),
  paragraph('已领取换发的《医疗机构执业许可证》正本、副本各一本（副本已加盖校验章），原正本、副本已交回。', { when: withVerification }),
  signature('领取人签字'),
  { block: 'code' },
]);

export const documents = {
  'licence-application': licenceApplication,
  'renewal-application': renewalApplication,
  receipt,
  notice,
  'grant-decision': grantDecision,
  'refusal-decision': refusalDecision,
  'deemed-notice': deemedNotice,
  'set-aside-decision': setAsideDecision,
  'permit-page': permitPage,
  'window-receipt': windowReceipt,
};
