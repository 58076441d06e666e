import type { Page } from "@playwright/test";
import { translator } from "@salus/i18n";
import { call, submissionOf } from "./calls.ts";
import { axeFindings, expect, freshTown, locales, open, test } from "./fixtures.ts";
import { tabTo } from "./keyboard.ts";
import { nodesOf, type StoredNode } from "./workspace-plan.ts";

const framework = "vsc-2026-demo";
const own = { code: null, intro: {}, unit: null, original: "fr", targets: [], links: {}, children: [] };
const target = (value: number) => [
  { kind: "count", comparator: "gte", value, unit: "reports", per: "year", steps: [], by: null },
];

/** What the framework asks for, and an objective under each strategic one. */
async function aPlan(page: Page): Promise<string> {
  const { id } = await call<{ id: string }>(page, "/plans", { framework, language: "fr" });
  for (const { lineageId } of (await nodesOf(page, id)).filter(({ kind }) => kind === "strategicObjective")) {
    const children = [
      { ...own, kind: "result", text: { fr: "Le quartier est plus calme." } },
      { ...own, kind: "indicator", text: { fr: "Au moins 50 signalements par an" }, targets: target(50) },
    ];
    const branch = { ...own, kind: "operationalObjective", unit: "Gardiens", text: { fr: "Surveiller" }, children };
    const ids = Array.from({ length: 3 }, () => crypto.randomUUID());
    await call(page, `/plans/${id}/branches`, { parentId: lineageId, after: null, ids, branches: [branch] });
  }
  return id;
}

/** The plan was submitted and returned; the draft on top has another text, another target, and one thing more and less. */
async function twoVersions(coordinator: Page, adviser: Page): Promise<{ id: string }> {
  const id = await aPlan(coordinator);
  await call(coordinator, `/plans/${id}/submit`, {});
  await call(adviser, `/federal/plans/${await submissionOf(adviser, coordinator, framework)}/return`, {
    reason: "À préciser.",
  });
  const nodes = await nodesOf(coordinator, id);
  const first = (kind: string): StoredNode => nodes.find((node) => node.kind === kind) as StoredNode;
  const save = ({ lineageId, revision }: StoredNode, changes: object) =>
    call(coordinator, `/plans/${id}/nodes/${lineageId}`, { baseRevision: revision, changes }, "PATCH");
  await save(first("result"), { "text.fr": "Le centre est plus calme." });
  await save(first("indicator"), { targets: target(60) });
  await call(coordinator, `/plans/${id}/nodes`, {
    ...{ lineageId: crypto.randomUUID(), parentId: first("operationalObjective").lineageId, after: null },
    ...{ kind: "result", text: { fr: "Une brigade de nuit" } },
  });
  return { id };
}

test("both sides read what changed between two versions, by keyboard, in Dutch and in French", async ({ as }) => {
  test.setTimeout(180_000);
  const [coordinator, adviser] = [await as(`coordinator@${freshTown("namur")}`), await as("adviser@federal")];
  await open(coordinator, "/fr/plans");
  await open(adviser, "/fr/federal/plans");
  const { id } = await twoVersions(coordinator, adviser);

  for (const locale of locales) {
    const t = translator(locale);
    await open(coordinator, `/${locale}/plans/${id}/versions`);
    expect(await axeFindings(coordinator)).toEqual([]);
    await tabTo(coordinator, coordinator.getByRole("button", { name: t((m) => m.difference.versions.compare) }));
    await coordinator.keyboard.press("Enter");
    const title = t((m) => m.difference.title, { from: 1, to: 2 });
    await expect(coordinator.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await coordinator.waitForLoadState("networkidle");
    const paper = coordinator.locator(".paper");
    await expect(paper.locator("del", { hasText: "quartier" })).toBeVisible();
    await expect(paper.locator("ins", { hasText: "centre" })).toBeVisible();
    await expect(paper.locator("ins", { hasText: "60" })).toBeVisible();
    await expect(paper.locator("ins", { hasText: "Une brigade de nuit" })).toBeVisible();
    await expect(coordinator.getByText(t((m) => m.difference.count.added, { count: 1 }))).toBeVisible();
    expect(await axeFindings(coordinator)).toEqual([]);

    await tabTo(coordinator, coordinator.getByLabel(t((m) => m.difference.kind.added)));
    await coordinator.keyboard.press("Space");
    await tabTo(coordinator, coordinator.getByRole("button", { name: t((m) => m.difference.show) }));
    await coordinator.keyboard.press("Enter");
    await expect(paper.locator("del")).toHaveCount(0);
    await expect(paper.locator("ins", { hasText: "Une brigade de nuit" })).toBeVisible();
  }

  await call(coordinator, `/plans/${id}/submit`, {});
  const submission = await submissionOf(adviser, coordinator, framework);
  for (const locale of locales) {
    const t = translator(locale);
    await open(adviser, `/${locale}/federal/plans/${submission}`);
    await tabTo(adviser, adviser.getByRole("link", { name: t((m) => m.difference.sincePrevious) }));
    await adviser.keyboard.press("Enter");
    const title = t((m) => m.difference.titleSubmitted, { from: 1, to: 2 });
    await expect(adviser.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(adviser.locator(".paper ins", { hasText: "centre" })).toBeVisible();
    expect(await axeFindings(adviser)).toEqual([]);
  }
});
