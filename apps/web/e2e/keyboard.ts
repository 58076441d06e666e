import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

const most = 150;

/** Presses Tab until this has the focus; or another key, as inside a grid, where Tab stops only once. */
export async function tabTo(page: Page, wanted: Locator, key = "Tab"): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < most; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key}, ${most} times, does not lead to ${String(wanted)}`);
}

export async function press(page: Page, wanted: Locator, key = "Tab"): Promise<void> {
  await tabTo(page, wanted, key);
  await page.keyboard.press("Enter");
}

export async function type(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.insertText(text);
}
