import { expect, open, type Page, test } from "./fixtures.ts";

/** The first objective of the draft that may be written in, and the address of its page. */
async function anObjective(page: Page): Promise<{ planId: string; nodeId: string; revision: number }> {
  const { plans } = (await (await page.request.get("/api/v1/plans")).json()) as {
    plans: { id: string; version: { status: string } }[];
  };
  for (const { id, version } of plans) {
    if (version.status !== "draft") continue;
    const { nodes } = (await (await page.request.get(`/api/v1/plans/${id}/tree`)).json()) as {
      nodes: { lineageId: string; kind: string; revision: number }[];
    };
    const node = nodes.find(({ kind }) => kind === "operationalObjective");
    if (node) return { planId: id, nodeId: node.lineageId, revision: node.revision };
  }
  throw new Error("there is no objective in a draft");
}

test("a coordinator keeps a partner, refers to it from an objective by keyboard, and ends it", async ({ as }) => {
  const page = await as("coordinator@mechelen");
  await open(page, "/nl/organisation?part=partners");
  await page.getByRole("link", { name: "Partner toevoegen" }).click();
  await page.getByLabel("Naam, Nederlands").fill("Buurthuis De Spreeuw");
  await page.getByLabel("Soort").selectOption("npo");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("Buurthuis De Spreeuw bewaard")).toBeVisible();
  await expect(page.getByText("Nergens. U kunt dit verwijderen.")).toBeVisible();

  const { planId, nodeId } = await anObjective(page);
  await open(page, `/nl/plans/${planId}?node=${nodeId}`);
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
    await expect(page.getByText("Nergens. U kunt dit verwijderen.")).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await expect(page.getByRole("button", { name: "Verwijderen" })).toHaveAttribute("aria-disabled", "true");
  await page.getByLabel("Tot en met").fill("2020-12-31");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("Buurthuis De Spreeuw bewaard")).toBeVisible();
  await open(page, `/nl/plans/${planId}?node=${nodeId}`);
  const chip = links.getByRole("listitem").filter({ hasText: "Buurthuis De Spreeuw" });
  await expect(chip).toContainText("beëindigd");
  await chip.getByRole("button", { name: "Buurthuis De Spreeuw weghalen" }).press("Enter");
  await expect(chip).toHaveCount(0);
});

test("an editor adds what is missing while writing, in French; a reader sees it and changes nothing", async ({
  as,
}) => {
  const page = await as("editor@molenbeek");
  const { planId, nodeId } = await anObjective(page);
  await open(page, `/fr/plans/${planId}?node=${nodeId}`);
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
  await expect(links.getByRole("option", { name: "Rien trouvé pour « Rien de tel »." })).toBeVisible();
  await expect(async () => {
    const answer = await page.request.get("/api/v1/organisation?recordKind=project&q=jeux");
    const { records } = (await answer.json()) as { records: { uses: number }[] };
    expect(records).toMatchObject([{ uses: 1 }]);
  }).toPass();

  const reading = await as("reader@molenbeek");
  await open(reading, "/fr/organisation?part=projects");
  await reading.getByRole("link", { name: "Jeux de rue" }).click();
  await expect(reading.getByText("Votre rôle permet de lire, pas de modifier.")).toBeVisible();
  await expect(reading.getByRole("button", { name: "Enregistrer" })).toHaveCount(0);
  await expect(reading.getByRole("link", { name: "Ajouter un projet" })).toHaveCount(0);
});

test("names of units in a plan become links to units; what is written stays", async ({ as, baseURL }) => {
  const page = await as("coordinator@mechelen");
  const { planId, nodeId, revision } = await anObjective(page);
  const written = await page.request.patch(`/api/v1/plans/${planId}/nodes/${nodeId}`, {
    headers: { origin: baseURL ?? "" },
    data: { baseRevision: revision, changes: { unit: "Dienst gemeenschapswachten" } },
  });
  expect(written.status(), await written.text()).toBe(200);
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
