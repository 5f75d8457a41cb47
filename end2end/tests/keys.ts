// Walking a page with the keyboard alone.
import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until `there` has the focus; a place that Tab does not reach fails. */
export async function tabTo(page: Page, there: Locator, key = "Tab"): Promise<void> {
  await expect(there).toBeVisible();
  const here = () => there.evaluate((one) => one === document.activeElement);
  for (let stops = 0; stops < 60 && !(await here()); stops += 1) await page.keyboard.press(key);
  await expect(there).toBeFocused();
}
