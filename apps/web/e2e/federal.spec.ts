import { expect, open, test } from "./fixtures.ts";
import { tabTo } from "./keyboard.ts";
import type { Page } from "@playwright/test";

const w = {
  namur: "Namur",
  mechelen: "Malines",
  compareTwo: "Comparer 2 communes",
  burglary: /^Cambriolage, 2 communes/,
  original: "d’origine",
  return: "Renvoyer",
  returnTitle: "Renvoyer le plan de Namur",
  reason: "Motif",
  missing: "Indiquez un motif",
  reread: "Relire",
  rereadTitle: "Ce que lira Namur",
  send: "Renvoyer avec ce motif",
  done: "Plan renvoyé. La commune voit le motif",
  already: "déjà renvoyé",
  why: "Veuillez étayer les valeurs cibles en matière de sécurité routière.",
} as const;

/** Namur's plan of the running year waits for a decision: after a return the municipality hands in its next version. */
async function submitNamur(page: Page): Promise<void> {
  const { plans } = (await (await page.request.get("/api/v1/plans")).json()) as {
    plans: { id: string; framework: string; version: { status: string } }[];
  };
  const plan = plans.find(({ framework }) => framework === "svpp-2026-demo");
  if (!plan) throw new Error("Namur has no plan of the running year");
  if (plan.version.status === "submitted") return;
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`/api/v1/plans/${plan.id}/submit`, { headers: { origin } });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function reasonsOfNamur(page: Page): Promise<(string | null)[]> {
  const { plans } = (await (await page.request.get("/api/v1/plans")).json()) as {
    plans: { id: string; framework: string }[];
  };
  const plan = plans.find(({ framework }) => framework === "svpp-2026-demo");
  const detail = (await (await page.request.get(`/api/v1/plans/${plan?.id ?? ""}`)).json()) as {
    events: { kind: string; reason: string | null }[];
  };
  return detail.events.filter(({ kind }) => kind === "returned").map(({ reason }) => reason);
}

test.describe.configure({ mode: "serial" });

// The same in Dutch is part of the main journey.
test("by keyboard in French: find in the matrix, compare, return with a reason", async ({ as }) => {
  test.slow();
  const municipality = await as("coordinator@namur");
  await open(municipality, "/fr");
  await submitNamur(municipality);

  const page = await as("adviser@federal");
  await open(page, "/fr/federal/matrix?instrument=svpp&year=2020&phenomenon=burglary");
  const grid = page.getByRole("grid");
  const tick = (name: string) => grid.getByRole("row", { name }).getByRole("checkbox");
  await tabTo(page, tick(w.mechelen));
  await page.keyboard.press("Space");
  await tabTo(page, tick(w.namur), "ArrowDown");
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: w.compareTwo }), "Shift+Tab");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.burglary);
  const table = page.getByRole("table");
  await expect(table.getByRole("columnheader")).toHaveCount(2);
  await expect(table).toContainText("10,00");
  // Each municipality speaks its own language, with a mark for the reader of the other one.
  const foreign = table.locator('.deed[lang="nl"]').first();
  await expect(foreign).toBeVisible();
  await expect(foreign.locator("xpath=following-sibling::*[1]")).toContainText(w.original);

  await open(page, "/fr/federal/matrix?instrument=svpp&year=2026");
  const first = grid.getByRole("checkbox").first();
  await tabTo(page, first);
  await tabTo(page, grid.getByRole("link", { name: w.namur, exact: true }), "ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(w.namur);

  await page.waitForLoadState("networkidle");
  await tabTo(page, page.getByRole("link", { name: w.return, exact: true }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: w.returnTitle });
  const reason = dialog.getByLabel(w.reason);
  await tabTo(page, reason);
  await tabTo(page, dialog.getByRole("button", { name: w.reread }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByText(w.missing)).toBeVisible();
  await tabTo(page, reason, "Shift+Tab");
  await page.keyboard.type(w.why);

  // The draft survives a reload.
  await page.reload();
  await page.waitForLoadState("networkidle");
  await tabTo(page, page.getByRole("link", { name: w.return, exact: true }));
  await page.keyboard.press("Enter");
  await expect(reason).toHaveValue(w.why);
  await tabTo(page, dialog.getByRole("button", { name: w.reread }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("heading", { name: w.rereadTitle })).toBeFocused();
  await tabTo(page, dialog.getByRole("button", { name: w.send }));
  await page.keyboard.press("Enter");

  await expect(page.getByText(w.done)).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: w.return, exact: true })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText(w.already).first()).toBeVisible();
  expect(await reasonsOfNamur(municipality)).toContain(w.why);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("salus.reason:")))).toEqual(
    [],
  );
});

test("without JavaScript the list is filtered, and a return asks before it is sent", async ({ as }) => {
  const municipality = await as("coordinator@namur");
  await open(municipality, "/fr");
  await submitNamur(municipality);
  const page = await as("adviser@federal", { javaScriptEnabled: false });
  await page.goto("/fr/federal/plans?status=submitted&q=namu");
  await page.getByRole("row", { name: /Namur/ }).getByRole("link").click();
  await page.getByRole("link", { name: w.return, exact: true }).click();
  await page.getByLabel(w.reason).fill("Sans script.");
  await page.getByRole("button", { name: w.reread }).click();
  await expect(page.getByRole("heading", { name: w.rereadTitle })).toBeVisible();
  await expect(page.locator("blockquote")).toHaveText("Sans script.");
  await page.getByRole("button", { name: w.send }).click();
  await expect(page.getByText(w.done)).toBeVisible();
});

test("on a small screen one municipality is compared at a time", async ({ as }) => {
  const page = await as("analyst@federal", { viewport: { width: 390, height: 844 } });
  await open(page, "/nl/federal/plans");
  const { submissions } = (await (await page.request.get("/api/v1/federal/plans?framework=svpp-2020")).json()) as {
    submissions: { id: string; nis: string }[];
  };
  const ids = ["12025", "92094"].map((nis) => submissions.find((each) => each.nis === nis)?.id);
  await open(page, `/nl/federal/compare?phenomenon=burglary&submissions=${ids.join(",")}`);
  const shown = page.getByRole("heading", { level: 2 });
  await expect(shown).toHaveText(["Mechelen"]);
  await page.getByRole("navigation", { name: "Gemeente tonen" }).getByRole("link", { name: "Namen" }).click();
  await expect(shown).toHaveText(["Namen"]);
  await page.getByRole("link", { name: "Volgende gemeente" }).click();
  await expect(shown).toHaveText(["Mechelen"]);
});
