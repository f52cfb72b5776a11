import { all, any, form, not, today, value } from '@medregistry/language';
import { cannedReasons } from '../catalogues';
import { defineProcedure, fact } from '../vocabulary';
import { courseClocks } from './nurse/clocks';
import { certificate, decision, decisionFlags, review } from './nurse/decision';
import { applicationForm, coursePapers, fields, letter, paragraph } from './nurse/documents';
import { confirmation, employs, filing, filingFlags } from './nurse/filing';
import { certificateCopy, employment, identityCard, otherPapers, signedForm } from './nurse/materials';
import { words, type Business, type Effects, type GuardInput } from './nurse/Part';
import { courseQueues } from './nurse/queues';
import { activated, notBeingCancelled, notSuspended, targetGuards, truthful } from './nurse/rules';
import { declarationSection, holderSection, practiceSection, practiceValues } from './nurse/sections';
import { courseStates } from './nurse/states';

const business: Business = { hans: '变更注册', hant: '變更註冊', en: 'Change of registration' };

const inForce: GuardInput = {
  code: 'not-in-force',
  holds: fact('registration.status').oneOf(['valid', 'renewal-due', 'suspended']),
  message: '没有查到在有效期内的执业注册：从未注册的办理首次注册，已过期、注销的办理重新注册。',
};

const elsewhere: GuardInput = {
  code: 'same-institution',
  holds: any(fact('target.id').isEmpty(), fact('target.id').isNot(fact('registration.institutionId'))),
  message: '您已经注册在{target.name}，不需要变更；工作科室、职称、职务有变化的，请办理信息修改。',
};

const eligible = [activated, notBeingCancelled, ...targetGuards, inForce, notSuspended, elsewhere];

/** Within the province, where the authority has it so, the institution's confirmation completes a change (网上实时备案). */
const atOnce = all(fact('switches.changeBy').is('filing'), not(fact('target.crossProvince').is(true)));

/** The registration moves; its number and its end stay (护士条例 Art. 9). */
const effects: Effects = [
  {
    verb: 'newVersion',
    record: 'registration',
    values: {
      institution: fact('target.id').operand,
      authority: fact('authority.id').operand,
      lastBusiness: value('change').operand,
      approvedOn: today().operand,
      onPost: value(true).operand,
      leftOn: value(null).operand,
      ...practiceValues,
    },
  },
  { verb: 'set', record: 'nurse', values: { workplace: fact('target.id').operand } },
];

/** Consent of the institution that she leaves is no condition of the law; it is told (domain.md §3.5.2). */
const farewell = {
  to: 'nursing' as const,
  at: fact('registration.institutionPath').operand,
  title: '护士已变更到其他机构',
  body: '{nurse.name}（{registration.certificateNumber}）已变更注册到{target.name}，请更新本院护士名单。',
};

/**
 * 护士变更注册 (护士条例 Art. 9; domain.md §3.5.2). Within the province the new institution's confirmation files it at once,
 * with a check afterwards, where the district has it so; otherwise the authority decides within seven working days. Of a
 * change from another province the authority there is told (F108).
 */
export const nurseChange = defineProcedure({
  key: 'nurse-change',
  label: { 'zh-Hans': '护士变更注册', 'zh-Hant': '護士變更註冊', en: 'Change of a nurse’s registration' },
  subject: 'nurse',
  route: 'change',
  prefix: 'HSB',
  initial: 'draft',
  states: courseStates(business),
  pins: ['switches'],
  flags: { ...filingFlags, ...decisionFlags, filed: { label: '备案待事后核查', absent: '没有待事后核查的备案。', present: '备案还没有事后核查。' } },
  create: { roles: ['nurse'], guards: eligible },
  exclusive: [fact('nurse.id').operand],
  exclusiveGroup: 'nurse-registration',
  form: {
    sections: [
      holderSection,
      practiceSection('拟变更执业机构'),
      {
        key: 'change',
        label: '变更理由',
        help: '经注册执业机构批准的卫生支援、进修、学术交流、义诊、帮扶托管和上门护理服务，不需要变更注册。',
        fields: [
          {
            key: 'reason',
            label: '变更原因',
            type: 'choice',
            required: true,
            options: [
              { value: 'moved', label: '调动或者换工作单位' },
              { value: 'merged', label: '原机构注销或者合并' },
              { value: 'renamed', label: '机构更名或者迁址' },
              { value: 'province', label: '跨省工作' },
              { value: 'other', label: '其他' },
            ],
          },
          { key: 'explanation', label: '说明', type: 'long-text', when: form('change.reason').is('other'), required: true, rule: { minLength: 2, maxLength: 500 } },
        ],
      },
      declarationSection,
    ],
  },
  materials: [signedForm('护士执业注册申请审核表'), certificateCopy, { ...identityCard, required: false }, { ...employment, required: false }, otherPapers],
  review: {
    reasons: [...cannedReasons],
    points: [
      { key: 'certificate', label: '证书与系统登记一致，在有效期内', target: 'materials.certificate' },
      { key: 'institution', label: '新执业机构已确认，具有执业资格', target: 'form.practice.department' },
    ],
    contact: ['applicant.mobile'],
  },
  clocks: courseClocks({ length: 7, promised: 'changePromise', basis: '《护士条例》第九条：自收到报告之日起七个工作日内为其办理变更手续', label: '办理变更' }),
  documents: {
    'application-form': applicationForm('护士变更注册申请审核表', business, ['applicant', 'practice', 'change', 'declaration']),
    ...coursePapers(business, {
      basis: '《护士条例》第九条',
      granted: [{ label: '原执业机构', value: '{registration.institutionName}' }, { label: '注册有效期至', value: '{registration.validTo}' }],
      refused: '您的执业注册仍在原执业机构。',
    }),
    'filing-receipt': letter(words('变更备案回执', '變更備案回執', 'Receipt of the filing'), '护士变更注册备案回执', 'BA', [
      paragraph('您的变更注册申请（{application:number}）经{target.name}确认，已实时备案。'),
      fields([{ label: '护士执业证书编号', value: '{registration.certificateNumber}' }, { label: '原执业机构', value: '{registration.institutionName}' }, { label: '现执业机构', value: '{target.name}' }, { label: '注册有效期至', value: '{registration.validTo}' }], 1),
    ]),
    'transfer-notice': letter(words('跨省变更通报函', '跨省變更通報函', 'Notice to the other province'), '护士跨省变更注册通报函', 'TB', [
      paragraph('{registration.authorityName}：你处注册的护士{nurse.name}（护士执业证书编号 {registration.certificateNumber}）已变更注册到{target.name}。根据《护士条例》第九条的规定，特此通报。'),
    ]),
  },
  queues: {
    ...courseQueues(business),
    'to-check': { label: words('变更注册：待事后核查', '變更註冊：待事後核查', 'Change of registration: to check'), roles: ['reviewer'], states: ['completed'], flags: ['filed'], empty: '没有待事后核查的变更备案。' },
  },
  events: {
    ...filing(business, [...eligible, truthful]),
    ...confirmation(business, targetGuards, ['acceptance'], { when: not(atOnce) }),
    file: {
      label: words('确认并备案', '確認並備案', 'Confirm and file'),
      from: ['pending-institution'],
      to: 'completed',
      when: atOnce,
      roles: ['nursing'],
      intent: 'primary',
      confirm: '确认后立即变更到本机构，审批机关事后核查。确定该护士已在本机构工作吗？',
      batch: { confirm: '选中的护士将立即变更到本机构，审批机关事后核查。确定每名护士都已在本机构工作吗？' },
      payload: [
        { key: 'employs', label: '确认聘用该护士，所填内容属实', type: 'yes-no', required: true },
        { key: 'opinion', label: '机构意见', type: 'long-text', rule: { maxLength: 500 } },
      ],
      guards: [employs, ...targetGuards, inForce, notSuspended],
      effects,
      materials: 'pass',
      flags: { set: ['filed'] },
      clocks: { stop: ['confirmation'] },
      documents: [{ key: 'filing-receipt' }],
      messages: [
        { to: 'nurse', title: '变更注册已备案', body: '您的变更注册申请 {application:number} 已经备案，执业机构变更为{target.name}，注册有效期仍至 {registration.validTo}。' },
        { to: 'reviewer', title: '变更备案待事后核查', body: '{nurse.name}已变更注册到{target.name}（{application:number}），请事后核查。' },
        farewell,
      ],
    },
    'after-check': {
      label: words('事后核查', '事後核查', 'Check afterwards'),
      from: ['completed'],
      roles: ['reviewer'],
      payload: [
        { key: 'result', label: '核查结果', type: 'choice', required: true, options: [{ value: 'in-order', label: '符合规定' }, { value: 'not-in-order', label: '不符合规定，另行处理' }] },
        { key: 'opinion', label: '核查意见', type: 'long-text', rule: { maxLength: 1000 } },
      ],
      flags: { needs: ['filed'], reset: ['filed'] },
      messages: [{ to: 'nursing', title: '变更备案已核查', body: '{nurse.name}的变更备案 {application:number} 已经核查，结果：{payload:result}。' }],
    },
    ...review(business),
    ...decision(business, {
      guards: [...targetGuards, inForce, notSuspended],
      effects,
      told: '您的变更注册申请 {application:number} 已经准予，执业机构变更为{target.name}，注册有效期仍至 {registration.validTo}。',
      papers: [{ key: 'transfer-notice' as const, when: fact('target.crossProvince').is(true) }],
      tells: [farewell],
    }),
    ...certificate(),
  },
});
