import type { Page } from 'playwright-core';
import { PATIENCE } from './Browsing';

/**
 * Waits until an expression holds in the page. It is asked from outside, because the pages' content security policy
 * lets nothing evaluate text within them.
 *
 * @throws when it does not come to hold
 */
export async function until(page: Page, expression: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await page.evaluate<boolean>(`Boolean(${expression})`))) {
    if (Date.now() > deadline) throw new Error(`It never came to hold on ${page.url()}: ${expression}`);
    await page.waitForTimeout(50);
  }
}
