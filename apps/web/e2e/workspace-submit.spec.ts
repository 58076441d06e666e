import type { Page } from "@playwright/test";
import { axeFindings, expect, freshTown, open, test } from "./fixtures.ts";
import { nodesOf } from "./workspace-plan.ts";

/** A draft from the framework, as the button "new plan" makes it. */
async function startPlan(page: Page, framework: string, language: "nl" | "fr"): Promise<string> {
  await page.goto("/nl/plans");
  const answer = await page.request.post("/api/v1/plans", {
    headers: { origin: new URL(page.url()).origin },
    data: { framework, language },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

/** Works out every strategic objective of the plan, so that nothing blocks any more. */
async function fillIn(page: Page, planId: string): Promise<void> {
  const origin = new URL(page.url()).origin;
  const strategic = (await nodesOf(page, planId)).filter(({ kind }) => kind === "strategicObjective");
  for (const { lineageId } of strategic) {
    const objective = {
      lineageId: crypto.randomUUID(),
      parentId: lineageId,
      after: null,
      kind: "operationalObjective",
    };
    const answer = await page.request.post(`/api/v1/plans/${planId}/nodes`, {
      headers: { origin },
      data: { ...objective, text: { fr: "La commune suit le plan de près." } },
    });
    expect(answer.status()).toBe(201);
  }
}

test("a plan is submitted, returned with a reason, and the reason is read until it is submitted again", async ({
  as,
}) => {
  test.slow();
  const page = await as(`coordinator@${freshTown("namur")}`);
  const planId = await startPlan(page, "svpp-2023-2024", "fr");
  await open(page, `/fr/plans/${planId}/submit`);
  await expect(page.getByText(/Introduction impossible pour l’instant/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  // What blocks leads to its place in the plan.
  await page.getByRole("link", { name: /^Y aller ?: 1\.2\.1/ }).click();
  await expect(page.locator('[role="row"][aria-selected="true"] .no')).toHaveText("1.2.1");
  await fillIn(page, planId);

  // A decision whose day is not known is recorded all the same, and mentioned.
  await open(page, `/fr/plans/${planId}/submit`);
  await page.getByRole("link", { name: /^Consigner la décision.*conseil communal$/ }).click();
  const record = page.getByRole("form", { name: /^Consigner/ });
  await record.getByLabel("Point de l’ordre du jour").fill("12");
  await record.getByLabel("Date").fill("31/02/2026");
  await record.getByRole("button", { name: /^Consigner/ }).click();
  await expect(record.getByText("« 31/02/2026 » n’est pas une date.", { exact: false })).toBeVisible();
  const send = record.getByRole("button", { name: /^Consigner/ });
  await expect(send).not.toHaveAttribute("aria-busy", "true");
  await record.getByLabel("Date").fill("");
  await send.click();
  await expect(page.getByText(/Consigné\s:/)).toBeVisible();
  await open(page, `/fr/plans/${planId}/submit`);
  await expect(page.getByRole("cell", { name: "date inconnue" })).toBeVisible();

  await page.getByRole("button", { name: "Introduire" }).click();
  await expect(page.getByText("Cochez d’abord que vous voulez introduire cette version.")).toBeVisible();
  await page.getByRole("checkbox", { name: /J’introduis la version 1/ }).check();
  await page.getByRole("button", { name: "Introduire" }).click();
  await expect(page.getByText(/Introduit à \d\d\sh\s\d\d/)).toBeVisible();

  // Frozen: there is nothing left to write in.
  await open(page, `/fr/plans/${planId}`);
  await expect(page.getByText("lecture seule")).toBeVisible();
  await expect(page.locator("[role=textbox]")).toHaveCount(0);

  const federal = await as("adviser@federal");
  await federal.goto("/nl/federal/plans");
  const origin = new URL(federal.url()).origin;
  const listed = await federal.request.get("/api/v1/federal/plans?framework=svpp-2023-2024");
  const { submissions } = (await listed.json()) as { submissions: { id: string; nis: string }[] };
  const { active } = (await (await page.request.get("/api/v1/auth/session")).json()) as { active: { nis: string } };
  const mine = submissions.find(({ nis }) => nis === active.nis);
  const returned = await federal.request.post(`/api/v1/federal/plans/${mine?.id}/return`, {
    headers: { origin },
    data: { reason: "Ajoutez des indicateurs mesurables." },
  });
  expect(returned.ok(), await returned.text()).toBe(true);

  await open(page, `/fr/plans/${planId}`);
  await expect(page.getByText("Ajoutez des indicateurs mesurables.")).toBeVisible();
  await expect(page.getByText("version 2, en correction")).toBeVisible();
  await expect(page.getByRole("link", { name: "Introduire à nouveau" })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  // The version that was sent can still be read, and only read.
  await open(page, `/fr/plans/${planId}?version=1`);
  await expect(page.getByText("lecture seule")).toBeVisible();
  await expect(page.getByText(/version 1, renvoyé/).first()).toBeVisible();
});
