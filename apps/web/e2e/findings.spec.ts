import type { Page } from "@playwright/test";
import { axeFindings, cutOff, expect, freshTown, locales, open, test } from "./fixtures.ts";
import { makePlan, textOf } from "./workspace-plan.ts";

/** Writes a text as the server has it, without the page. */
async function write(page: Page, planId: string, nodeId: string, text: string): Promise<void> {
  const tree = (await (await page.request.get(`/api/v1/plans/${planId}/tree`)).json()) as {
    nodes: { lineageId: string; revision: number }[];
  };
  const node = tree.nodes.find(({ lineageId }) => lineageId === nodeId);
  const answer = await page.request.patch(`/api/v1/plans/${planId}/nodes/${nodeId}`, {
    headers: { origin: new URL(page.url()).origin },
    data: { baseRevision: node?.revision, changes: { "text.nl": text } },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

const words = {
  nl: {
    filter: "Zoeken in de bevindingen",
    about: /^Uitleg/,
    dismiss: "Opzij zetten",
    reason: "Reden",
    aside: /^Opzij gezet/,
    restore: /^Terugzetten/,
    short: "Schrijf ten minste drie tekens.",
    rule: "Jaartal vóór de periode",
    group: "op regel",
  },
  fr: {
    filter: "Chercher dans les constats",
    about: /^Explication/,
    dismiss: "Écarter",
    reason: "Motif",
    aside: /^Écartés/,
    restore: /^Rétablir/,
    short: "Écrivez au moins trois caractères.",
    rule: "Année antérieure à la période",
    group: "par règle",
  },
} as const;

for (const locale of locales) {
  test(`a finding is explained, set aside by keyboard, and back when the text changes (${locale})`, async ({ as }) => {
    const page = await as(`coordinator@${freshTown(locale === "nl" ? "mechelen" : "molenbeek")}`);
    const plan = await makePlan(page, "svpp-2018-2019");
    await write(page, plan.id, plan.result, "Vanaf 2015 krijgt elke aanvraag een bezoek.");
    await open(page, `/${locale}/plans/${plan.id}`);
    const told = words[locale];
    const drawer = page.locator('[data-pane="drawer"]');
    const line = drawer.locator("li.find").filter({ hasText: "Vanaf 2015" });

    // The filter finds it, and it says what it stands on.
    await drawer.getByRole("searchbox", { name: told.filter }).fill("vanaf 2015");
    await expect(drawer.locator("li.find")).toHaveCount(1);
    await line.getByRole("button", { name: told.about }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(told.rule);
    expect(await axeFindings(page)).toEqual([]);

    // No reason, no setting aside.
    await dialog.getByRole("button", { name: told.dismiss }).click();
    await expect(dialog).toContainText(told.short);
    await dialog.getByRole("textbox", { name: told.reason }).fill("Historisch, zo afgesproken");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await drawer.getByRole("searchbox", { name: told.filter }).fill("");
    const aside = drawer.locator("details");
    await aside.locator("summary").click();
    await expect(aside).toContainText("Historisch, zo afgesproken");

    // It stays aside after a reload, for the page before submitting too.
    await page.goto(`/${locale}/plans/${plan.id}/submit`);
    await expect(page.getByText("Historisch, zo afgesproken")).toBeVisible();
    await write(page, plan.id, plan.result, "Vanaf 2016 krijgt elke aanvraag een bezoek.");
    await open(page, `/${locale}/plans/${plan.id}`);
    await expect(drawer.locator("li.find").filter({ hasText: "Vanaf 2016" })).toBeVisible();
    await expect(aside).toHaveCount(0);
    expect(await textOf(page, plan.id, plan.result)).toBe("Vanaf 2016 krijgt elke aanvraag een bezoek.");
  });
}

test("findings are grouped by rule, lead to their field, and hold on a small screen", async ({ as }) => {
  const page = await as(`editor@${freshTown("mechelen")}`);
  const plan = await makePlan(page, "svpp-2018-2019");
  await write(page, plan.id, plan.result, "Vanaf 2015 krijgt elke elke aanvraag een bezoek.");
  await open(page, `/nl/plans/${plan.id}`);
  const drawer = page.locator('[data-pane="drawer"]');
  await drawer.getByRole("combobox").selectOption({ label: words.nl.group });
  await expect(drawer.getByRole("heading", { name: words.nl.rule })).toBeVisible();
  await expect(drawer.getByRole("heading", { name: "Woord dubbel" })).toBeVisible();
  await drawer
    .locator("li.find")
    .filter({ hasText: "elke elke" })
    .getByRole("button", { name: /^Nakijken|^Bekijken/ })
    .click();
  await expect(page.locator(`[data-field="${plan.result} text.nl"]`)).toBeFocused();
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await cutOff(page)).toEqual([]);
});

test("who only reads sees what was set aside and cannot change it", async ({ as }) => {
  const town = freshTown("mechelen");
  const writer = await as(`editor@${town}`);
  const plan = await makePlan(writer, "svpp-2018-2019");
  const origin = new URL(writer.url()).origin;
  const answer = await writer.request.get(`/api/v1/plans/${plan.id}/findings`);
  const { findings } = (await answer.json()) as { findings: { code: string }[] };
  expect(findings.length).toBeGreaterThan(0);
  const reader = await as(`reader@${town}`);
  const data = {
    code: "money.no_lines",
    nodeId: null,
    grantLineId: null,
    field: null,
    fingerprint: "x",
    reason: "Nee",
  };
  const refused = await reader.request.post(`/api/v1/plans/${plan.id}/dismissals`, { headers: { origin }, data });
  expect(refused.status()).toBe(403);
  const list = await reader.request.get(`/nl/plans/${plan.id}/findings.csv`);
  expect(await list.text()).toContain(";");
});
