import { newId } from "../../ids.ts";
import type { GrantLine } from "../../money/grant-line.ts";
import { findings } from "../completeness.ts";
import type { PlanNode } from "../plan-node.ts";
import { aFramework, aNode, aTarget, someEvents } from "../testing.ts";
import { nodesFromTemplate } from "../tree-document.ts";
import type { CompletenessInput } from "./context.ts";
import type { FindingCode } from "./finding.ts";

/** Of every plan here. */
export const period = { from: "2020-01-01", to: "2020-12-31" };
export const child = (parent: PlanNode, kind: PlanNode["kind"], overrides: Partial<PlanNode> = {}) =>
  aNode(kind, { parentId: parent.lineageId, ...overrides });

export const aLine = (overrides: Partial<GrantLine> = {}): GrantLine => ({
  id: newId(),
  scheme: "base",
  fte: null,
  amountCents: 81_055_307,
  equipmentCents: null,
  note: "",
  revision: 1,
  ...overrides,
});

/** A chapter that lacks nothing. */
export function aChapter(overrides: Partial<PlanNode> = {}) {
  const chapter = aNode("chapter", {
    code: "burglary",
    text: { nl: "burglary (nl)", fr: "burglary (fr)" },
    orderKey: "a5",
    ...overrides,
  });
  const general = child(chapter, "generalObjective", {
    code: "prevent",
    text: { nl: "prevent (nl)", fr: "prevent (fr)" },
  });
  const strategic = child(chapter, "strategicObjective", {
    code: "deter",
    text: { nl: "deter (nl)", fr: "deter (fr)" },
    orderKey: "a1",
  });
  const operational = child(strategic, "operationalObjective", {
    text: { nl: "Gratis advies", fr: "Conseil gratuit" },
  });
  const result = child(operational, "result", {
    text: { nl: "Elk bezoek is gepland", fr: "Chaque visite est planifiée" },
  });
  const indicator = child(operational, "indicator", {
    text: { nl: "Aantal bezoeken", fr: "Nombre de visites" },
    targets: [aTarget()],
    orderKey: "a1",
  });
  return {
    chapter,
    general,
    strategic,
    operational,
    result,
    indicator,
    all: [chapter, general, strategic, operational, result, indicator],
  };
}

export const framework = aFramework();
export const officialParts = () =>
  nodesFromTemplate(framework, "nl").flatMap((node) =>
    node.kind === "strategicObjective" ? [node, ...aWorkedOut(node)] : [node],
  );

export function aWorkedOut(strategic: PlanNode): PlanNode[] {
  const operational = child(strategic, "operationalObjective");
  const result = child(operational, "result", { text: { nl: "resultaat", fr: "résultat" } });
  return [
    operational,
    result,
    child(operational, "indicator", {
      text: { nl: "indicator", fr: "indicateur" },
      targets: [aTarget()],
      orderKey: "a1",
    }),
  ];
}

/** A plan that lacks nothing, with what a test changes in it. */
export const input = (overrides: Partial<CompletenessInput> = {}): CompletenessInput => ({
  nodes: [...officialParts(), ...aChapter().all],
  grantLines: [aLine()],
  framework,
  events: someEvents(["college", "2020-03-16"], ["council", "2020-03-30"]),
  languageRegime: "nl-fr",
  period,
  today: "2020-03-31",
  ...overrides,
});

export const codes = (overrides: Partial<CompletenessInput>): FindingCode[] =>
  findings(input(overrides)).map(({ code }) => code);
/** The official parts, and these nodes instead of the chapter that lacks nothing. */
export const withChapter = (nodes: PlanNode[]): Partial<CompletenessInput> => ({
  nodes: [...officialParts(), ...nodes],
});
