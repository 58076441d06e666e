import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { translator } from "@salus/i18n";
import { axeFindings, expect, freshTown, type Locale, open, test } from "./fixtures.ts";
import { bringIn } from "./workspace-plan.ts";

const journeys = [
  { locale: "nl", framework: "svpp-2023-2024" },
  { locale: "fr", framework: "svpp-2018-2019" },
] as const;

/** What Mechelen wrote for 2020. */
const lastPeriod = JSON.parse(
  readFileSync(new URL("../../../packages/db/src/seed/plans/mechelen-svpp-2020.json", import.meta.url), "utf8"),
) as { nodes: object[] };

/** The day as it is written, not the end of a longer number: "1 maart" is not in "31 maart". */
const written = (day: string): RegExp => new RegExp(`(?<!\\d)${day}`);
const item = (page: Page, text: string): Locator =>
  page
    .locator("[data-item]")
    .filter({ hasText: written(text) })
    .first();
const toSettle = (page: Page): Promise<number> => page.locator("[data-item]").count();

async function begin(page: Page, locale: Locale, framework: string): Promise<void> {
  const t = translator(locale);
  await open(page, `/${locale}/plans/new`);
  await page.locator(`input[name="framework"][value="${framework}"]`).check();
  await page.getByLabel(t((m) => m.renewal.start.ways.rollOver)).check();
  const sources = page.getByLabel(t((m) => m.renewal.start.fromPlan));
  await sources.selectOption({ label: `${t((m) => m.enums.instrumentShort.svpp)}\u00a02020` });
  await page.getByRole("button", { name: t((m) => m.renewal.start.previewShow) }).click();
  await expect(page.getByText(t((m) => m.renewal.start.previewOf))).toBeVisible();
  await page.getByRole("button", { name: t((m) => m.plans.create.submit) }).click();
  await expect(page).toHaveURL(/\/renew$/);
  await page.waitForLoadState("networkidle");
}

test.describe("from one period to the next", () => {
  for (const { locale, framework } of journeys) {
    test(`a coordinator rolls a plan over, settles three things and takes one back (${locale})`, async ({ as }) => {
      const t = translator(locale);
      const page = await as(`coordinator@${freshTown("mechelen")}`);
      await bringIn(page, "svpp", "svpp-2020", lastPeriod.nodes);
      await begin(page, locale, framework);
      const atFirst = await toSettle(page);
      expect(atFirst).toBeGreaterThan(5);
      expect(await axeFindings(page)).toEqual([]);

      const dated = item(page, "1 maart 2020");
      const proposal = (await dated.locator("ins").innerText()).trim();
      expect(proposal).toMatch(/^1 maart 20(18|23)$/);
      await dated.getByRole("button", { name: t((m) => m.renewal.change) }).click();
      await expect(page.locator("[data-item]")).toHaveCount(atFirst - 1);

      const kept = item(page, "1 april 2020");
      await kept.locator("summary", { hasText: t((m) => m.renewal.keep) }).click();
      await kept.getByRole("button", { name: t((m) => m.renewal.keepSave) }).click();
      // Without a reason nothing is kept: the browser asks for it.
      await expect(kept.getByLabel(t((m) => m.renewal.keepReason))).toBeFocused();
      await kept.getByLabel(t((m) => m.renewal.keepReason)).fill("Blijft ter herinnering staan");
      await kept.getByRole("button", { name: t((m) => m.renewal.keepSave) }).click();
      await expect(page.locator("[data-item]")).toHaveCount(atFirst - 2);
      await expect(page.getByText("Blijft ter herinnering staan")).toBeVisible();

      const edited = item(page, "31 maart 2020");
      await edited.locator("summary", { hasText: t((m) => m.renewal.edit) }).click();
      await edited.getByLabel(t((m) => m.renewal.editText)).fill("Elk jaar liggen de actieprogramma's klaar");
      await edited.getByRole("button", { name: t((m) => m.renewal.save) }).click();
      await expect(page.locator("[data-item]")).toHaveCount(atFirst - 3);

      await page
        .getByRole("listitem")
        .filter({ hasText: written("1 maart 2020") })
        .getByRole("button", { name: t((m) => m.renewal.undo) })
        .click();
      await expect(page.locator("[data-item]")).toHaveCount(atFirst - 2);
      await expect(item(page, "1 maart 2020")).toBeVisible();

      await open(page, page.url().replace(/\/renew$/, "/submit"));
      await expect(page.getByText(t((m) => m.renewal.submitWarning, { count: atFirst - 2 }))).toBeVisible();
    });
  }
});

test("a municipality begins with the structure of another one's approved plan, each text marked", async ({ as }) => {
  const t = translator("fr");
  const page = await as(`coordinator@${freshTown("namur")}`);
  await open(page, "/fr/plans/new");
  await page.locator('input[name="framework"][value="svpp-2023-2024"]').check();
  await page.getByLabel(t((m) => m.renewal.start.ways.inspiration)).check();
  await page
    .getByLabel(
      t((m) => m.renewal.start.published),
      { exact: true },
    )
    .selectOption({ label: `Malines, PSSP\u00a02020` });
  await page.getByLabel(t((m) => m.renewal.start.hasTexts)).check();
  await page.getByRole("button", { name: t((m) => m.plans.create.submit) }).click();
  await expect(page).toHaveURL(/\/renew$/);
  await expect(page.getByText(/Malines/).first()).toBeVisible();
  const marked = await toSettle(page);
  expect(marked).toBeGreaterThan(50);
  await page
    .locator("[data-item]")
    .first()
    .getByRole("button", { name: t((m) => m.renewal.confirm) })
    .click();
  await expect(page.locator("[data-item]")).toHaveCount(marked - 1);
});
