import { axeFindings, expect, freshTown, open, test } from "./fixtures.ts";
import { field, makePlan, nodesOf, row } from "./workspace-plan.ts";

test("lines are split, joined, duplicated, chosen together and brought back from the bin, by keyboard", async ({
  as,
}) => {
  const page = await as(`coordinator@${freshTown("mechelen")}`);
  const plan = await makePlan(page, "svpp-2020-2022");
  await open(page, `/nl/plans/${plan.id}?node=${plan.result}`);
  const { keyboard } = page;
  const results = async (): Promise<(string | undefined)[]> =>
    (await nodesOf(page, plan.id)).filter(({ kind }) => kind === "result").map(({ text }) => text["nl"]);

  await field(page, plan.result, "text.nl").click();
  await keyboard.press("Control+A");
  await keyboard.type("Elke aanvraag krijgt een bezoek. Elke winkel ook.");
  for (let step = 0; step < "Elke winkel ook.".length; step += 1) await keyboard.press("ArrowLeft");
  await keyboard.press("Alt+Enter");
  await expect
    .poll(async () => (await results()).sort())
    .toEqual(["Elke aanvraag krijgt een bezoek.", "Elke winkel ook."]);
  await expect(page.locator(".notice")).toContainText("Gesplitst");
  await keyboard.press("Escape");
  await keyboard.press("Alt+Backspace");
  await expect.poll(results).toEqual(["Elke aanvraag krijgt een bezoek. Elke winkel ook."]);

  await row(page, plan.result).focus();
  await keyboard.press("Control+d");
  await expect.poll(async () => (await results()).length).toBe(2);
  await keyboard.press("Shift+ArrowUp");
  await expect(page.getByRole("toolbar", { name: "Gekozen onderdelen" })).toContainText("2 onderdelen gekozen");
  expect(await axeFindings(page)).toEqual([]);
  await keyboard.press("Delete");
  await expect.poll(results).toEqual([]);

  await page.getByRole("button", { name: "Verfijnen" }).click();
  await page.getByRole("button", { name: "Prullenbak" }).click();
  const dialog = page.getByRole("dialog", { name: "Verwijderde onderdelen" });
  await expect(dialog.getByText("Verwijderd door").first()).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await dialog
    .getByRole("button", { name: /^Terugzetten ?:/ })
    .first()
    .click();
  await expect.poll(async () => (await results()).length).toBe(1);
});

test("a filter is counted, shared by its address and cleared; a number jumps", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("namur")}`);
  const plan = await makePlan(page, "svpp-2018-2019");
  await open(page, `/fr/plans/${plan.id}?node=${plan.objective}`);
  const search = page.getByRole("searchbox", { name: "Filtre ou numéro" });
  await search.fill("conseil");
  await expect(page.locator(".hits")).toContainText(/élément/);
  await expect.poll(() => page.url()).toContain("q=conseil");
  await open(page, page.url());
  await expect(search).toHaveValue("conseil");
  await page.getByRole("button", { name: "Effacer le filtre" }).click();
  await expect(search).toHaveValue("");
  await search.fill("2.2.1 1");
  await search.press("Enter");
  await expect(row(page, plan.objective)).toBeFocused();
  await page.setViewportSize({ width: 768, height: 1000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(768);
});
