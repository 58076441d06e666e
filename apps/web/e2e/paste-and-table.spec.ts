import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { axeFindings, cutOff, expect, open, test } from "./fixtures.ts";
import { field, makePlan, nodesOf, type OwnPlan, row, textOf } from "./workspace-plan.ts";

const copied = (name: string): string =>
  readFileSync(new URL(`../../../packages/documents/src/paste/fixtures/${name}`, import.meta.url), "utf8");

/** An objective of its own for one test, in a plan that the tests of this file share. */
async function makeObjective(page: Page, nis: string, framework = "svpp-2023-2024"): Promise<OwnPlan> {
  await page.goto("/nl/plans");
  const { plans } = (await (await page.request.get("/api/v1/plans")).json()) as {
    plans: { id: string; framework: string }[];
  };
  const known = plans.find((plan) => plan.framework === framework)?.id;
  const id = known ?? (await makePlan(page, framework, nis)).id;
  const nodes = await nodesOf(page, id);
  const strategic = nodes.find(({ kind, code }) => kind === "strategicObjective" && code === "risk-behaviour");
  const own = { code: null, intro: {}, unit: null, original: "nl", targets: [], links: {}, children: [] };
  const [objective, result, indicator] = Array.from({ length: 3 }, () => crypto.randomUUID());
  const answer = await page.request.post(`/api/v1/plans/${id}/branches`, {
    headers: { origin: new URL(page.url()).origin },
    data: {
      parentId: strategic?.lineageId,
      after: null,
      ids: [objective, result, indicator],
      branches: [
        {
          ...own,
          kind: "operationalObjective",
          text: { nl: "Inwoners krijgen gratis advies.", fr: "Les habitants reçoivent un conseil gratuit." },
          children: [
            {
              ...own,
              kind: "result",
              text: { nl: "Elke aanvraag krijgt een bezoek.", fr: "Chaque demande reçoit une visite." },
            },
            {
              ...own,
              kind: "indicator",
              text: { nl: "Aantal bezoeken: ≥ 40/jaar", fr: "Nombre de visites : ≥ 40/an" },
            },
          ],
        },
      ],
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return { id, objective: objective ?? "", result: result ?? "", indicator: indicator ?? "" };
}

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
  const page = await as("coordinator@namur");
  const plan = await makeObjective(page, "92094");
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
  const page = await as("coordinator@molenbeek");
  const plan = await makeObjective(page, "21012");
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
  await dialog.getByRole("button", { name: "Ajouter 3 éléments" }).click();
  await expect
    .poll(
      async () =>
        (await nodesOf(page, plan.id)).filter(
          ({ text }) =>
            text["nl"] === "Elke aanvraag krijgt een bezoek." && text["fr"] === "Chaque demande reçoit une visite.",
        ).length,
    )
    .toBe(2);
});

test("a list in a text is offered as parts of its own, never forced", async ({ as }) => {
  const page = await as("coordinator@namur");
  const plan = await makeObjective(page, "92094");
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
  const page = await as("coordinator@namur");
  const plan = await makeObjective(page, "92094");
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
