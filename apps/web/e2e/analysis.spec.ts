import type { Page } from "@playwright/test";
import { translator } from "@salus/i18n";
import { axeFindings, expect, freshTown, open, test } from "./fixtures.ts";

type Node = { lineageId: string; kind: string; revision: number };

const framework = "vsc-2026-demo";
const own = { code: null, intro: {}, unit: null, original: "nl", targets: [], links: {}, children: [] };

async function call<Answer>(page: Page, path: string, data?: object, method = data ? "POST" : "GET"): Promise<Answer> {
  const headers = { origin: new URL(page.url()).origin };
  const answer = await page.request.fetch(`/api/v1${path}`, { method, headers, ...(data && { data }) });
  if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
const nodesOf = async (page: Page, id: string): Promise<Node[]> =>
  (await call<{ nodes: Node[] }>(page, `/plans/${id}/tree`)).nodes;

/** What the framework asks for, and an objective under each strategic one; submitted. */
async function aSubmittedPlan(page: Page): Promise<string> {
  await page.goto("/nl/plans");
  const { id } = await call<{ id: string }>(page, "/plans", { framework, language: "nl" });
  for (const { lineageId } of (await nodesOf(page, id)).filter(({ kind }) => kind === "strategicObjective")) {
    const children = [
      { ...own, kind: "result", text: { nl: "De wijk is rustiger." } },
      { ...own, kind: "indicator", text: { nl: "Minstens 50 meldingen per jaar" } },
    ];
    const branch = { ...own, kind: "operationalObjective", unit: "Wachten", text: { nl: "Toezicht houden" }, children };
    const ids = Array.from({ length: 3 }, () => crypto.randomUUID());
    await call(page, `/plans/${id}/branches`, { parentId: lineageId, after: null, ids, branches: [branch] });
  }
  await call(page, `/plans/${id}/submit`, {});
  return id;
}

/** The last submission of this municipality's plan. */
async function submissionOf(adviser: Page, coordinator: Page): Promise<string> {
  const { active } = await call<{ active: { nis: string } }>(coordinator, "/auth/session");
  const path = `/federal/plans?framework=${framework}&q=${active.nis}`;
  const { submissions } = await call<{ submissions: { id: string }[] }>(adviser, path);
  return submissions[0]?.id ?? "";
}

async function remarkOn(adviser: Page, at: { base: string; anchor: string }, kind: string, words: string) {
  await open(adviser, `${at.base}?on=${at.anchor}#${at.anchor}`);
  const spot = adviser.locator(`[id="${at.anchor}"]`);
  await spot.locator("select[name=kind]").selectOption(kind);
  await spot.locator("textarea[name=text]").fill(words);
  await spot.locator("form:has(textarea)").getByRole("button").click();
  await expect(spot.getByText(words)).toBeVisible();
}

test("three remarks, a limited return, answers, what changed per remark, and an approval, in both languages", async ({
  as,
}) => {
  test.slow();
  const [nl, fr] = [translator("nl"), translator("fr")];
  const coordinator = await as(`coordinator@${freshTown("mechelen")}`);
  const adviser = await as("adviser@federal");
  await adviser.goto("/fr/federal/queue");
  const planId = await aSubmittedPlan(coordinator);
  const first = await submissionOf(adviser, coordinator);
  const nodes = await nodesOf(coordinator, planId);
  const one = (kind: string): Node => nodes.find((node) => node.kind === kind) as Node;
  const [objective, indicator] = [one("operationalObjective"), one("indicator")];

  // The adviser writes in French: three remarks and a note that stays inside.
  const base = `/fr/federal/plans/${first}/analysis`;
  await remarkOn(adviser, { base, anchor: `p-${objective.lineageId}` }, "blocking", "Cet objectif reste trop vague.");
  await remarkOn(adviser, { base, anchor: `p-${indicator.lineageId}` }, "question", "D’où vient ce chiffre ?");
  await remarkOn(adviser, { base, anchor: "plan" }, "advice", "Joignez une carte.");
  await remarkOn(adviser, { base, anchor: "plan" }, "internal", "Dossier sensible.");
  expect(await axeFindings(adviser)).toEqual([]);
  await open(coordinator, `/nl/plans/${planId}/remarks`);
  await expect(coordinator.getByText(nl(($) => $.analysis.ours.none))).toBeVisible();

  // Returned: words may be corrected, figures may not.
  await open(adviser, base);
  const decide = adviser.locator("#decide");
  await expect(decide.getByText(fr(($) => $.analysis.drafts, { count: 3 }))).toBeVisible();
  await decide.locator("select[name=kind]").selectOption("returned");
  await decide.locator("textarea[name=reason]").fill("À préciser.");
  await decide.getByRole("radio", { name: fr(($) => $.analysis.decide.texts) }).check();
  await decide.getByRole("button", { name: fr(($) => $.analysis.decide.return) }).click();
  await expect(adviser.getByText(fr(($) => $.analysis.decide.returned))).toBeVisible();

  // The municipality sees what is open, why the rest is not, and answers in Dutch.
  await open(coordinator, `/nl/plans/${planId}?node=${indicator.lineageId}`);
  await expect(coordinator.getByText(nl(($) => $.analysis.limited.title)).first()).toBeVisible();
  await coordinator.getByRole("link", { name: nl(($) => $.analysis.ours.link) }).click();
  await expect(coordinator.getByText(nl(($) => $.analysis.limited.texts))).toBeVisible();
  await expect(coordinator.getByText("Dossier sensible.")).toHaveCount(0);
  const answers = {
    "Cet objectif reste trop vague.": "Wij hebben de doelstelling verduidelijkt.",
    "D’où vient ce chiffre ?": "Uit de registratie van 2025.",
    "Joignez une carte.": "Die volgt nog.",
  };
  for (const [asked, answered] of Object.entries(answers)) {
    const remark = coordinator.locator("article").filter({ hasText: asked });
    await remark.locator("textarea").fill(answered);
    await remark.getByRole("button", { name: nl(($) => $.analysis.ours.save) }).click();
    await expect(coordinator.getByText(nl(($) => $.analysis.ours.saved))).toBeVisible();
    await expect(remark.locator("textarea")).toHaveValue(answered);
  }
  expect(await axeFindings(coordinator)).toEqual([]);
  const save = (node: Node, changes: object) =>
    coordinator.request.patch(`/api/v1/plans/${planId}/nodes/${node.lineageId}`, {
      headers: { origin: new URL(coordinator.url()).origin },
      data: { baseRevision: node.revision, changes },
    });
  const refused = await save(indicator, { "text.nl": "Minstens 80 meldingen per jaar" });
  expect([refused.status(), ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([
    409,
    "version.out_of_scope",
  ]);
  expect((await save(objective, { "text.nl": "Elke week toezicht houden in het centrum" })).status()).toBe(200);
  await call(coordinator, `/plans/${planId}/submit`, {});

  // Remark by remark: the answer, and what changed since. One is settled, the others too.
  const second = await submissionOf(adviser, coordinator);
  expect(second).not.toBe(first);
  await open(adviser, `/fr/federal/plans/${second}/analysis`);
  const spot = (anchor: string) => adviser.locator(`[id="${anchor}"]`);
  const vague = spot(`p-${objective.lineageId}`);
  await expect(vague.getByText("Wij hebben de doelstelling verduidelijkt.")).toBeVisible();
  await expect(vague.locator("ins").filter({ hasText: "centrum" }).first()).toBeVisible();
  await expect(
    spot(`p-${indicator.lineageId}`).getByText(fr(($) => $.analysis.noChanges, { number: 1 })),
  ).toBeVisible();
  await expect(spot("plan").getByText("Dossier sensible.")).toBeVisible();
  expect(await axeFindings(adviser)).toEqual([]);
  await adviser.locator("#decide select[name=kind]").selectOption("approved");
  await expect(adviser.getByText(fr(($) => $.analysis.blockingLeft, { count: 1 }))).toBeVisible();
  await vague.getByRole("button", { name: fr(($) => $.analysis.settle) }).click();
  await expect(adviser.getByText(fr(($) => $.analysis.settledDone))).toBeVisible();

  await adviser.locator("#decide select[name=kind]").selectOption("approved");
  await expect(adviser.getByText(fr(($) => $.analysis.blockingLeft, { count: 1 }))).toHaveCount(0);
  await adviser
    .locator("#decide")
    .getByRole("button", { name: fr(($) => $.analysis.decide.record) })
    .click();
  await expect(adviser.getByText(fr(($) => $.analysis.decide.recorded))).toBeVisible();

  // The letter, in the language that is asked for.
  await open(coordinator, `/nl/plans/${planId}/remarks`);
  const letters = coordinator.locator("section").filter({ has: coordinator.locator("#letters") });
  await letters
    .locator("li")
    .first()
    .getByRole("link", { name: nl(($) => $.letters.inLanguage.fr) })
    .click();
  await expect(coordinator.locator("article[lang=fr-BE]")).toContainText(fr(($) => $.letters.closing));
  expect(await axeFindings(coordinator)).toEqual([]);
});
