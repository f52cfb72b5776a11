import type { Locator } from 'playwright-core';

/**
 * Ticks a box or chooses a radio button as a person does: one click, then the mark appears. A box that React controls
 * shows its mark with the next rendering, which the browser may do after it has reported the click.
 */
export async function tick(box: Locator): Promise<void> {
  if (await box.isChecked()) return;
  await box.click();
  await box.and(box.page().locator(':checked')).waitFor();
}
