import type { Response } from "@playwright/test";
import { gzipSync } from "node:zlib";
import { axeFindings, cutOff, expect, freshTown, open, type Page, test } from "./fixtures.ts";
import { field, makePlan, nodesOf, row, textOf } from "./workspace-plan.ts";

test("what is typed is saved by itself, and the state says so", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("mechelen")}`);
  const plan = await makePlan(page, "svpp-2018-2019");
  await open(page, `/nl/plans/${plan.id}?node=${plan.objective}`);
  await field(page, plan.objective, "text.nl").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Inwoners krijgen gratis en neutraal advies.");
  await expect(page.locator(".save")).toHaveText(/Bewaard om \d\d:\d\d/);
  await expect.poll(() => textOf(page, plan.id, plan.objective)).toBe("Inwoners krijgen gratis en neutraal advies.");
  await expect(page.getByText("het Nederlands werd later gewijzigd")).toBeVisible();

  // Looked at and still right: one press settles it.
  await page.getByRole("button", { name: "Is nog juist" }).click();
  await expect(page.getByText("het Nederlands werd later gewijzigd")).toBeHidden();

  // Removing is undone with one key, the text comes back with it.
  await row(page, plan.objective).click();
  await page.keyboard.press("ArrowRight");
  await row(page, plan.result).click();
  await page.keyboard.press("Delete");
  await expect(row(page, plan.result)).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(row(page, plan.result)).toBeVisible();
  await expect.poll(() => textOf(page, plan.id, plan.result)).toBe("Elke aanvraag krijgt een bezoek.");
});

test("an objective and an indicator by keyboard alone; French says what the Dutch target means", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("molenbeek")}`);
  const plan = await makePlan(page, "svpp-2018-2019");
  await open(page, `/nl/plans/${plan.id}?node=${plan.objective}`);
  const { keyboard } = page;

  // F6 walks through the panes; the first is the tree.
  await keyboard.press("F6");
  await expect(row(page, plan.objective)).toBeFocused();
  await keyboard.press("n");
  await keyboard.type("Winkels krijgen advies op maat.");
  await keyboard.press("Escape");
  const added = page.locator('[role="row"][aria-selected="true"]');
  await expect(added).toBeFocused();
  await keyboard.press("r");
  await keyboard.type("Elke winkel die het vraagt, krijgt een bezoek.");
  await keyboard.press("Escape");
  await keyboard.press("i");
  await keyboard.type("Aantal winkelbezoeken: ≥ 50 /jaar");
  await expect(page.getByText("minstens 50 bezoeken per jaar").first()).toBeVisible();
  await keyboard.press("Control+Enter");
  await expect(page.locator(".read-lines")).toContainText("Minstens 50 bezoeken per jaar.");
  await keyboard.press("Escape");
  await expect(page.locator(".save")).toHaveText(/Bewaard om/);

  // Numbers jump; the text stays as it was written.
  await keyboard.type("2.2.1");
  await expect(page.locator('[role="row"][aria-selected="true"]')).toContainText("Verminderen van het risicogedrag");
  const written = async () =>
    (await nodesOf(page, plan.id)).find(({ text }) => text["nl"] === "Aantal winkelbezoeken: ≥ 50 /jaar");
  await expect.poll(written).toBeDefined();
  const indicator = await written();
  await expect
    .poll(async () => (await written())?.targets)
    .toMatchObject([{ kind: "count", comparator: "gte", value: 50, per: "year" }]);

  // The texts of the other language take longer than the address takes to follow the row: the switch holds all the same.
  const texts = Promise.withResolvers<undefined>();
  let isAsked = false;
  await page.route("**/_app/immutable/chunks/*.js", async (route) => {
    isAsked = true;
    await texts.promise;
    await route.continue();
  });
  await page.clock.install();
  await row(page, indicator?.lineageId ?? "").click();
  await expect(row(page, indicator?.lineageId ?? "")).toBeFocused();
  await page.getByRole("link", { name: "FR Français" }).focus();
  await keyboard.press("Enter");
  await expect.poll(() => isAsked).toBe(true);
  await page.clock.runFor(1000);
  texts.resolve(undefined);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr-BE");
  await expect(page.locator(".read-lines")).toContainText("Au moins 50 visites par an.");
  await expect(row(page, indicator?.lineageId ?? "")).toHaveAttribute("aria-selected", "true");
  await expect.poll(() => page.url()).toContain(`node=${indicator?.lineageId}`);
});

test("two people on one node: different fields are both kept", async ({ as }) => {
  const town = freshTown("mechelen");
  const [mine, theirs] = [await as(`coordinator@${town}`), await as(`editor@${town}`)];
  const plan = await makePlan(mine, "svpp-2020-2022");
  for (const page of [mine, theirs]) await open(page, `/nl/plans/${plan.id}?node=${plan.result}`);
  await field(mine, plan.result, "text.nl").click();
  await mine.keyboard.press("Control+A");
  await mine.keyboard.type("Elke aanvraag krijgt snel een bezoek.");
  await field(theirs, plan.result, "text.fr").click();
  await theirs.keyboard.press("Control+A");
  await theirs.keyboard.type("Chaque demande reçoit rapidement une visite.");
  await expect.poll(() => textOf(mine, plan.id, plan.result)).toBe("Elke aanvraag krijgt snel een bezoek.");
  await expect
    .poll(() => textOf(mine, plan.id, plan.result, "fr"))
    .toBe("Chaque demande reçoit rapidement une visite.");
  for (const page of [mine, theirs]) await expect(page.locator(".save")).toHaveText(/Bewaard om/);
});

test("two people on one field: both texts are shown, and the one who comes second chooses", async ({ as }) => {
  const town = freshTown("mechelen");
  const [mine, theirs] = [await as(`coordinator@${town}`), await as(`editor@${town}`)];
  const plan = await makePlan(mine, "svpp-2023-2024");
  for (const page of [mine, theirs]) await open(page, `/nl/plans/${plan.id}?node=${plan.result}`);
  // Both are in the field before either writes: what is saved meanwhile does not come in under the hands.
  await field(mine, plan.result, "text.nl").click();
  await field(theirs, plan.result, "text.nl").click();
  await theirs.keyboard.press("Control+End");
  await theirs.keyboard.press("Backspace");
  await theirs.keyboard.type(" binnen tien dagen.");
  await expect(theirs.locator(".save")).toHaveText(/Bewaard om/);

  await mine.keyboard.press("Control+Home");
  await mine.keyboard.press("Delete");
  await mine.keyboard.type("Zonder wachtlijst: e");
  await mine.keyboard.press("Escape");
  await expect(mine.locator(".save")).toContainText("Ook door Bram De Cock gewijzigd");
  await expect(row(mine, plan.result)).toContainText("Zonder wachtlijst");

  await mine.locator(".save").getByRole("button", { name: "Kies een tekst" }).click();
  const dialog = mine.getByRole("dialog");
  await expect(dialog).toContainText("Elke aanvraag krijgt een bezoek.");
  await expect(dialog.getByText("binnen tien dagen", { exact: false }).first()).toBeVisible();
  await expect(dialog.getByRole("textbox")).toHaveValue(
    "Zonder wachtlijst: elke aanvraag krijgt een bezoek binnen tien dagen.",
  );
  expect(await axeFindings(mine)).toEqual([]);
  await dialog.getByRole("button", { name: "Deze tekst bewaren" }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => textOf(mine, plan.id, plan.result))
    .toBe("Zonder wachtlijst: elke aanvraag krijgt een bezoek binnen tien dagen.");
  await expect(mine.locator(".save")).toHaveText(/Bewaard om/);
});

test("the line breaks while somebody types: the text survives a closed page and is saved when the line is back", async ({
  as,
}) => {
  const page = await as(`coordinator@${freshTown("namur")}`);
  const plan = await makePlan(page, "svpp-2018-2019");
  await open(page, `/fr/plans/${plan.id}?node=${plan.objective}`);
  const context = page.context();
  await context.setOffline(true);
  await field(page, plan.objective, "text.fr").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Écrit dans le train, sans réseau.");
  await expect(page.locator(".save")).toContainText("1 modification est en sécurité sur cet appareil");
  // Left while the line is still broken: a tab that is being closed is let through to the network for a moment.
  await page.goto("about:blank");
  await page.close();

  // The page comes back before the API does: the text is there, and says it is not stored.
  await context.setOffline(false);
  const again = await context.newPage();
  await again.route("**/api/v1/plans/**", (route) =>
    route.request().method() === "PATCH" ? route.abort() : route.continue(),
  );
  await open(again, `/fr/plans/${plan.id}?node=${plan.objective}`);
  await expect(field(again, plan.objective, "text.fr")).toHaveText("Écrit dans le train, sans réseau.");
  await expect(again.locator(".save")).toContainText("Pas de connexion");
  expect(await textOf(again, plan.id, plan.objective, "fr")).toBe("Les habitants reçoivent un conseil gratuit.");

  await again.unroute("**/api/v1/plans/**");
  await again.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect.poll(() => textOf(again, plan.id, plan.objective, "fr")).toBe("Écrit dans le train, sans réseau.");
  await expect(again.locator(".save")).toHaveText(/Enregistré à \d\d\sh\s\d\d/);
});

test("somebody who was signed out keeps the text, and it is saved after signing in again", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("eupen")}`);
  const plan = await makePlan(page, "svpp-2018-2019");
  await open(page, `/fr/plans/${plan.id}?node=${plan.objective}`);
  const kept = await page.context().cookies();
  await page.context().clearCookies();
  await field(page, plan.objective, "text.fr").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Encore une phrase.");
  await expect(page.locator(".save")).toContainText("la session est fermée");
  await expect(page.getByRole("link", { name: "Se connecter dans un nouvel onglet" })).toBeVisible();
  await page.context().addCookies(kept);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect
    .poll(() => textOf(page, plan.id, plan.objective, "fr"))
    .toBe("Les habitants reçoivent un conseil gratuit. Encore une phrase.");
});

test("official parts come from the framework, and money is explained", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("molenbeek")}`);
  const plan = await makePlan(page, "svpp-2023-2024");
  await open(page, `/nl/plans/${plan.id}`);
  await page.locator(".tree .add").getByRole("button", { name: "Hoofdstuk" }).click();
  const dialog = page.getByRole("dialog", { name: "Hoofdstuk toevoegen" });
  await dialog.getByRole("searchbox").fill("fiets");
  await dialog.getByRole("button", { name: /Fietsdiefstal/ }).click();
  await expect(page.locator('[role="row"][aria-selected="true"]')).toContainText("Fietsdiefstal");
  await expect(page.locator(".rim")).toContainText("Deze tekst ligt vast in het kader");
  await expect(page.locator(".drawer")).toContainText("nog geen strategische doelstelling");

  await page.getByRole("button", { name: /^Toelage/ }).click();
  await page.getByRole("button", { name: /Bijkomend contingent gemeenschapswachten/ }).click();
  await page.getByLabel(/Voltijdse equivalenten/).fill("12,5");
  await page.keyboard.press("Tab");
  await page.getByLabel(/Totaal zoals vermeld/).fill("1.118.17,00");
  await page.keyboard.press("Tab");
  await expect(page.getByText("Dit is geen bedrag.")).toBeVisible();
  await page.getByRole("button", { name: "Bedoelt u 1.118,17?" }).click();
  await expect(page.getByLabel(/Totaal zoals vermeld/)).toHaveValue("1.118,17");
  await expect(page.locator(".save")).toHaveText(/Bewaard om/);
  await open(page, page.url());
  await page.getByRole("button", { name: /^Toelage/ }).click();
  await expect(page.getByLabel(/Voltijdse equivalenten/)).toHaveValue("12,5");
  await expect(page.getByLabel(/Totaal zoals vermeld/)).toHaveValue("1.118,17");
});

test("who only reads, and what is frozen, has nothing to write in", async ({ as }) => {
  const page = await as("reader@mechelen");
  await page.goto("/nl/plans");
  const { plans } = (await (await page.request.get("/api/v1/plans")).json()) as {
    plans: { id: string; framework: string }[];
  };
  const plan = plans.find(({ framework }) => framework === "svpp-2020");
  await open(page, `/nl/plans/${plan?.id}`);
  await expect(page.getByText("alleen lezen")).toBeVisible();
  await expect(page.locator("textarea, [role=textbox]")).toHaveCount(0);
  await page.locator('[role="row"]').nth(1).focus();
  await page.keyboard.press("n");
  await expect(page.locator("textarea")).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);
});

test("the whole desk holds at every width, and axe finds nothing while a field is open", async ({ as }) => {
  test.slow();
  const page = await as("editor@mechelen");
  await page.goto("/nl/plans");
  const { plans } = (await (await page.request.get("/api/v1/plans")).json()) as {
    plans: { id: string; framework: string }[];
  };
  const id = plans.find(({ framework }) => framework === "svpp-2026-demo")?.id ?? "";
  const indicator = (await nodesOf(page, id)).find(({ kind }) => kind === "indicator")?.lineageId ?? "";
  for (const locale of ["nl", "fr"]) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, `/${locale}/plans/${id}?node=${indicator}`);
    const panel = page.locator(".aim");
    await expect(panel).toBeVisible();
    // The drawer never covers what is selected.
    const [bottom, drawer] = await Promise.all([
      page
        .locator(`.cell.on`)
        .first()
        .evaluate((cell) => cell.getBoundingClientRect().bottom),
      page.locator(".drawer").evaluate((element) => element.getBoundingClientRect().top),
    ]);
    expect(bottom).toBeLessThanOrEqual(drawer);
    // The work fills the window: nothing out of sight makes the page longer, or a focus would shift all of it.
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(900);
    await field(page, indicator, "text.nl").click();
    await expect(page.locator("textarea.live")).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await cutOff(page)).toEqual([]);
    await page.setViewportSize({ width: 768, height: 1000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(768);
    await page.keyboard.press("Escape");
  }
});

test("by mouse: dragging, the menu and the search do what the keys do", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("eupen")}`);
  const plan = await makePlan(page, "svpp-2020-2022");
  await open(page, `/nl/plans/${plan.id}?node=${plan.objective}`);
  const objective = row(page, plan.objective);
  await objective.locator("[data-turn]").click();
  await expect(row(page, plan.result)).toBeVisible();

  // A second result from the menu, dragged above the first.
  await row(page, plan.result).click({ button: "right" });
  await page.getByRole("menuitem", { name: /Toevoegen op dit niveau/ }).click();
  await page.keyboard.type("Elke bewoner kent het aanbod.");
  await page.keyboard.press("Escape");
  const second = page.locator('[role="row"][aria-selected="true"]');
  await expect(second).toContainText("Elke bewoner kent het aanbod.");
  await second.dragTo(row(page, plan.result), { targetPosition: { x: 80, y: 3 } });
  await expect(page.locator('[role="row"] .no').filter({ hasText: "R1" }).locator("..")).toContainText(
    "kent het aanbod",
  );
  await expect.poll(async () => (await nodesOf(page, plan.id)).filter(({ kind }) => kind === "result").length).toBe(2);

  // Official parts stay where they are, and the menu says why.
  await row(page, plan.objective).click();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "Meer", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: /Verplaatsen naar/ })).toContainText("ligt vast");
  await page.keyboard.press("Escape");

  // Ctrl K finds a node by its number; F8 walks through what is missing.
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("2.2.1");
  await page.keyboard.press("Enter");
  await expect(page.locator('[role="row"][aria-selected="true"] .no')).toHaveText("2.2.1");
  await page.keyboard.press("F8");
  await expect(page.locator("textarea.live, [data-row]:focus, [data-field]:focus").first()).toBeVisible();
});

test("the page stays light: one language, no schemas, and what is opened later comes later", async ({ as }) => {
  const page = await as("coordinator@mechelen");
  const address = await anObjective(page);
  const scripts = new Map<string, Response>();
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) scripts.set(response.url(), response);
  });
  await open(page, address);
  await page.waitForFunction(() => performance.getEntriesByName("workspace").length > 0);
  // What the first view needs to come to life; rules, grammar and the texts of other pages come after it.
  const atFirst = await page.evaluate(() => {
    const [alive] = performance.getEntriesByName("workspace");
    return performance
      .getEntriesByType("resource")
      .flatMap((entry) => (entry.startTime < (alive?.startTime ?? 0) ? entry.name : []));
  });
  const first = await Promise.all(atFirst.flatMap((url) => scripts.get(url)?.text() ?? []));
  await expect.poll(() => scripts.size).toBeGreaterThan(first.length);
  const loaded = await Promise.all([...scripts.values()].map((response) => response.text()));
  const bytes = first.reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(first.length).toBeGreaterThan(5);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(120_000);
  const isIn = (words: string): boolean => loaded.some((text) => text.includes(words));
  const [schemas, dutch, french] = [isIn("ZodObject"), isIn("Naar de inhoud"), isIn("Aller au contenu")];
  expect({ schemas, dutch, french }).toEqual({ schemas: false, dutch: true, french: false });
});

test("coming to life changes no word: what the first view says is there with it", async ({ as }) => {
  const [still, page] = [
    await as("coordinator@mechelen", { javaScriptEnabled: false }),
    await as("coordinator@mechelen"),
  ];
  for (const locale of ["nl", "fr"]) {
    const address = (await anObjective(page)).replace("/nl/", `/${locale}/`);
    await still.goto(address);
    const sent = await still.evaluate(
      () => `${document.querySelector("header")?.textContent} ${document.querySelector("main")?.textContent}`,
    );
    await page.addInitScript(() => {
      performance.mark = new Proxy(performance.mark.bind(performance), {
        apply: (mark, self, args: [string]) => {
          const words = `${document.querySelector("header")?.textContent} ${document.querySelector("main")?.textContent}`;
          if (args[0] === "workspace") Object.assign(window, { wordsAtFirst: words });
          return Reflect.apply(mark, self, args);
        },
      });
    });
    await open(page, address);
    const alive = await page.evaluate(() => (window as unknown as { wordsAtFirst?: string }).wordsAtFirst);
    const plain = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ");
    expect(plain(alive).length).toBeGreaterThan(500);
    expect(plain(alive)).toBe(plain(sent));
  }
});

/** The page of an operational objective of Mechelen's draft, with its results and indicators. */
async function anObjective(page: Page): Promise<string> {
  const { plans } = (await (await page.request.get("/api/v1/plans")).json()) as {
    plans: { id: string; framework: string }[];
  };
  const id = plans.find(({ framework }) => framework === "svpp-2026-demo")?.id ?? "";
  const nodes = await nodesOf(page, id);
  return `/nl/plans/${id}?node=${nodes.find(({ kind }) => kind === "operationalObjective")?.lineageId}`;
}
