import type { Locator, Page } from 'playwright-core';
import { tick } from './tick';

/** Words for a long text, long enough for the strictest of them. */
const ACCOUNT = '本校验期内按照法律法规和本机构制度执行，定期自查，发现的问题已经整改完毕。';

async function answer(frame: Locator): Promise<boolean> {
  const area = frame.locator('textarea').first();
  if ((await area.count()) > 0) {
    if ((await area.inputValue()) !== '') return false;
    await area.fill(ACCOUNT);
    return true;
  }
  const radios = frame.getByRole('radio');
  if ((await radios.count()) > 0) {
    if ((await frame.getByRole('radio', { checked: true }).count()) > 0) return false;
    await tick(radios.first());
    return true;
  }
  const input = frame.locator('input:not([type=checkbox])').first();
  if ((await input.count()) === 0 || (await input.inputValue()) !== '' || (await input.getAttribute('role')) === 'combobox') return false;
  await input.fill('12');
  await input.blur();
  return true;
}

/**
 * Answers every question of the form that must be answered and is not yet, and every heading of the work summary: what
 * is typed into the paper form today.
 *
 * @returns how many were answered
 */
export async function fillIn(page: Page): Promise<number> {
  const frames = page.locator('.form-main .frame:has(.frame-required), [id="form.summary"] .frame');
  let answered = 0;
  for (const frame of await frames.all()) if (await answer(frame)) answered += 1;
  return answered;
}
