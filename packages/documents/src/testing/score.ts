import type { DocumentNode, NodeKind } from "@salus/domain";
import { normalise } from "../recognise/normalise.ts";
import { likeness } from "../recognise/similarity.ts";
import type { PlanSpec } from "./plan-spec.ts";

type Wanted = { kind: NodeKind; text: string; parent: string };
export type Score = Record<NodeKind, number> & { macro: number; parents: number };

const kinds: readonly NodeKind[] = [
  "chapter",
  "generalObjective",
  "strategicObjective",
  "operationalObjective",
  "result",
  "indicator",
];
const bar = 0.85;

/** What should come out, flat. */
export const expectedNodes = (plan: PlanSpec): Wanted[] => {
  const nodes: Wanted[] = [];
  for (const chapter of plan.chapters) {
    nodes.push({ kind: "chapter", text: chapter.title, parent: "" });
    for (const general of chapter.general) {
      if (general.title !== "") nodes.push({ kind: "generalObjective", text: general.title, parent: chapter.title });
      for (const strategic of general.strategic) {
        nodes.push({ kind: "strategicObjective", text: strategic.title, parent: chapter.title });
        for (const block of strategic.units.flatMap((unit) => unit.blocks)) {
          nodes.push({ kind: "operationalObjective", text: block.objective, parent: strategic.title });
          for (const text of block.results) nodes.push({ kind: "result", text, parent: block.objective });
          for (const text of block.indicators) nodes.push({ kind: "indicator", text, parent: block.objective });
        }
      }
    }
  }
  return nodes;
};

const textOf = (node: DocumentNode): string => node.text.nl ?? node.text.fr ?? node.text.de ?? "";

export const readNodes = (nodes: readonly DocumentNode[], parent = ""): Wanted[] =>
  nodes.flatMap((node) => [
    { kind: node.kind, text: textOf(node), parent },
    ...readNodes(node.children ?? [], textOf(node)),
  ]);

type Plain = { plain: string; parent: string };
type Found = { f1: number; hits: number; parents: number };

const plainOf = (node: Wanted): Plain => ({ plain: normalise(node.text), parent: normalise(node.parent) });
const sameParent = (a: Plain, b: Plain): boolean => likeness(a.parent, b.parent, bar) > 0;

/** The node that says the same, below the same parent if there is a choice. */
const bestOf = (node: Plain, left: readonly Plain[]): number => {
  const exact = left.flatMap((other, index) => (other.plain === node.plain ? [index] : []));
  const candidates =
    exact.length > 0
      ? exact
      : left.flatMap((other, index) => (likeness(node.plain, other.plain, bar) > 0 ? [index] : []));
  return candidates.find((index) => sameParent(node, left[index] ?? node)) ?? candidates[0] ?? -1;
};

const f1 = (wanted: readonly Wanted[], got: readonly Wanted[]): Found => {
  if (wanted.length === 0 && got.length === 0) return { f1: 1, hits: 0, parents: 0 };
  const left = got.map(plainOf);
  let hits = 0;
  let parents = 0;
  for (const node of wanted.map(plainOf)) {
    const index = bestOf(node, left);
    const [found] = index < 0 ? [] : left.splice(index, 1);
    if (!found) continue;
    hits += 1;
    if (sameParent(node, found)) parents += 1;
  }
  return { f1: (2 * hits) / (wanted.length + got.length), hits, parents };
};

/** F1 per level, their mean, and the share of the nodes found that hang under the right parent. */
export const scoreAgainst = (wanted: readonly Wanted[], nodes: readonly DocumentNode[]): Score => {
  const got = readNodes(nodes);
  const per = kinds.map((kind) => ({
    kind,
    ...f1(
      wanted.filter((node) => node.kind === kind),
      got.filter((node) => node.kind === kind),
    ),
  }));
  const hits = per.reduce((sum, { hits: count }) => sum + count, 0);
  const parents = per.reduce((sum, { parents: count }) => sum + count, 0);
  return {
    ...(Object.fromEntries(per.map(({ kind, f1: value }) => [kind, value])) as Record<NodeKind, number>),
    macro: per.reduce((sum, { f1: value }) => sum + value, 0) / per.length,
    parents: hits === 0 ? 0 : parents / hits,
  };
};
