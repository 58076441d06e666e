import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { translator } from "@salus/i18n";
import { axeFindings, expect, type Locale, open, test } from "./fixtures.ts";
import { press, tabTo } from "./keyboard.ts";

/*
 * The main job, by keyboard alone: a coordinator brings in the plan the municipality has, works on it, submits it; the
 * federal adviser finds and compares it and sends it back; the coordinator reads why. Each language has a framework of
 * its own, so that both journeys can run on one database.
 */
const real = join(import.meta.dirname, "../../../../shared/plans/molenbeek_vsc_2023.txt");
const file = existsSync(real) ? real : join(import.meta.dirname, "fixtures/vsc.txt");

const journeys = [
  { locale: "nl", other: "fr", framework: "vsc-2023", year: "2023", understood: "au moins 50 entretiens par an" },
  {
    locale: "fr",
    other: "nl",
    framework: "vsc-2026-demo",
    year: "2026",
    understood: "minstens 50 gesprekken per jaar",
  },
] as const;
const indicator = {
  nl: "Aantal gesprekken met jongeren: ≥ 50 /jaar",
  fr: "Nombre d'entretiens avec des jeunes : ≥ 50 /an",
};
const reason = { nl: "Vul bij sector 2 de resultaten aan.", fr: "Complétez les résultats du secteur 2." };

async function signInByKeyboard(page: Page, locale: Locale, email: string): Promise<void> {
  const t = translator(locale);
  const { password } = (await (await page.request.get("/api/v1/demo")).json()) as { password: string };
  await open(page, `/${locale}/sign-in`);
  await tabTo(page, page.locator('input[type="email"]'));
  await page.keyboard.type(`${email}.demo.salus.example`);
  await tabTo(page, page.locator('input[type="password"]'));
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/${locale}$`));
  await expect(page).toHaveTitle(/Salus/);
  await expect(page.getByRole("link", { name: t((m) => m.shell.nav.home), exact: true }).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
}

/** Goes somewhere by the palette: Ctrl+K, the words, Enter. */
async function goBy(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(words);
  await expect(page.getByRole("option", { name: words, selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
}

async function importPlan(page: Page, locale: Locale, framework: string): Promise<void> {
  const t = translator(locale);
  await goBy(
    page,
    t((m) => m.importing.title),
  );
  const chooser = page.waitForEvent("filechooser");
  await tabTo(page, page.locator('input[type="file"]'));
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(file);
  await press(page, page.getByRole("button", { name: t((m) => m.importing.read), exact: true }));

  const tree = page.getByRole("treegrid", { name: t((m) => m.importing.proposalLabel) });
  await expect(tree).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("list", { name: t((m) => m.importing.sourceLabel) })).toBeVisible();
  await page.keyboard.press("j");
  const doubts = page.getByRole("status").filter({ hasText: /\d/ });
  const before = await doubts.first().textContent();
  await press(page, page.getByRole("button", { name: t((m) => m.importing.settle) }).first());
  await expect(doubts.first()).not.toHaveText(before ?? "");
  expect(await axeFindings(page)).toEqual([]);

  const choice = page.getByLabel(t((m) => m.importing.framework));
  await tabTo(page, choice);
  await choice.selectOption(framework);
  await press(page, page.getByRole("button", { name: t((m) => m.importing.accept) }));
  const dialog = page.getByRole("dialog", { name: t((m) => m.importing.acceptTitle) });
  await press(page, dialog.getByRole("button", { name: t((m) => m.importing.accept) }));
  await expect(page).toHaveURL(/\/plans\/[0-9a-f-]{36}/, { timeout: 30_000 });
}

/** An objective with an indicator under the first strategic objective of sector 2. */
async function addObjective(page: Page, locale: Locale): Promise<void> {
  const t = translator(locale);
  const tree = page.getByRole("treegrid", { name: t((m) => m.workspace.tree.title) });
  await expect(tree).toBeVisible();
  await page.waitForLoadState("networkidle");
  await tabTo(page, tree.locator('[role="row"][tabindex="0"]'));
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  for (let level = 0; level < 2; level += 1) {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Shift+N");
  await expect(page.locator("textarea:focus")).toBeVisible();
  await page.keyboard.type(locale === "nl" ? "Jongeren vinden gehoor." : "Les jeunes trouvent une écoute.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await expect(page.locator("textarea:focus")).toBeVisible();
  await page.keyboard.type(locale === "nl" ? "Elke vraag krijgt een gesprek." : "Chaque demande mène à un entretien.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("i");
  await expect(page.locator("textarea:focus")).toBeVisible();
  await page.keyboard.type(indicator[locale]);
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByText(new RegExp(t((m) => m.workspace.save.saved, { time: "" }).trim()))).toBeVisible();
}

async function submit(page: Page, locale: Locale): Promise<void> {
  const t = translator(locale);
  await press(page, page.getByRole("link", { name: t((m) => m.workspace.submit), exact: true }), "Shift+Tab");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t((m) => m.workspace.submitPage.title));
  await page.waitForLoadState("networkidle");
  await tabTo(page, page.getByRole("checkbox"));
  await page.keyboard.press("Space");
  await press(page, page.getByRole("button", { name: t((m) => m.workspace.submit), exact: true }));
  await expect(page.getByText(t((m) => m.enums.planStatus.submitted)).first()).toBeVisible();
}

/** In the matrix of the year: choose both municipalities, compare them on sector 2. */
async function compare(page: Page, locale: Locale, year: string): Promise<void> {
  const t = translator(locale);
  const molenbeek = locale === "nl" ? "Sint-Jans-Molenbeek" : "Molenbeek-Saint-Jean";
  const mechelen = locale === "nl" ? "Mechelen" : "Malines";
  await open(page, `/${locale}/federal/matrix?instrument=vsc&year=${year}&phenomenon=crime-nuisance-and-insecurity`);
  const tick = (municipality: string) =>
    page.getByRole("checkbox", { name: t((m) => m.federal.matrix.choose, { municipality }) });
  // Inside the grid Tab stops once; the arrows go from municipality to municipality.
  await tabTo(page, page.getByRole("grid").getByRole("checkbox").first());
  await tabTo(page, tick(mechelen), "ArrowDown");
  await page.keyboard.press("Space");
  await tabTo(page, tick(molenbeek), "ArrowDown");
  await page.keyboard.press("Space");
  const compareTwo = t((m) => m.federal.matrix.compare, { count: 2 });
  await press(
    page,
    page.getByRole("button", { name: compareTwo }).or(page.getByRole("link", { name: compareTwo })),
    "Shift+Tab",
  );
  await expect(page).toHaveURL(/\/federal\/compare/);
  await expect(page.getByText(indicator[locale]).first()).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
}

async function sendBack(page: Page, locale: Locale, framework: string): Promise<void> {
  const t = translator(locale);
  await open(page, `/${locale}/federal/plans?framework=${framework}&q=molenbeek`);
  await expect(page.getByRole("row")).toHaveCount(2);
  await press(page, page.getByRole("row").nth(1).getByRole("link").first());
  await expect(page).toHaveURL(/\/federal\/plans\/[0-9a-f-]{36}/);
  await page.waitForLoadState("networkidle");
  await press(page, page.getByRole("link", { name: t((m) => m.federal.decide.return), exact: true }));
  await tabTo(page, page.getByRole("dialog").getByLabel(t((m) => m.federal.decide.reason)));
  await page.keyboard.type(reason[locale]);
  await press(page, page.getByRole("button", { name: t((m) => m.federal.decide.reread) }));
  await press(page, page.getByRole("button", { name: t((m) => m.federal.decide.send) }));
  await expect(page.getByText(reason[locale]).first()).toBeVisible();
}

for (const { locale, other, framework, year, understood } of journeys) {
  test(`from the plan it has to the answer it gets, by keyboard (${locale})`, async ({ browser, baseURL }) => {
    test.setTimeout(240_000);
    const coordinator = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
    await signInByKeyboard(coordinator, locale, "coordinator@molenbeek");
    await importPlan(coordinator, locale, framework);
    await addObjective(coordinator, locale);

    const inOther = coordinator.locator(`.head a[hreflang="${other}-BE"]`);
    await press(coordinator, inOther, "Shift+Tab");
    await expect(coordinator.locator("html")).toHaveAttribute("lang", `${other}-BE`);
    await expect(coordinator.getByText(understood).first()).toBeVisible();
    await press(coordinator, coordinator.locator(`.head a[hreflang="${locale}-BE"]`), "Shift+Tab");
    await expect(coordinator.locator("html")).toHaveAttribute("lang", `${locale}-BE`);
    await submit(coordinator, locale);

    const adviser = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
    await signInByKeyboard(adviser, locale, "adviser@federal");
    await compare(adviser, locale, year);
    await sendBack(adviser, locale, framework);

    await open(coordinator, `/${locale}/plans`);
    const plans = (await (await coordinator.request.get("/api/v1/plans")).json()) as {
      plans: { id: string; framework: string }[];
    };
    const id = plans.plans.find((plan) => plan.framework === framework)?.id;
    await press(coordinator, coordinator.locator(`a[href^="/${locale}/plans/${id}"]`).first());
    await expect(coordinator.getByText(reason[locale]).first()).toBeVisible();
  });
}
