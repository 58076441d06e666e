import { expect, freshTown, open, test } from "./fixtures.ts";
import { makePlan, nodesOf } from "./workspace-plan.ts";

test("a coordinator keeps a partner, refers to it from an objective by keyboard, and ends it", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("mechelen")}`);
  const plan = await makePlan(page, "svpp-2023-2024");
  await open(page, "/nl/organisation?part=partners");
  await page.getByRole("link", { name: "Partner toevoegen" }).click();
  await page.getByLabel("Naam, Nederlands").fill("Buurthuis De Spreeuw");
  await page.getByLabel("Soort").selectOption("npo");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("Buurthuis De Spreeuw bewaard")).toBeVisible();
  await expect(page.getByText("Nergens. U kan dit verwijderen.")).toBeVisible();

  await open(page, `/nl/plans/${plan.id}?node=${plan.objective}`);
  const links = page.getByRole("region", { name: "Wie en met wie" });
  await links.getByRole("button", { name: "Toevoegen bij Partners" }).focus();
  await page.keyboard.press("Enter");
  await expect(links.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("spreeuw");
  await expect(links.getByText("2 keuzes")).toBeAttached();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(
    links.getByRole("list", { name: "Partners" }).getByRole("link", { name: "Buurthuis De Spreeuw" }),
  ).toBeVisible();
  await expect(links.getByText("Buurthuis De Spreeuw gekozen")).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(links.getByRole("button", { name: "Toevoegen bij Partners" })).toBeFocused();

  await expect(async () => {
    await open(page, "/nl/organisation?part=partners");
    await page.getByRole("link", { name: "Buurthuis De Spreeuw" }).click();
    await expect(page.getByRole("heading", { name: "Waar dit gebruikt wordt" })).toBeVisible();
    await expect(page.getByText("Nergens. U kan dit verwijderen.")).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await expect(page.getByRole("button", { name: "Verwijderen" })).toHaveAttribute("aria-disabled", "true");
  await page.getByLabel("Tot en met").fill("2020-12-31");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("Buurthuis De Spreeuw bewaard")).toBeVisible();
  await open(page, `/nl/plans/${plan.id}?node=${plan.objective}`);
  const chip = links.getByRole("listitem").filter({ hasText: "Buurthuis De Spreeuw" });
  await expect(chip).toContainText("beëindigd");
  await chip.getByRole("button", { name: "Buurthuis De Spreeuw weghalen" }).press("Enter");
  await expect(chip).toHaveCount(0);
});

test("an editor adds what is missing while writing, in French; a reader sees it and changes nothing", async ({
  as,
}) => {
  const town = freshTown("molenbeek");
  const page = await as(`editor@${town}`);
  const plan = await makePlan(page, "svpp-2023-2024");
  await open(page, `/fr/plans/${plan.id}?node=${plan.objective}`);
  const links = page.getByRole("region", { name: "Qui et avec qui" });
  await links.getByRole("button", { name: "Ajouter : Projets" }).press("Enter");
  await page.keyboard.type("Jeux de rue");
  await expect(links.getByRole("option", { name: "Ajouter « Jeux de rue »" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(links.getByRole("link", { name: "Jeux de rue" })).toBeVisible();
  // Units are the coordinator's: here only what is there can be chosen.
  await links.getByRole("button", { name: "Ajouter : Services" }).press("Enter");
  await page.keyboard.type("Rien de tel");
  await expect(links.getByRole("option", { name: "Aucun résultat pour « Rien de tel »." })).toBeVisible();
  await expect(async () => {
    const answer = await page.request.get("/api/v1/organisation?recordKind=project&q=jeux");
    const { records } = (await answer.json()) as { records: { uses: number }[] };
    expect(records).toMatchObject([{ uses: 1 }]);
  }).toPass();

  const reading = await as(`reader@${town}`);
  await open(reading, "/fr/organisation?part=projects");
  await reading.getByRole("link", { name: "Jeux de rue" }).click();
  await expect(reading.getByText("Votre rôle permet de lire, pas de modifier.")).toBeVisible();
  await expect(reading.getByRole("button", { name: "Enregistrer" })).toHaveCount(0);
  await expect(reading.getByRole("link", { name: "Ajouter un projet" })).toHaveCount(0);
});

test("names of units in a plan become links to units; what is written stays", async ({ as, baseURL }) => {
  const page = await as(`coordinator@${freshTown("mechelen")}`);
  const plan = await makePlan(page, "svpp-2023-2024");
  const headers = { origin: baseURL ?? "" };
  const objective = (await nodesOf(page, plan.id)).find(({ lineageId }) => lineageId === plan.objective);
  const written = await page.request.patch(`/api/v1/plans/${plan.id}/nodes/${plan.objective}`, {
    headers,
    data: { baseRevision: objective?.revision, changes: { unit: "Dienst gemeenschapswachten" } },
  });
  expect(written.status(), await written.text()).toBe(200);
  const kept = await page.request.post("/api/v1/organisation/unit", {
    headers,
    data: { recordId: crypto.randomUUID(), changes: { "name.nl": "Gemeenschapswachten" } },
  });
  expect(kept.status(), await kept.text()).toBe(201);
  await open(page, "/nl/organisation");
  await page
    .getByRole("link", { name: /^Namen in .* koppelen$/ })
    .first()
    .click();
  const guards = page.getByRole("row", { name: /Dienst gemeenschapswachten/ });
  await expect(guards.getByText("lijkt erop, kijk na")).toBeVisible();
  await expect(guards.getByRole("combobox").locator("option:checked")).toHaveText("Gemeenschapswachten");
  await page.getByRole("button", { name: "Koppelen", exact: true }).click();
  await expect(page.getByText(/onderdelen gekoppeld, \d+ diensten gemaakt/)).toBeVisible();
  await expect(guards.getByText("al gekoppeld")).toBeVisible();
  await expect(guards.getByRole("rowheader")).toHaveText("Dienst gemeenschapswachten");
});
