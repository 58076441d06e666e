import { axeFindings, expect, freshTown, open, type Page, test } from "./fixtures.ts";
import { field, makePlan, nodesOf, textOf } from "./workspace-plan.ts";

/** Saves a field as a colleague would, behind the back of the page. */
async function saveBehind(page: Page, planId: string, nodeId: string, changes: Record<string, string>): Promise<void> {
  const node = (await nodesOf(page, planId)).find(({ lineageId }) => lineageId === nodeId);
  const answer = await page.request.patch(`/api/v1/plans/${planId}/nodes/${nodeId}`, {
    headers: { origin: new URL(page.url()).origin },
    data: { baseRevision: node?.revision, changes },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

test("wrong terms and misspelt words are underlined; a key replaces, a list lets pass, nothing changes by itself", async ({
  as,
}) => {
  const page = await as(`coordinator@${freshTown("mechelen")}`);
  const plan = await makePlan(page, "svpp-2018-2019");
  await open(page, `/nl/plans/${plan.id}?node=${plan.objective}`);
  const nl = field(page, plan.objective, "text.nl");
  await nl.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("De Vredesbewaarders helpen de pleintjeswerkerz.");
  const marks = page.getByRole("group", { name: "Aandachtspunten in deze tekst" });
  await expect(marks).toContainText("“Vredesbewaarders” is niet de officiële term");
  await expect(marks).toContainText("“pleintjeswerkerz” staat niet in het woordenboek");
  await expect(nl).toHaveValue("De Vredesbewaarders helpen de pleintjeswerkerz.");

  // One key puts the official term there, with the capital of what it replaces.
  await page.keyboard.press("Home");
  await page.keyboard.press("Alt+Shift+Enter");
  await expect(nl).toHaveValue("De Gemeenschapswachten helpen de pleintjeswerkerz.");
  await marks.getByRole("button", { name: /^Toevoegen aan mijn woorden/ }).click();
  await expect(marks.getByText("staat niet in het woordenboek")).toBeHidden();
  await page.keyboard.press("Escape");
  const stored = "De Gemeenschapswachten helpen de pleintjeswerkerz.";
  await expect.poll(() => textOf(page, plan.id, plan.objective)).toBe(stored);

  // What a colleague saved is read as well: figures that differ are told in the list of the plan.
  await saveBehind(page, plan.id, plan.indicator, { "text.fr": "Nombre de visites : ≥ 45/an" });
  await page.reload();
  await expect(
    page.getByText("De getallen stemmen niet overeen met de andere taal: 45 hier, 40 daar.").first(),
  ).toBeVisible();
  const words = (await (await page.request.get("/api/v1/words")).json()) as { words: { word: string; list: string }[] };
  expect(words.words).toContainEqual(expect.objectContaining({ word: "pleintjeswerkerz", list: "mine" }));

  await open(page, "/nl/account");
  const lists = page.getByRole("region", { name: "Woordenlijsten" });
  await lists.getByRole("button", { name: "“pleintjeswerkerz” schrappen" }).click();
  await expect(lists.getByRole("status")).toContainText("“pleintjeswerkerz” geschrapt");
  await expect(lists.getByRole("listitem")).toHaveCount(0);
});

test("an outdated translation shows what changed, is brought up to date and read by a colleague", async ({ as }) => {
  const town = freshTown("mechelen");
  const [page, colleague] = [await as(`coordinator@${town}`), await as(`editor@${town}`)];
  const plan = await makePlan(page, "svpp-2020-2022");
  await saveBehind(page, plan.id, plan.objective, { "text.nl": "Inwoners krijgen gratis en neutraal advies." });
  await open(page, `/nl/plans/${plan.id}/translate`);
  const pairs = page.getByRole("article");
  await expect(pairs).toHaveCount(1);
  await page.getByRole("button", { name: "Wat is er gewijzigd?" }).click();
  const dialog = page.getByRole("dialog", { name: "Gewijzigd sinds de vertaling" });
  await expect(dialog.locator("ins")).toContainText("en neutraal");
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  // The keyboard goes to the next translation; what is written is saved by itself and stays in sight.
  await page.keyboard.press("Alt+ArrowDown");
  const fr = field(page, plan.objective, "text.fr");
  await expect(fr).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Les habitants reçoivent un conseil gratuit et neutre.");
  await page.keyboard.press("Escape");
  await expect
    .poll(async () => (await nodesOf(page, plan.id)).find(({ lineageId }) => lineageId === plan.objective)?.text["fr"])
    .toBe("Les habitants reçoivent un conseil gratuit et neutre.");
  await expect(page.getByText("3 van 3 teksten actueel")).toBeVisible();

  await open(colleague, `/fr/plans/${plan.id}/translate`);
  await colleague.getByLabel("Afficher").selectOption("unreviewed");
  const [first] = await colleague.getByRole("article").all();
  await first!.getByRole("button", { name: "Relu" }).click();
  await expect(first!.getByText(/^Relu par /)).toBeVisible();
  const reviews = async () => (await nodesOf(page, plan.id)).map((node) => Object.keys(node.reviews)).flat();
  expect(await reviews()).toEqual(["text.fr"]);
});

test("a German-speaking municipality writes German, and translates it", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("eupen")}`);
  const plan = await makePlan(page, "svpp-2018-2019");
  await open(page, `/fr/plans/${plan.id}?node=${plan.objective}`);
  await expect(page.locator(".l").filter({ hasText: "DE" }).first()).toBeVisible();
  await field(page, plan.objective, "text.de").click();
  await page.keyboard.type("Die Einwohner erhalten kostenlosen Rat.");
  await page.keyboard.press("Escape");
  await expect
    .poll(async () => (await nodesOf(page, plan.id)).find(({ lineageId }) => lineageId === plan.objective)?.text["de"])
    .toBe("Die Einwohner erhalten kostenlosen Rat.");
  await open(page, `/fr/plans/${plan.id}/translate`);
  await expect(page.getByLabel("Vers")).toHaveValue("de");
  await expect(page.getByText(/allemand, langue requise/i)).toBeVisible();
});
