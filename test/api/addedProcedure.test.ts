import { Role } from '@medregistry/config';
import { Case, expectStatus } from '../support/Case';
import { institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { districtSetting } from '../support/districtSetting';
import { generatedTests } from '../support/generatedTests';
import { workflowOf } from '../support/Ground';
import { personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { suspensionOfBusiness } from '../support/suspensionOfBusiness.fixture';

describe('a business that one file adds, on paper', () => {
  generatedTests(districtSetting(suspensionOfBusiness), Role.options);
});

describe('a business that one file adds, on the real application', () => {
  let server: RunningServer;
  let institution: DemoInstitution;
  let clerk: Person;
  let reviewer: Person;
  let before: Parameters<ReturnType<typeof workflowOf>['registry']['declare']>[0];

  beforeAll(async () => {
    server = await districtServer();
    institution = await institutionOf(server, 'rehabilitation');
    clerk = personIn(server, institution.username);
    reviewer = personIn(server, 'reviewer-1');
    const { registry } = workflowOf(server);
    before = registry.declaration();
    registry.declare({ ...before, procedures: [...before.procedures, suspensionOfBusiness] });
    await server.strapi.db.transaction(({ trx }) => registry.store(trx, new Date()));
  }, BOOT_PATIENCE);

  afterAll(() => workflowOf(server).registry.declare(before));

  it('has its form, slots, work list, printed form, effects and paper without another edit', async () => {
    const offered = await clerk.get<Body<{ key: string; creatable: boolean }[]>>('/api/procedures');
    expect(offered.body.data).toContainEqual(expect.objectContaining({ key: 'suspension-of-business', creatable: true }));

    const file = await Case.open(clerk, 'suspension-of-business', { institution: institution.documentId });
    expect(file.view.form['suspension']).toMatchObject({ institutionName: institution.name });
    const early = await file.fire(clerk, 'submit');
    expect(early.body.error.details.problems?.map(({ path }) => path)).toEqual(['form.suspension.reason', 'form.suspension.months', 'materials.application']);

    await file.fillIn();
    await file.upload();
    await file.reload();
    expect(expectStatus(await clerk.get(`${file.path}/documents/application`), 200).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const submitted = await file.advance(clerk, 'submit');
    expect(submitted.clocks).toMatchObject([{ key: 'review' }]);

    const list = await reviewer.get<Body<{ documentId: string }[]>>('/api/applications?queue=suspension-of-business:to-review');
    expect(list.body.data.map(({ documentId }) => documentId)).toEqual([file.view.documentId]);
    await file.advance(reviewer, 'approve');
    expect(await rowsOf(server, 'SELECT status FROM institutions WHERE document_id = ?', [institution.documentId])).toEqual([{ status: 'suspended-business' }]);
    expect(expectStatus(await clerk.get(`${file.path}/documents/approval`), 200).headers.get('content-type')).toBe('application/pdf');
  }, BOOT_PATIENCE);
});
