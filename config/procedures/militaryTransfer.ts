import { any, form, not, today, value } from '@medregistry/language';
import { cannedReasons } from '../catalogues';
import { defineProcedure, fact } from '../vocabulary';
import { courseClocks } from './nurse/clocks';
import { certificate, decision, decisionFlags, review } from './nurse/decision';
import { applicationForm, coursePapers, fields, letter, paragraph } from './nurse/documents';
import { confirmation, filing, filingFlags } from './nurse/filing';
import { certificateCopy, diploma, employment, examination, identityCard, otherPapers, photo, signedForm, training } from './nurse/materials';
import { words, type Business, type Effects, type GuardInput } from './nurse/Part';
import { courseQueues } from './nurse/queues';
import { activated, inForce, notBeingCancelled, notSuspended, otherPerson, targetGuards, truthful } from './nurse/rules';
import { applicantSection, declarationSection, practiceSection, practiceValues } from './nurse/sections';
import { courseStates } from './nurse/states';

const business: Business = { hans: '军队武警地方业务', hant: '軍隊武警地方業務', en: 'Military transfer' };

const toLocal = form('transfer.kind').is('to-local');
const toMilitary = form('transfer.kind').is('to-military');
const first = form('transfer.kind').is('first');

const unregistered = any(fact('registration.status').isEmpty(), fact('registration.status').is('transferred-to-military'));

const concerned: GuardInput = {
  code: 'not-concerned',
  holds: any(unregistered, inForce),
  message: '您的执业注册状态是“{registration.statusLabel}”，不能办理军队武警地方业务：已过期、注销或者吊销的办理重新注册，暂停执业的期满后办理。',
};

/** Each kind starts where the one before ends: what the register says comes first, what the form says second. */
const arriving: GuardInput = { code: 'registered-locally', holds: any(unregistered, toMilitary), message: '您在地方已有有效的执业注册，只能选择“地方转军队”；在地方机构之间换单位的，办理变更注册。', path: 'form.transfer.kind' };
const leaving: GuardInput = { code: 'not-registered-locally', holds: any(inForce, not(toMilitary)), message: '您在地方没有有效的执业注册，不能选择“地方转军队”。', path: 'form.transfer.kind' };
const examined: GuardInput = { code: 'not-examined', holds: any(fact('nurse.examPassedOn').isFilled(), not(first)), message: '没有查到您通过护士执业资格考试的记录。确实通过考试的，请办理考试资格信息修改。', path: 'form.transfer.kind' };

/** An ended registration moves nowhere; it begins again. */
const stillValid: GuardInput = {
  code: 'military-registration-ended',
  holds: any(form('military.validTo').notBefore(today()), not(toLocal)),
  message: '军队执业注册的有效期已经届满，不能转入，请办理重新注册。',
  path: 'form.military.validTo',
};

const eligible = [activated, notBeingCancelled, ...targetGuards, concerned, notSuspended];

/** Number and end are those of the military registration: a transfer is a change of place (护士条例 Art. 9). */
const carriedOver = {
  status: value('valid').operand,
  origin: value('military').operand,
  lastBusiness: value('military').operand,
  certificateNumber: form('military.certificateNumber').operand,
  validFrom: form('military.validFrom').operand,
  validTo: form('military.validTo').operand,
  approvedOn: today().operand,
  onPost: value(true).operand,
  leftOn: value(null).operand,
  ...practiceValues,
};

const arrivals: Effects = [
  {
    verb: 'append',
    record: 'registration',
    when: first,
    values: {
      status: value('valid').operand,
      origin: value('native').operand,
      lastBusiness: value('military').operand,
      firstRegisteredOn: today().operand,
      registeredOn: today().operand,
      approvedOn: today().operand,
      validFrom: fact('validity.validFrom').operand,
      validTo: fact('validity.validTo').operand,
      ...practiceValues,
    },
  },
  { verb: 'append', record: 'registration', when: { all: [toLocal, fact('registration.status').isEmpty()] }, values: { ...carriedOver, firstRegisteredOn: form('military.validFrom').operand, registeredOn: form('military.validFrom').operand } },
  {
    verb: 'newVersion',
    record: 'registration',
    when: { all: [toLocal, fact('registration.status').is('transferred-to-military')] },
    values: { ...carriedOver, institution: fact('target.id').operand, authority: fact('authority.id').operand },
  },
  { verb: 'set', record: 'nurse', values: { workplace: fact('target.id').operand, health: form('applicant.health').operand, mobile: form('applicant.mobile').operand } },
];

/**
 * 军队武警地方业务 (F66; domain.md §3.5.6): 军队转地方, 地方转军队 and 在军队服役期间通过考试的首次注册. The registration
 * inside the forces belongs to their own health department; the district keeps the transfer. Of the unit no more is
 * asked than the form needs.
 */
export const militaryTransfer = defineProcedure({
  key: 'military-transfer',
  label: { 'zh-Hans': '军队武警地方业务', 'zh-Hant': '軍隊武警地方業務', en: 'Transfer between the forces and the district' },
  subject: 'nurse',
  route: 'military',
  prefix: 'HSJ',
  initial: 'draft',
  states: courseStates(business),
  pins: ['switches'],
  flags: { ...filingFlags, ...decisionFlags },
  create: { roles: ['nurse'], guards: eligible },
  exclusive: [fact('nurse.id').operand],
  exclusiveGroup: 'nurse-registration',
  form: {
    sections: [
      {
        key: 'transfer',
        label: '办理类型',
        help: '军队内部的执业注册由军队卫生主管部门办理，本机关只办理转入、转出。',
        fields: [
          {
            key: 'kind',
            label: '业务类型',
            type: 'choice',
            required: true,
            options: [
              { value: 'to-local', label: '军队转地方' },
              { value: 'to-military', label: '地方转军队' },
              { value: 'first', label: '在军队通过考试，首次注册' },
            ],
          },
          { key: 'happenedOn', label: '转业、退役、入伍或者调动的日期', type: 'date', required: true },
        ],
      },
      {
        key: 'military',
        label: '原军队单位注册信息',
        when: toLocal,
        help: '按军队注册数据或者《护士执业证书》填写；单位按对外公开的名称填写，不填写番号。',
        fields: [
          { key: 'unitName', label: '原注册单位（公开名称）', type: 'text', required: true, sensitive: true, rule: { maxLength: 100 } },
          { key: 'certificateNumber', label: '护士执业证书编号', type: 'text', required: true, rule: { format: 'nurseCertificateNumber' } },
          { key: 'validFrom', label: '军队注册日期', type: 'date', required: true },
          { key: 'validTo', label: '军队注册有效期至', type: 'date', required: true },
        ],
      },
      applicantSection,
      practiceSection('执业机构（转入的为拟执业机构，转出的为现执业机构）'),
      declarationSection,
    ],
  },
  materials: [
    signedForm('护士执业注册申请审核表'),
    identityCard,
    { key: 'service', label: '转业、退役、入伍或者调动的证明', requirement: '转业（退役）证，或者军队单位出具的证明；遮盖与申请无关的内容。', copyMark: true, markLines: ['与原件一致', '仅用于护士执业注册', '{nurse.name}　{today}'] },
    { key: 'military-record', label: '个人护士注册数据信息', requirement: '军队卫生主管部门出具的个人护士注册数据，加盖公章。', when: toLocal, seal: true },
    { ...certificateCopy, when: not(first) },
    { ...employment, when: not(toMilitary) },
    { ...diploma, when: first },
    { ...examination, when: first },
    { ...training, when: { all: [first, fact('nurse.trainingNeeded').is(true)] } },
    photo,
    otherPapers,
  ],
  review: {
    reasons: [...cannedReasons],
    points: [
      { key: 'kind', label: '业务类型与注册状态、证明材料一致', target: 'form.transfer.kind' },
      { key: 'service', label: '转业（退役）或者调动的证明真实有效', target: 'materials.service' },
      { key: 'record', label: '军队注册数据与证书、表内容一致，在有效期内', target: 'form.military.validTo' },
    ],
    contact: ['applicant.mobile'],
  },
  clocks: courseClocks({ length: 20, basis: '《护士条例》第八条、第九条：首次注册二十个工作日，转入参照变更办理，从其长者' }),
  documents: {
    'application-form': applicationForm('护士执业注册申请审核表', business, ['transfer', 'military', 'applicant', 'practice', 'declaration']),
    ...coursePapers(business, {
      basis: '《护士条例》',
      granted: [{ label: '业务类型', value: '{form:transfer.kind}' }, { label: '执业机构', value: '{target.name}' }],
      refused: '原有的执业注册不受影响。',
    }),
    'transfer-letter': letter(words('转出证明', '轉出證明', 'Letter of transfer'), '护士执业注册转出证明', 'ZC', [
      paragraph('您在本机关的护士执业注册，因转入军队单位，自 {today} 起转出；《护士执业证书》由您保留，请持本证明到军队卫生主管部门办理注册。'),
      fields([{ label: '护士执业证书编号', value: '{registration.certificateNumber}' }, { label: '原执业机构', value: '{registration.institutionName}' }, { label: '注册有效期至', value: '{registration.validTo}' }], 1),
    ]),
  },
  queues: courseQueues(business),
  events: {
    ...filing(business, [...eligible, arriving, leaving, examined, stillValid, truthful]),
    ...confirmation(business, targetGuards, ['acceptance'], { asked: '转入的，确认聘用（拟聘用）；转出的，确认离职；所填内容属实' }),
    ...review(business),
    ...decision(business, {
      when: not(toMilitary),
      guards: [...targetGuards, arriving, examined, stillValid],
      effects: arrivals,
      told: '您的军队武警地方业务申请 {application:number} 已经准予，执业机构为{target.name}。证书制作完成后会通知您领取。',
    }),
    release: {
      label: words('准予转出', '准予轉出', 'Let go'),
      from: ['pending-decision'],
      to: 'completed',
      when: toMilitary,
      roles: ['approver'],
      fresh: true,
      intent: 'primary',
      confirm: '准予后地方注册即标记为“已转军队”，该护士不能再在地方执业。确定吗？',
      payload: [{ key: 'opinion', label: '签批意见', type: 'long-text', rule: { maxLength: 2000 } }],
      guards: [otherPerson, leaving],
      effects: [
        {
          verb: 'newVersion',
          record: 'registration',
          values: { status: value('transferred-to-military').operand, lastBusiness: value('military').operand, approvedOn: today().operand, onPost: value(false).operand, leftOn: form('transfer.happenedOn').operand },
        },
        { verb: 'set', record: 'nurse', values: { workplace: value(null).operand } },
      ],
      materials: 'pass',
      clocks: { stop: ['decision'] },
      documents: [{ key: 'transfer-letter' }],
      messages: [
        { to: 'nurse', title: '准予转出', body: '您的军队武警地方业务申请 {application:number} 已经准予，地方注册已标记为“已转军队”，证书由您保留，请打印《护士执业注册转出证明》。' },
        { to: 'nursing', title: '护士已转军队', body: '{nurse.name}（{registration.certificateNumber}）的注册已转出到军队，请更新本院护士名单。' },
      ],
    },
    ...certificate(),
  },
});
