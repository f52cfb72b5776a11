import type { DemoCase, DemoCaseStage, DemonstrationDistrict } from '@medregistry/database/demonstration';
import { civilDate, named, ownerOf, type CivilDate, type Json, type Principal } from '@medregistry/language';
import type { ApplicationView, Workflow } from '@medregistry/workflow';
import type { Core } from '@strapi/strapi';
import { acknowledgeNotice } from '../notices/acknowledgeNotice';
import type { DemoKeys, DemoRecord } from './DemoKeys';
import { fillForm } from './fillForm';
import { principalOf, provenAt } from './principalOf';
import type { Samples } from './samplePage';
import { uploadSample } from './uploadSample';

type Hand = 'applicant' | 'reviewer' | 'second' | 'approver' | 'counter';

/** One act after the application was filed: who does it, and the event. */
interface Act {
  by: Hand;
  event: string;
  payload?: (plan: DemoCase, view: ApplicationView, today: CivilDate) => { [field: string]: Json };
}

/** What an act says of the renewal that goes along, where one does. */
const besides = ({ joined }: ApplicationView, payload: { [field: string]: Json }): { [field: string]: Json } => (joined.some(({ procedure }) => procedure === 'renewal') ? named(payload, 'renewal') : {});

const SUBMIT: Act = { by: 'applicant', event: 'submit' };
const CLAIM: Act = { by: 'reviewer', event: 'claim' };
const PROPOSE: Act = { by: 'reviewer', event: 'propose', payload: (_plan, view) => ({ conclusion: 'passed', opinion: '申请材料齐全，内容与登记信息一致，建议校验合格。', ...besides(view, { conclusion: 'granted' }) }) };
const DECIDE: Act = { by: 'approver', event: 'decide', payload: () => ({ opinion: '同意。' }) };
const RETURN: Act = { by: 'reviewer', event: 'return', payload: ({ notes }) => ({ notes }) };
const STAMP: Act = { by: 'counter', event: 'stamp', payload: () => ({ checklist: { permitDuplicate: true, guidanceNotice: true } }) };

const PROPOSE_DEFERRAL: Act = {
  by: 'reviewer',
  event: 'propose-deferral',
  payload: () => ({
    causes: ['below-standard'], months: 3, facts: '现场核对发现处置室与清创室未分开设置，执业护士少于标准要求。',
    standard: '《医疗机构基本标准（试行）》门诊部部分。', tasks: '一、处置室与清创室分开设置。\n二、按标准配备执业护士。',
  }),
};
const NOTIFY: Act = { by: 'approver', event: 'notify-deferral' };
const ASK_HEARING: Act = { by: 'applicant', event: 'ask-hearing', payload: () => ({ reason: '整改已经开始，请求当面说明情况。' }) };
const WAIVE_HEARING: Act = { by: 'applicant', event: 'waive-hearing', payload: () => ({ statement: '对告知的事实没有异议，将按要求整改。' }) };
const DEFER: Act = { by: 'approver', event: 'defer', payload: () => ({ opinion: '事实清楚，同意暂缓校验。' }) };
const SET_ASIDE: Act = { by: 'reviewer', event: 'propose-set-aside', payload: () => ({ reason: '盖章时核对的副本不是本机构的，校验记录有误。', basis: '《行政许可法》第六十九条。' }) };
const VISIT: Act = { by: 'reviewer', event: 'visit', payload: (_plan, _view, plannedOn) => ({ plannedOn, members: '审核甲、审核乙' }) };
const INSPECT: Act = {
  by: 'reviewer',
  event: 'inspect',
  payload: (_plan, _view, visitedOn) => ({
    visitedOn, present: '主要负责人、护士长', standard: 'unmet', standardRemark: '消毒供应区域仍未独立设置。', law: 'met', quality: 'partly', qualityRemark: '灭菌记录不完整。', others: 'none',
    rectification: '独立设置消毒供应区域，补全灭菌记录。', summary: '主要整改内容没有完成。',
  }),
};
const CONFIRM: Act = { by: 'second', event: 'confirm-inspection' };
const PROPOSE_FAILURE: Act = { by: 'reviewer', event: 'propose-failure', payload: () => ({ facts: '消毒供应区域仍未独立设置，灭菌记录不完整。', standard: '《医疗机构基本标准（试行）》口腔门诊部部分。' }) };
const DECIDE_FAILURE: Act = { by: 'approver', event: 'decide-failure' };

const ACTS: Record<DemoCaseStage, readonly Act[]> = {
  draft: [],
  submitted: [SUBMIT],
  correction: [SUBMIT, CLAIM, RETURN],
  'pending-decision': [SUBMIT, CLAIM, PROPOSE],
  'online-approved': [SUBMIT, CLAIM, PROPOSE, DECIDE],
  completed: [SUBMIT, CLAIM, PROPOSE, DECIDE, STAMP],
  'deferral-proposed': [SUBMIT, CLAIM, PROPOSE_DEFERRAL],
  hearing: [SUBMIT, CLAIM, PROPOSE_DEFERRAL, NOTIFY, ASK_HEARING],
  deferred: [SUBMIT, CLAIM, PROPOSE_DEFERRAL, NOTIFY, WAIVE_HEARING, DEFER],
  'set-aside-proposed': [SUBMIT, CLAIM, PROPOSE, DECIDE, STAMP, SET_ASIDE],
  're-verification-visit': [SUBMIT, CLAIM, VISIT],
  're-verification-failed': [SUBMIT, CLAIM, VISIT, INSPECT, CONFIRM, PROPOSE_FAILURE, DECIDE_FAILURE],
};

const HOUR = 3_600_000;

interface Replay {
  strapi: Core.Strapi;
  workflow: Workflow;
  samples: Samples;
  now: Date;
  institution: DemoRecord;
  campaign: DemoRecord;
}

const viewIn = (answer: { body?: { data: ApplicationView } }): ApplicationView => {
  if (!answer.body) throw new Error('The workflow gave no case back');
  return answer.body.data;
};

/** Everything that the applicant does before submitting: notice, form, materials. */
async function prepare({ strapi, workflow: { engine }, samples, now, institution, campaign }: Replay, plan: DemoCase, applicant: Principal): Promise<ApplicationView> {
  const asking = { principal: applicant, address: '127.0.0.1', now };
  await acknowledgeNotice(strapi, { campaign: campaign.documentId }, institution.documentId, asking);
  const opened = viewIn(
    await engine.create(asking, { procedure: plan.procedure, subjectType: 'institution', subjectId: institution.documentId, context: { campaign: campaign.documentId } }),
  );
  const filled = fillForm(opened.form, plan);
  // A draft was left half-way.
  const form = plan.upTo === 'draft' ? { ...opened.form, period: filled['period'] ?? {} } : filled;
  const saved = viewIn(await engine.save({ ...asking, ifMatch: opened.version }, opened.documentId, form));
  const wanted = saved.materials.filter(({ required }) => required).slice(0, plan.upTo === 'draft' ? 1 : undefined);
  for (const { slot, label } of wanted) {
    const { procedure, key } = ownerOf(slot);
    const application = saved.joined.find((part) => part.procedure === procedure)?.documentId ?? saved.documentId;
    await uploadSample(strapi, asking, samples, { application, slot: key, label });
  }
  return saved;
}

/** Brings one case to its stage by the acts of its people, an hour apart. */
async function replay(context: Replay, plan: DemoCase): Promise<void> {
  const people: Record<Hand, Principal> = {
    applicant: await principalOf(context.strapi, plan.applicant),
    reviewer: await principalOf(context.strapi, plan.reviewer),
    second: await principalOf(context.strapi, plan.second),
    approver: await principalOf(context.strapi, plan.approver),
    counter: await principalOf(context.strapi, plan.counter),
  };
  const acts = ACTS[plan.upTo];
  const at = (step: number): Date => new Date(context.now.getTime() - (acts.length - step) * HOUR);
  let view = await prepare({ ...context, now: at(0) }, plan, people.applicant);
  for (const [step, { by, event, payload }] of acts.entries()) {
    view = viewIn(
      await context.workflow.engine.fire({ principal: provenAt(people[by], at(step + 1)), address: '127.0.0.1', now: at(step + 1), ifMatch: view.version }, view.documentId, event, payload?.(plan, view, civilDate(at(step + 1))) ?? {}),
    );
  }
}

/**
 * Brings the demonstration's cases to their stages, each by the acts of its people through the workflow: the one
 * write path, with its guards, audit and messages.
 */
export async function replayCases(strapi: Core.Strapi, district: DemonstrationDistrict, keys: DemoKeys, samples: Samples, now: Date): Promise<void> {
  const workflow = strapi.plugin('workflow').service('workflow') as Workflow;
  for (const plan of district.cases) {
    const institution = keys.institution(plan.institution);
    const { rows } = await strapi.db.connection.raw<{ rows: unknown[] }>('SELECT FROM applications WHERE subject_id = ?', [institution.documentId]);
    if (rows.length > 0) continue; // an earlier, interrupted start has begun it
    await replay({ strapi, workflow, samples, now, institution, campaign: keys.campaign(plan.campaign) }, plan);
  }
}
