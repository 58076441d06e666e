import { axeFindings, expect, freshTown, open, signIn, test } from "./fixtures.ts";
import { field, makePlan, nodesOf, row, textOf } from "./workspace-plan.ts";

test("what a colleague does appears in place, with the name, and takes nothing out of one's hands", async ({ as }) => {
  const town = freshTown("molenbeek");
  const [mine, theirs] = [await as(`coordinator@${town}`), await as(`editor@${town}`)];
  const plan = await makePlan(mine, "svpp-2020");
  for (const page of [mine, theirs]) await open(page, `/nl/plans/${plan.id}?node=${plan.objective}`);

  // Who is here, by name, and where.
  await expect(mine.locator(".company li")).toHaveCount(1);
  const name = (await mine.locator(".company .vh").innerText()).split(":")[0] ?? "";
  expect(name).not.toBe("");
  await field(theirs, plan.result, "text.nl").click();
  await expect(mine.getByText(`${name} schrijft hier`)).toBeVisible();
  await expect(row(mine, plan.objective)).toBeVisible();

  // I write in one field, they save another: theirs comes in, mine stays under my hands.
  await field(mine, plan.objective, "text.nl").click();
  await mine.keyboard.press("Control+End");
  await mine.keyboard.type(" Ook voor wie huurt");
  await theirs.keyboard.press("Control+A");
  await theirs.keyboard.type("Elke aanvraag krijgt binnen tien dagen een bezoek.");
  await expect(field(mine, plan.result, "text.nl")).toHaveText("Elke aanvraag krijgt binnen tien dagen een bezoek.");
  await expect(field(mine, plan.objective, "text.nl")).toBeFocused();
  await mine.keyboard.type(".");
  await expect(field(mine, plan.objective, "text.nl")).toHaveValue(/Ook voor wie huurt\.$/);
  await expect(field(theirs, plan.objective, "text.nl")).toHaveText(/Ook voor wie huurt\.$/);

  // They leave the field: who changed it last stands there for a while.
  await theirs.keyboard.press("Escape");
  await expect(mine.getByText(`Zonet gewijzigd door ${name}`)).toBeVisible();
  expect(await axeFindings(mine)).toEqual([]);

  // A part is added and removed by them; my focus stays.
  await row(theirs, plan.result).click();
  await theirs.keyboard.press("r");
  await theirs.keyboard.type("Een nieuw resultaat.");
  await theirs.keyboard.press("Escape");
  await expect(mine.locator(".desk").getByText("Een nieuw resultaat.")).toBeVisible();
  await expect(field(mine, plan.objective, "text.nl")).toBeFocused();
  const added = (await nodesOf(mine, plan.id)).find(({ text }) => text["nl"] === "Een nieuw resultaat.");
  await row(theirs, added?.lineageId ?? "").click();
  await theirs.keyboard.press("Delete");
  await expect(mine.locator(".desk").getByText("Een nieuw resultaat.")).toBeHidden();

  // Gone is gone.
  await theirs.close();
  await expect(mine.locator(".company")).toBeHidden();
});

test("in a field that is open, a colleague's text waits; the conflict shows both and stays until it is settled", async ({
  as,
}) => {
  const town = freshTown("molenbeek");
  const [mine, theirs] = [await as(`coordinator@${town}`), await as(`editor@${town}`)];
  const plan = await makePlan(mine, "svpp-2023-2024");
  for (const page of [mine, theirs]) await open(page, `/fr/plans/${plan.id}?node=${plan.objective}`);
  await expect(mine.locator(".company li")).toHaveCount(1);
  const before = "Chaque demande reçoit une visite.";
  await field(mine, plan.result, "text.fr").click();
  await field(theirs, plan.result, "text.fr").click();
  await theirs.keyboard.press("Control+End");
  await theirs.keyboard.type(" Dans les dix jours.");
  await theirs.keyboard.press("Escape");
  await expect(mine.getByText("Modifié à l’instant par")).toBeVisible();
  await expect(field(mine, plan.result, "text.fr")).toHaveValue(before);

  await mine.keyboard.press("Control+Home");
  await mine.keyboard.type("Sans liste d’attente : ");
  await mine.keyboard.press("Escape");
  const save = mine.locator(".save");
  await expect(save).toContainText("Choisir");
  // Left for later it stays visible, also in the tree and after a reload.
  await save.getByRole("button").click();
  const dialog = mine.getByRole("dialog");
  await expect(dialog.locator("ins").filter({ hasText: "dix jours" })).toBeVisible();
  await mine.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(row(mine, plan.result).getByText("Deux textes, choix à faire")).toBeAttached();
  mine.on("dialog", (question) => void question.accept());
  await mine.reload();
  await expect(save.getByRole("button")).toBeVisible();
  await expect.poll(() => textOf(mine, plan.id, plan.result, "fr")).toBe(`${before} Dans les dix jours.`);

  await save.getByRole("button").click();
  // By keyboard: the proposal holds both.
  await expect(dialog.getByRole("textbox")).toHaveValue(
    "Sans liste d’attente : Chaque demande reçoit une visite. Dans les dix jours.",
  );
  await dialog.getByRole("button").last().focus();
  await mine.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => textOf(mine, plan.id, plan.result, "fr"))
    .toBe("Sans liste d’attente : Chaque demande reçoit une visite. Dans les dix jours.");
  await expect(field(theirs, plan.result, "text.fr")).toHaveText(/^Sans liste d’attente/);
});

test("without the stream it asks; without the server it waits; signed out it keeps, and goes on after signing in", async ({
  as,
  baseURL,
}) => {
  const town = freshTown("molenbeek");
  const [mine, theirs] = [await as(`coordinator@${town}`), await as(`editor@${town}`)];
  const plan = await makePlan(mine, "svpp-2018-2019");
  await mine.route("**/live?*", (route) => route.abort());
  for (const page of [mine, theirs]) await open(page, `/nl/plans/${plan.id}?node=${plan.objective}`);
  await expect(mine.getByText("komen met vertraging binnen")).toBeVisible();
  await field(theirs, plan.objective, "text.nl").click();
  await theirs.keyboard.press("Control+A");
  await theirs.keyboard.type("Gevraagd, niet gezegd.");
  await theirs.keyboard.press("Escape");
  await expect(field(mine, plan.objective, "text.nl")).toHaveText("Gevraagd, niet gezegd.", { timeout: 20_000 });
  await mine.unroute("**/live?*");
  await expect(mine.getByText("komen met vertraging binnen")).toBeHidden({ timeout: 20_000 });

  await mine.route("**/api/v1/**", (route) => route.abort());
  await field(mine, plan.objective, "text.nl").click();
  await mine.keyboard.press("Control+A");
  await mine.keyboard.type("Geschreven zonder server.");
  await expect(mine.locator(".save")).toContainText("1 wijziging staat veilig op dit toestel");
  await mine.unroute("**/api/v1/**");
  await expect(field(theirs, plan.objective, "text.nl")).toHaveText("Geschreven zonder server.", { timeout: 20_000 });

  const context = mine.context();
  await context.request.post(`${baseURL}/api/v1/auth/sign-out`, { headers: { origin: baseURL ?? "" } });
  await mine.keyboard.type(" En afgemeld.");
  await expect(mine.locator(".save")).toContainText("u bent afgemeld");
  await expect(theirs.locator(".company")).toBeHidden({ timeout: 20_000 });
  await signIn(context, baseURL ?? "", `coordinator@${town}`);
  await mine.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(mine.locator(".save")).toHaveText(/Bewaard om/, { timeout: 20_000 });
  await expect(field(theirs, plan.objective, "text.nl")).toHaveText("Geschreven zonder server. En afgemeld.", {
    timeout: 20_000,
  });
  await expect(theirs.locator(".company li")).toHaveCount(1, { timeout: 20_000 });
});
