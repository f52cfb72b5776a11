import { cannedReasons, reviewLease } from '../catalogues';
import { defineProcedure, fact } from '../vocabulary';
import { correctionFlags } from './phases/correction';
import { inspectionFlags } from './phases/inspection';
import type { Flags } from './phases/Phase';
import { setAsideFlags } from './phases/setAside';
import { withdrawalFlags } from './phases/withdrawal';
import { renewalJoin } from './renewal/join';
import { acceptance } from './verification/acceptance';
import { conductSections } from './verification/conduct';
import { clocks } from './verification/clocks';
import { decision } from './verification/decision';
import { deferral } from './verification/deferral';
import { documents } from './verification/documents';
import { filing } from './verification/filing';
import { materials } from './verification/materials';
import { profileSections } from './verification/profile';
import { queues } from './verification/queues';
import { review } from './verification/review';
import { reviewPoints } from './verification/reviewPoints';
import { creationGuards } from './verification/rules';
import { setAside } from './verification/setAside';
import { staffSections } from './verification/staff';
import { states } from './verification/states';

const flags = {
  ...correctionFlags,
  ...withdrawalFlags,
  ...inspectionFlags,
  ...setAsideFlags,
  'term-paused': { label: '期限暂停计算', absent: '期限没有暂停计算。', present: '期限已经暂停计算，请先恢复。' },
  'term-extended': { label: '期限已延长', tone: 'idle', absent: '期限没有延长。', present: '期限已经延长过一次，不能再延长。' },
} as const satisfies Flags;

/**
 * 医疗机构校验, whole (domain.md §3.2). By default it is accepted at the window: the online part is a check of the
 * papers beforehand, acceptance and conclusion are made together when the counter stamps the duplicate. An authority
 * may accept online instead; what is filed keeps the switches that it was opened under.
 */
export const verification = defineProcedure({
  key: 'verification',
  label: { 'zh-Hans': '医疗机构校验', 'zh-Hant': '醫療機構校驗', en: 'Verification of a medical institution' },
  subject: 'institution',
  prefix: 'JY',
  initial: 'draft',
  states,
  flags,
  pins: ['switches'],
  create: { roles: ['institution'], guards: creationGuards },
  exclusive: [fact('institution.id').operand, fact('campaign.id').operand],
  joins: [renewalJoin],
  form: { sections: [...profileSections, ...staffSections, ...conductSections], earlier: { form: fact('previous.form').operand, label: fact('previous.year').operand } },
  materials,
  review: { reasons: [...cannedReasons], points: reviewPoints, lease: reviewLease, contact: ['contact.name', 'contact.mobile', 'contact.phone'] },
  clocks,
  documents,
  queues,
  events: { ...filing, ...acceptance, ...review, ...decision, ...deferral, ...setAside },
});
