import type { Page } from 'playwright-core';
import type { Case } from '../support/Case';
import { institutionOf, rowsOf } from '../support/district';
import { activatedNurse, dueNurses, filedRenewal, nurseBehind } from '../support/nurses';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { Browsing, NARROW, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { tick } from './support/tick';
import { until } from './support/until';

describe('several renewals of nurses in one act, at the screens', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let files: Case[];
  let due: { name: string };
  let page: Page;
  const wrong: string[] = [];
  const step = story(() => browsing);
  const bar = () => page.getByRole('group', { name: '批量办理' });
  const dialog = () => page.getByRole('dialog').last();
  /** Presses 是 once nothing moves any more. */
  const agree = async (): Promise<void> => {
    await until(page, `document.getAnimations().every(({ playState }) => playState !== 'running')`);
    await dialog().getByRole('button', { name: '是', exact: true }).click();
  };
  const finish = () => dialog().getByRole('button', { name: '关闭', exact: true }).last();

  beforeAll(async () => {
    server = await districtServer();
    browsing = new Browsing(server.url);
    files = [];
    for (const id of await dueNurses(server, await institutionOf(server, 'hospital'), 3)) files.push(await filedRenewal(await activatedNurse(server, id)));
    [due = { name: '' }] = await rowsOf<{ name: string }>(server, 'SELECT name FROM nurses WHERE document_id = ?', [await nurseBehind(server, 'nurse-due')]);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('the institution chooses a kind of business and confirms all of it, saying once that it employs them', async () => {
    page = await browsing.signIn('hs-hospital');
    await page.getByRole('navigation', { name: '待确认的业务种类' }).getByRole('button', { name: /延续注册：待确认/ }).click();
    await tick(bar().getByRole('checkbox', { name: '选择本页全部' }));
    wrong.push(...(await lookAt(page, 'nursing-batch')));
    await bar().getByRole('button', { name: /^批量确认/ }).click();
    await tick(dialog().getByRole('radio', { name: '是', exact: true }));
    wrong.push(...(await lookAt(page, 'nursing-batch-dialog')));
    await agree();
    await dialog().getByText(/^已办理 \d+ 件。$/).waitFor();
    await finish().click();
    await page.getByText('没有等您确认的申请。').waitFor();
  });

  step('the reviewer accepts and proposes them together; what somebody has moved meanwhile is named and left', async () => {
    page = await browsing.signIn('reviewer-1');
    await page.goto('/app/work?queue=registration-renewal:to-review');
    await tick(bar().getByRole('checkbox', { name: '选择本页全部' }));
    const [first] = files as [Case];
    await first.reload();
    await first.advance(first.owner, 'withdraw');
    await bar().getByRole('button', { name: /^批量受理/ }).click();
    await agree();
    await dialog().getByRole('region', { name: '没有办理的业务' }).getByText(first.view.number).waitFor();
    wrong.push(...(await lookAt(page, 'reviewer-batch-outcome')));
    await finish().click();
    await tick(bar().getByRole('checkbox', { name: '选择本页全部' }));
    await bar().getByRole('button', { name: /^批量提出审核建议/ }).click();
    await dialog().getByText('准予延续注册', { exact: true }).click();
    await dialog().getByLabel(/^审核意见/).fill('材料齐全，符合条件。');
    await agree();
    await dialog().getByText(/^已办理 \d+ 件。$/).waitFor();
    await finish().click();
  });

  step('another person grants them', async () => {
    page = await browsing.signIn('approver-1');
    await page.goto('/app/work?queue=registration-renewal:to-decide');
    await tick(bar().getByRole('checkbox', { name: '选择本页全部' }));
    await bar().getByRole('button', { name: /^批量准予延续注册/ }).click();
    await agree();
    await dialog().getByText(/^已办理 \d+ 件。$/).waitFor();
    await finish().click();
    for (const file of files.slice(1)) expect((await file.reload()).state).toBe('certificate-making');
  });

  step('the institution applies for those who are due, and the nurse consents on her phone', async () => {
    page = await browsing.signIn('hs-hospital');
    await page.goto('/app/nurses?list=renewal-due');
    await page.getByRole('button', { name: '确认名单' }).click();
    await dialog().getByLabel('处理情况').fill('已联系本人办理变更注册。');
    wrong.push(...(await lookAt(page, 'nursing-roster-confirmation')));
    await dialog().getByRole('button', { name: '确认名单' }).click();
    await page.getByText(/^名单上次确认：/).waitFor();
    await tick(page.getByRole('checkbox', { name: due.name, exact: true }));
    await page.getByRole('button', { name: '为选中的 1 人集体申请延续' }).click();
    await tick(dialog().getByRole('checkbox', { name: '确认聘用所选护士，注册情况属实' }));
    wrong.push(...(await lookAt(page, 'nursing-collective')));
    await dialog().getByRole('button', { name: '提交给本人同意' }).click();
    await dialog().getByText('已为 1 人提出申请，等待本人同意。', { exact: false }).waitFor();
    await finish().click();
    page = await browsing.signIn('nurse-due');
    await page.setViewportSize(NARROW);
    await page.getByText(/集体申请延续注册。请本人核对申请表/).first().waitFor();
    await page.getByRole('link', { name: '查看这件申请' }).click();
    await page.getByRole('button', { name: '同意并提交' }).click();
    await tick(dialog().getByRole('radio', { name: '是', exact: true }));
    wrong.push(...(await lookAt(page, 'nurse-consent')));
    await agree();
    await page.getByText('已提交，待受理').filter({ visible: true }).first().waitFor();
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
