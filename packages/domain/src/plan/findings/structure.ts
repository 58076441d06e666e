import type { TemplateNode } from "../../framework/framework.ts";
import type { LineageId } from "../../ids.ts";
import type { PlanNode } from "../plan-node.ts";
import { childrenOf, descendants, parentOf } from "../tree.ts";
import { fitsBelow } from "../tree-rules.ts";
import type { Context, NodeRule, PlanRule } from "./context.ts";
import { type Finding, finding } from "./finding.ts";

/** Places that every plan of the framework must have. */
export const compulsoryMissing: PlanRule = (context) => [
  ...missingBelow(null, context.framework.template, context),
  ...[...context.template].flatMap(([id, place]) => missingBelow(id, place.children, context)),
];

function missingBelow(parentId: LineageId | null, places: readonly TemplateNode[], { tree }: Context): Finding[] {
  const present = childrenOf(tree, parentId);
  return places
    .filter(
      (place) => place.compulsory && !present.some(({ code, kind }) => code === place.code && kind === place.kind),
    )
    .map(({ code, kind, title }) =>
      finding("structure.compulsory_missing", {
        lineageId: parentId,
        params: { code, kind, titleNl: title.nl, titleFr: title.fr },
      }),
    );
}

/** A chosen chapter needs a strategic objective; a chapter that is printed in every plan may stay empty. */
export const chapterWithoutStrategic: NodeRule = (node, { tree }, place) => {
  if (node.kind !== "chapter" || place?.compulsory) return [];
  const found = descendants(tree, node.lineageId).some(({ kind }) => kind === "strategicObjective");
  return found ? [] : [finding("structure.no_strategic_objective", { lineageId: node.lineageId })];
};

/** In a VSC every strategic objective is printed and the unused ones stay empty; in an SVPP it is chosen to be worked out. */
export const strategicWithoutOperational: NodeRule = (node, { tree, framework }, place) => {
  if (node.kind !== "strategicObjective" || childrenOf(tree, node.lineageId).length > 0) return [];
  const vsc = place?.compulsory ? "advice" : "warning";
  const severity = framework.instrument === "vsc" ? vsc : "blocking";
  return [finding("structure.no_operational_objective", { lineageId: node.lineageId, severity })];
};

export const operationalWithoutResult: NodeRule = (node, context) => withoutChild(node, "result", context);
export const operationalWithoutIndicator: NodeRule = (node, context) => withoutChild(node, "indicator", context);

function withoutChild(node: PlanNode, kind: "result" | "indicator", { tree }: Context): Finding[] {
  if (node.kind !== "operationalObjective") return [];
  if (childrenOf(tree, node.lineageId).some((child) => child.kind === kind)) return [];
  return [finding(kind === "result" ? "structure.no_result" : "structure.no_indicator", { lineageId: node.lineageId })];
}

/** Levels that do not belong below each other, and nodes that hang nowhere. */
export const misplaced: PlanRule = ({ visits, tree }) => [
  ...visits
    .filter(({ node, parent }) => !fitsBelow(node.kind, parent?.kind ?? null))
    .map(({ node }) => finding("structure.misplaced", { lineageId: node.lineageId, params: { kind: node.kind } })),
  ...tree.orphans.map((node) =>
    finding("structure.misplaced", { lineageId: node.lineageId, params: { kind: node.kind } }),
  ),
];

/** The list of chapters is closed per framework; so are the official objectives inside them. */
export const notInFramework: NodeRule = (node, { tree, template, closedPhenomena = [] }, place) => {
  if (place || (node.kind === "chapter" && node.code !== null && closedPhenomena.includes(node.code))) return [];
  const { lineageId } = node;
  if (node.kind === "chapter") return [finding("structure.chapter_not_in_framework", { lineageId })];
  if (node.kind !== "generalObjective" && node.kind !== "strategicObjective") return [];
  const parent = parentOf(tree, node);
  const offered = parent && template.get(parent.lineageId)?.children.some(({ kind }) => kind === node.kind);
  return offered ? [finding("structure.objective_not_in_framework", { lineageId })] : [];
};

/** A phenomenon that stays readable in old plans and cannot be chosen in new ones. */
export const closedPhenomenon: NodeRule = (node, { closedPhenomena = [] }) =>
  node.kind === "chapter" && node.code !== null && closedPhenomena.includes(node.code)
    ? [finding("structure.phenomenon_closed", { lineageId: node.lineageId, params: { code: node.code } })]
    : [];
