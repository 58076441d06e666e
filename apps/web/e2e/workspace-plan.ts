import { expect, type Page } from "@playwright/test";
import { call } from "./calls.ts";
import type { Locale } from "./fixtures.ts";

/** A plan of its own for one test: nobody else writes in it. */
export type OwnPlan = { id: string; objective: string; result: string; indicator: string };

const text = (nl: string, fr?: string) => ({ nl, ...(fr ? { fr } : {}) });

/** Brings in a document as the plan of a municipality; answers its id. */
export async function bringIn(page: Page, instrument: "svpp" | "vsc", framework: string, nodes: object[]) {
  await page.goto("/nl/plans");
  const common = { format: "salus-plan/1", municipality: null, period: null, language: "nl" };
  const answer = await page.request.post("/api/v1/plans/import", {
    headers: { origin: new URL(page.url()).origin },
    data: { framework, document: { ...common, instrument, framework, nodes } },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

/** A complete small SVPP: the coordination, and burglary with one objective, one result and one indicator. */
export async function makePlan(page: Page, framework: string): Promise<OwnPlan> {
  const id = await bringIn(page, "svpp", framework, [
    {
      kind: "chapter",
      code: "coordination",
      text: text("Dispositief coördinatie"),
      children: [],
    },
    {
      kind: "chapter",
      code: "burglary",
      text: text("Inbraak"),
      children: [
        {
          kind: "strategicObjective",
          code: "risk-behaviour",
          text: text("Verminderen van het risicogedrag"),
          children: [
            {
              kind: "operationalObjective",
              text: text("Inwoners krijgen gratis advies.", "Les habitants reçoivent un conseil gratuit."),
              children: [
                {
                  kind: "result",
                  text: text("Elke aanvraag krijgt een bezoek.", "Chaque demande reçoit une visite."),
                },
                { kind: "indicator", text: text("Aantal bezoeken: ≥ 40/jaar", "Nombre de visites : ≥ 40/an") },
              ],
            },
          ],
        },
      ],
    },
  ]);
  const nodes = await nodesOf(page, id);
  const idOf = (kind: string): string => nodes.find((node) => node.kind === kind)?.lineageId ?? "";
  return {
    id,
    objective: idOf("operationalObjective"),
    result: idOf("result"),
    indicator: idOf("indicator"),
  };
}

export type StoredNode = {
  lineageId: string;
  kind: string;
  code: string | null;
  revision: number;
  reviews: Record<string, unknown>;
  text: Record<string, string>;
  targets: { kind: string; value: number | null }[];
};

/** What the server has. */
export async function nodesOf(page: Page, planId: string): Promise<StoredNode[]> {
  const answer = await page.request.get(`/api/v1/plans/${planId}/tree`);
  return ((await answer.json()) as { nodes: StoredNode[] }).nodes;
}

export async function textOf(page: Page, planId: string, id: string, language = "nl"): Promise<string | undefined> {
  return (await nodesOf(page, planId)).find(({ lineageId }) => lineageId === id)?.text[language];
}

/** One text of one node, as it can be reached on the page. */
export const field = (page: Page, id: string, name: string) => page.locator(`[data-field="${id} ${name}"]`);
export const row = (page: Page, id: string) => page.locator(`[data-row="${id}"]`);

/** A plan with what its framework asks for, so that it can be submitted: one objective, result and indicator everywhere. */
export async function aWholePlan(page: Page, framework: string, language: Locale): Promise<string> {
  const { id } = await call<{ id: string }>(page, "/plans", { framework, language });
  const own = { code: null, intro: {}, unit: null, original: language, targets: [], links: {}, children: [] };
  const words = { [language]: "50" };
  for (const { lineageId } of (await nodesOf(page, id)).filter(({ kind }) => kind === "strategicObjective")) {
    const children = (["result", "indicator"] as const).map((kind) => ({ ...own, kind, text: words }));
    const branch = { ...own, kind: "operationalObjective", unit: "A", text: words, children };
    const ids = Array.from({ length: 3 }, () => crypto.randomUUID());
    await call(page, `/plans/${id}/branches`, { parentId: lineageId, after: null, ids, branches: [branch] });
  }
  return id;
}
