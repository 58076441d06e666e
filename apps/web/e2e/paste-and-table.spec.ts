import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { axeFindings, cutOff, expect, freshTown, open, test } from "./fixtures.ts";
import { bringIn, field, makePlan, nodesOf, row, textOf } from "./workspace-plan.ts";

const copied = (name: string): string =>
  readFileSync(new URL(`../../../packages/documents/src/paste/fixtures/${name}`, import.meta.url), "utf8");

/** What the browser hands over when somebody pastes: the clipboard of another program. */
async function paste(page: Page, html: string, text: string): Promise<void> {
  await page.evaluate(
    ([rich, plain]) => {
      const clipboardData = new DataTransfer();
      if (rich) clipboardData.setData("text/html", rich);
      clipboardData.setData("text/plain", plain ?? "");
      const target = document.activeElement ?? document.body;
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      // A synthetic event writes nothing by itself; the browser would.
      if (target.dispatchEvent(event) && target instanceof HTMLTextAreaElement) {
        target.setRangeText(plain ?? "", target.selectionStart, target.selectionEnd, "end");
        target.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    },
    [html, text],
  );
}

test("a table of Word becomes objectives with results and indicators, in one step", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("namur")}`);
  const plan = await makePlan(page, "svpp-2023-2024");
  await open(page, `/nl/plans/${plan.id}?node=${plan.objective}`);
  await row(page, plan.objective).click();
  const before = (await nodesOf(page, plan.id)).length;
  await paste(page, copied("word-table.html"), "");

  const dialog = page.getByRole("dialog", { name: "Plakken als onderdelen" });
  await expect(dialog.getByRole("status")).toHaveText("2 operationele doelstellingen, 3 resultaten, 3 indicatoren");
  await expect(dialog.locator("[data-part]")).toHaveCount(8);
  await expect(dialog).toContainText("minstens 200 rondes per jaar");
  expect(await axeFindings(page)).toEqual([]);

  // A result is taken for an indicator, and one part is left out, by keyboard.
  const third = dialog.locator("[data-part]").nth(3);
  await third.getByLabel("Soort").selectOption("indicator");
  const second = dialog.locator("[data-part]").nth(2).getByRole("checkbox");
  await second.focus();
  await page.keyboard.press("Space");
  await expect(dialog.getByRole("status")).toHaveText("2 operationele doelstellingen, 1 resultaat, 4 indicatoren");
  await dialog.getByRole("button", { name: "7 onderdelen toevoegen" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("7 onderdelen toegevoegd.")).toBeVisible();
  await expect.poll(async () => (await nodesOf(page, plan.id)).length).toBe(before + 7);
  const rounds = (await nodesOf(page, plan.id)).find(({ text }) => text["nl"]?.startsWith("Aantal rondes"));
  expect(rounds?.targets).toMatchObject([{ kind: "count", comparator: "gte", value: 200, per: "year" }]);

  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await nodesOf(page, plan.id)).length).toBe(before);
});

test("un tableau français, et ce qui est copié ici revient avec ses deux langues", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("molenbeek")}`);
  const plan = await makePlan(page, "svpp-2023-2024");
  await open(page, `/fr/plans/${plan.id}?node=${plan.objective}`);
  await row(page, plan.objective).click();
  await paste(page, copied("word-table-fr.html"), "");
  const dialog = page.getByRole("dialog", { name: "Coller comme éléments" });
  await expect(dialog.getByLabel("Langue du texte")).toHaveValue("fr");
  await expect(dialog).toContainText("au moins 3 heures");
  await dialog.getByRole("button", { name: /^Ajouter/ }).click();
  await expect
    .poll(async () => (await nodesOf(page, plan.id)).some(({ text }) => text["fr"]?.startsWith("Les enfants")))
    .toBe(true);

  await row(page, plan.objective).click();
  const own = await page.evaluate(async () => {
    const clipboardData = new DataTransfer();
    for (let tries = 0; tries < 50 && clipboardData.types.length === 0; tries += 1) {
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }),
      );
      await new Promise((go) => setTimeout(go, 50));
    }
    return Object.fromEntries(clipboardData.types.map((type) => [type, clipboardData.getData(type)]));
  });
  expect(own["text/html"]).toContain("<td");
  expect(own["text/plain"]).toContain("Nombre de visites");
  await page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, own);
  const whole = async (): Promise<number> =>
    (await nodesOf(page, plan.id)).filter(
      ({ text }) =>
        text["nl"] === "Elke aanvraag krijgt een bezoek." && text["fr"] === "Chaque demande reçoit une visite.",
    ).length;
  const before = await whole();
  await dialog.getByRole("button", { name: "Ajouter 3 éléments" }).click();
  await expect.poll(whole).toBe(before + 1);
});

test("a list in a text is offered as parts of its own, never forced", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("namur")}`);
  const plan = await makePlan(page, "svpp-2023-2024");
  await open(page, `/nl/plans/${plan.id}?node=${plan.result}`);
  await field(page, plan.result, "text.nl").click();
  const list = "- Vrijwilligers zijn opgeleid\n- Aantal vrijwilligers: minstens 12 per jaar";
  await page.keyboard.press("Control+A");
  await paste(page, "", list);
  const offer = page.getByRole("button", { name: "Als afzonderlijke onderdelen" });
  await expect(offer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect.poll(() => textOf(page, plan.id, plan.result)).toBe(list);
  await offer.click();
  const dialog = page.getByRole("dialog", { name: "Plakken als onderdelen" });
  await dialog.getByRole("button", { name: "2 onderdelen toevoegen" }).click();
  // The text is what it was; the two stand beside it.
  await expect.poll(() => textOf(page, plan.id, plan.result)).toBe("Elke aanvraag krijgt een bezoek.");
  await expect
    .poll(async () =>
      (await nodesOf(page, plan.id)).filter(({ text }) => text["nl"]?.includes("rijwilligers")).map(({ kind }) => kind),
    )
    .toEqual(["result", "indicator"]);
});

test("pasting by the menu, on a telephone", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("namur")}`);
  const plan = await makePlan(page, "svpp-2023-2024");
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `/nl/plans/${plan.id}?node=${plan.objective}`);
  await row(page, plan.objective).click();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Plakken …" }).click();
  const dialog = page.getByRole("dialog", { name: "Plakken als onderdelen" });
  await expect(dialog.getByRole("textbox")).toBeFocused();
  await paste(page, copied("libreoffice-list.html"), "");
  await expect(dialog.locator("[data-part]")).toHaveCount(3);
  expect(await cutOff(page)).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(row(page, plan.objective)).toBeFocused();
});

type Place = { kind: string; code: string; title: { nl: string; fr: string }; children: Place[] };
const holdsStrategic = ({ kind, children }: Place): boolean =>
  kind === "strategicObjective" || children.some(holdsStrategic);

/** The first strategic objective of a framework with what stands above it, as a document. */
function wayToStrategic(places: readonly Place[]): object {
  const place = places.find(holdsStrategic);
  if (!place) throw new Error("a framework without strategic objectives");
  const { kind, code, title, children } = place;
  const text = { nl: title.nl, fr: title.fr };
  return { kind, code, text, children: kind === "strategicObjective" ? [] : [wayToStrategic(children)] };
}

/** A VSC with objectives of two units below one strategic objective. */
async function makeTable(page: Page): Promise<{ id: string; strategic: string }> {
  const framework = "vsc-2018-2019";
  const { template } = (await (await page.request.get(`/api/v1/frameworks/${framework}`)).json()) as {
    template: Place[];
  };
  const id = await bringIn(page, "vsc", framework, [wayToStrategic(template)]);
  const strategic = (await nodesOf(page, id)).find(({ kind }) => kind === "strategicObjective")?.lineageId ?? "";
  const own = { code: null, intro: {}, original: "nl", targets: [], links: {}, children: [] };
  const objective = (unit: string, text: string, indicator: string, value: number, counted: string) => ({
    ...own,
    kind: "operationalObjective",
    unit,
    text: { nl: text },
    children: [
      { ...own, unit: null, kind: "result", text: { nl: "De buurt is rustiger." }, measuredBy: [1] },
      {
        ...own,
        unit: null,
        kind: "indicator",
        text: { nl: indicator },
        targets: [{ kind: "count", comparator: "gte", value, unit: counted, per: "year", steps: [], by: null }],
      },
    ],
  });
  const answer = await page.request.post(`/api/v1/plans/${id}/branches`, {
    headers: { origin: new URL(page.url()).origin },
    data: {
      parentId: strategic,
      after: null,
      ids: Array.from({ length: 6 }, () => crypto.randomUUID()),
      branches: [
        objective("Gemeenschapswachten", "Toezicht op de pleinen", "Aantal rondes: ≥ 200 per jaar", 200, "rounds"),
        objective("Cel overlast", "Meldingen opvolgen", "Aantal meldingen: ≥ 50 per jaar", 50, "reports"),
      ],
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return { id, strategic };
}

test("the table of a contract per unit is written by keyboard where it stands", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("molenbeek")}`);
  const { id, strategic } = await makeTable(page);
  await open(page, `/nl/plans/${id}?node=${strategic}`);
  await page.getByRole("button", { name: "Als tabel" }).click();
  const guards = page.getByRole("table", { name: "Gemeenschapswachten" });
  await expect(guards.getByRole("columnheader")).toHaveText([
    "operationele doelstellingen",
    "verwachte resultaten",
    "indicatoren",
  ]);
  await expect(guards).toContainText("minstens 200 rondes per jaar");
  await expect(guards).toContainText("gemeten door I1");
  expect(await axeFindings(page)).toEqual([]);

  // Over the edge of a text to the cell beside it; Enter makes a new item, an empty one goes with Backspace.
  const { keyboard } = page;
  await guards.getByRole("textbox", { name: /R1, Nederlands/ }).focus();
  await keyboard.press("End");
  await keyboard.press("Enter");
  await keyboard.type("Bewoners weten bij wie ze terechtkunnen.");
  await keyboard.press("Enter");
  await expect(guards.getByRole("textbox", { name: /R3, Nederlands/ })).toBeFocused();
  await keyboard.press("Backspace");
  await expect(guards.getByRole("textbox", { name: /R3/ })).toHaveCount(0);
  await guards.getByRole("textbox", { name: /R2, Nederlands/ }).focus();
  await keyboard.press("ArrowRight");
  await expect(guards.getByRole("textbox", { name: /I1, Nederlands/ })).toBeFocused();
  await keyboard.press("ArrowDown");
  const nuisance = page.getByRole("table", { name: "Cel overlast" });
  await expect(nuisance.getByRole("textbox", { name: /I1, Nederlands/ })).toBeFocused();
  await expect
    .poll(async () => (await nodesOf(page, id)).filter(({ text }) => text["nl"]?.startsWith("Bewoners weten")).length)
    .toBe(1);

  // Another unit takes the objective over; the choice of the table is remembered.
  await guards.getByLabel("Dienst van deze doelstelling").selectOption("Cel overlast");
  await expect(nuisance.getByRole("row")).toHaveCount(3);
  await expect(page.locator(".save")).toHaveText(/Bewaard om/);
  await open(page, `/nl/plans/${id}?node=${strategic}`);
  await expect(nuisance.getByRole("row")).toHaveCount(3);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await cutOff(page)).toEqual([]);
});

/** Compressed bytes of JavaScript that a page fetched. */
const scriptBytes = (page: Page): Promise<number> =>
  page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.endsWith(".js"))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  );

test("the whole plan reads as one document, in one language or two", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("molenbeek")}`);
  const { id } = await makeTable(page);
  await open(page, `/nl/plans/${id}/read?languages=nl`);
  await expect(page.getByRole("table", { name: "Gemeenschapswachten" }).first()).toContainText(
    "minstens 200 rondes per jaar",
  );
  await expect(page.getByText("geen tekst in het Frans")).toHaveCount(0);
  await page.getByRole("link", { name: "Naast elkaar" }).click();
  await expect(page.getByText("geen tekst in het Frans").first()).toBeVisible();
  await page.getByRole("switch", { name: "Ontbrekende vertalingen tonen" }).click();
  await expect(page.getByText("geen tekst in het Frans")).toHaveCount(0);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Inhoud" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Afdrukken" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  // Nothing of the editor comes along; a number leads to its place in the workspace.
  await open(page, `/nl/plans/${id}/read`);
  const light = await scriptBytes(page);
  await page.getByRole("link", { name: "1 openen in de werkruimte" }).first().click();
  await expect(page.locator('[role="row"][aria-selected="true"]')).toBeVisible();
  await page.reload({ waitUntil: "networkidle" });
  expect(light).toBeGreaterThan(10_000);
  expect(light).toBeLessThan((await scriptBytes(page)) * 0.85);
});
