import type { DemoCase, DemoCaseStage, DemonstrationDistrict } from '@medregistry/database/demonstration';
import { named, ownerOf, type Json, type Principal } from '@medregistry/language';
import type { ApplicationView, Workflow } from '@medregistry/workflow';
import type { Core } from '@strapi/strapi';
import { acknowledgeNotice } from '../notices/acknowledgeNotice';
import type { DemoKeys, DemoRecord } from './DemoKeys';
import { fillForm } from './fillForm';
import { principalOf } from './principalOf';
import type { Samples } from './samplePage';
import { uploadSample } from './uploadSample';

type Hand = 'applicant' | 'reviewer' | 'approver' | 'counter';

/** One act after the application was filed: who does it, and the event. */
interface Act {
  by: Hand;
  event: string;
  payload?: (plan: DemoCase, view: ApplicationView) => { [field: string]: Json };
}

/** What an act says of the renewal that goes along, where one does. */
const besides = ({ joined }: ApplicationView, payload: { [field: string]: Json }): { [field: string]: Json } => (joined.some(({ procedure }) => procedure === 'renewal') ? named(payload, 'renewal') : {});

const SUBMIT: Act = { by: 'applicant', event: 'submit' };
const CLAIM: Act = { by: 'reviewer', event: 'claim' };
const PROPOSE: Act = { by: 'reviewer', event: 'propose', payload: (_plan, view) => ({ conclusion: 'passed', opinion: '申请材料齐全，内容与登记信息一致，建议校验合格。', ...besides(view, { conclusion: 'granted' }) }) };
const DECIDE: Act = { by: 'approver', event: 'decide', payload: () => ({ opinion: '同意。' }) };
const RETURN: Act = { by: 'reviewer', event: 'return', payload: ({ notes }) => ({ notes }) };
const STAMP: Act = { by: 'counter', event: 'stamp', payload: () => ({ checklist: { permitDuplicate: true, guidanceNotice: true } }) };

const ACTS: Record<DemoCaseStage, readonly Act[]> = {
  draft: [],
  submitted: [SUBMIT],
  correction: [SUBMIT, CLAIM, RETURN],
  'pending-decision': [SUBMIT, CLAIM, PROPOSE],
  'online-approved': [SUBMIT, CLAIM, PROPOSE, DECIDE],
  completed: [SUBMIT, CLAIM, PROPOSE, DECIDE, STAMP],
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
    await engine.create(asking, { procedure: 'verification', subjectType: 'institution', subjectId: institution.documentId, context: { campaign: campaign.documentId } }),
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
    approver: await principalOf(context.strapi, plan.approver),
    counter: await principalOf(context.strapi, plan.counter),
  };
  const acts = ACTS[plan.upTo];
  const at = (step: number): Date => new Date(context.now.getTime() - (acts.length - step) * HOUR);
  let view = await prepare({ ...context, now: at(0) }, plan, people.applicant);
  for (const [step, { by, event, payload }] of acts.entries()) {
    view = viewIn(
      await context.workflow.engine.fire({ principal: people[by], address: '127.0.0.1', now: at(step + 1), ifMatch: view.version }, view.documentId, event, payload?.(plan, view) ?? {}),
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
