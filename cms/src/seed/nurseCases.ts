import type { DemoNurseCase, DemoNurseCaseStage, DemonstrationDistrict } from '@medregistry/database/demonstration';
import type { FormData, Json, Principal } from '@medregistry/language';
import type { ApplicationView, Workflow } from '@medregistry/workflow';
import type { Core } from '@strapi/strapi';
import type { DemoKeys } from './DemoKeys';
import { principalOf, provenAt } from './principalOf';
import type { Samples } from './samplePage';
import { uploadSample } from './uploadSample';

interface Act {
  by: 'nurse' | 'manager' | 'reviewer';
  event: string;
  payload?: (plan: DemoNurseCase) => { [field: string]: Json };
}

const SUBMIT: Act = { by: 'nurse', event: 'submit' };
const CONFIRM: Act = { by: 'manager', event: 'confirm', payload: () => ({ employs: true }) };

const ACTS: Record<DemoNurseCaseStage, readonly Act[]> = {
  'pending-institution': [SUBMIT],
  'in-review': [SUBMIT, CONFIRM, { by: 'reviewer', event: 'accept' }],
  correction: [SUBMIT, CONFIRM, { by: 'reviewer', event: 'return', payload: ({ notes }) => ({ notes }) }],
};

const HOUR = 3_600_000;

/** What somebody who has just passed adds to what the register knows. */
const filled = (form: FormData): FormData => ({
  ...form,
  applicant: { ...form['applicant'], studyYears: 3 },
  career: { ...form['career'], internshipMonths: 10, education: [{ from: '2019-09-01', to: '2022-07-01', school: '示例护理职业学院', major: '护理学' }] },
  practice: { ...form['practice'], department: '护理一科', workCategory: 'clinical', title: 'nurse', position: 'none' },
  declaration: { truthful: true },
});

const viewIn = (answer: { body?: { data: ApplicationView } }): ApplicationView => {
  if (!answer.body) throw new Error('The workflow gave no case back');
  return answer.body.data;
};

interface Replay {
  strapi: Core.Strapi;
  samples: Samples;
  keys: DemoKeys;
  now: Date;
}

/** Opens, fills in and files one first registration, and brings it to its stage, an hour between two acts. */
async function replay({ strapi, samples, keys, now }: Replay, plan: DemoNurseCase, nurse: string): Promise<void> {
  const { engine } = strapi.plugin('workflow').service('workflow') as Workflow;
  const people: Record<Act['by'], Principal> = { nurse: await principalOf(strapi, plan.nurse), manager: await principalOf(strapi, plan.manager), reviewer: await principalOf(strapi, plan.reviewer) };
  const acts = ACTS[plan.upTo];
  const at = (step: number): Date => new Date(now.getTime() - (acts.length - step) * HOUR);
  const asking = { principal: people.nurse, address: '127.0.0.1', now: at(0) };
  const opened = viewIn(await engine.create(asking, { procedure: 'first-registration', subjectType: 'nurse', subjectId: nurse, context: { institution: keys.institution(plan.institution).documentId } }));
  let view = viewIn(await engine.save({ ...asking, ifMatch: opened.version }, opened.documentId, filled(opened.form)));
  for (const { slot, label } of view.materials.filter(({ required }) => required)) await uploadSample(strapi, asking, samples, { application: view.documentId, slot, label });
  for (const [step, { by, event, payload }] of acts.entries()) {
    view = viewIn(await engine.fire({ principal: provenAt(people[by], at(step + 1)), address: '127.0.0.1', now: at(step + 1), ifMatch: view.version }, view.documentId, event, payload?.(plan) ?? {}));
  }
}

/** Brings the nurses' cases of the demonstration to their stages by the acts of their people; each one once. */
export async function replayNurseCases(strapi: Core.Strapi, district: DemonstrationDistrict, keys: DemoKeys, samples: Samples, now: Date): Promise<void> {
  for (const plan of district.nurseCases) {
    // A demonstration that was made before has no such account.
    const { rows } = await strapi.db.connection.raw<{ rows: { nurse: string; begun: boolean }[] }>(
      `SELECT s.scope_id AS nurse, EXISTS (SELECT FROM applications a WHERE a.subject_id = s.scope_id) AS begun
       FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE u.username = ? AND s.role = 'nurse' AND s.revoked_at IS NULL`,
      [plan.nurse],
    );
    const [found] = rows;
    if (found && !found.begun) await replay({ strapi, samples, keys, now }, plan, found.nurse);
  }
}
