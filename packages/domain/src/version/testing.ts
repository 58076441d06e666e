import fc from "fast-check";
import type { GrantLineId, LineageId } from "../ids.ts";
import type { GrantLine } from "../money/grant-line.ts";
import { languages, type LocalizedText } from "../localized-text.ts";
import { type NodeKind, nodeKinds } from "../plan/plan-document.ts";
import { linkKinds, type PlanNode } from "../plan/plan-node.ts";
import { aNode, aTarget } from "../plan/testing.ts";
import { buildTree, descendants } from "../plan/tree.ts";
import type { VersionContent } from "./difference.ts";

export const lineage = (name: string | number): LineageId => `node-${name}` as LineageId;

export const aLine = (name: string | number, overrides: Partial<GrantLine> = {}): GrantLine => ({
  id: `line-${name}` as GrantLineId,
  scheme: "base",
  fte: null,
  amountCents: 100_00,
  equipmentCents: null,
  note: "",
  revision: 1,
  ...overrides,
});

const words = fc.array(fc.constantFrom("de", "politie", "jeugd", "quartier", "plan", "inbraak", "", "2020"), {
  maxLength: 5,
});
const text: fc.Arbitrary<LocalizedText> = fc
  .record(Object.fromEntries(languages.map((language) => [language, words])), { requiredKeys: [] })
  .map((found) => Object.fromEntries(Object.entries(found).map(([language, list]) => [language, list?.join(" ")])));
const targets = fc.array(
  fc.integer({ min: 0, max: 9 }).map((value) => aTarget({ value })),
  { maxLength: 2 },
);
const links = fc.record(
  Object.fromEntries(linkKinds.map((kind) => [kind, fc.array(fc.constantFrom("x", "y", "z"), { maxLength: 3 })])),
  { requiredKeys: [] },
);
const orderKey = fc.constantFrom("a0", "a1", "a1V", "a2", "a3", "b00");
const kind: fc.Arbitrary<NodeKind> = fc.constantFrom(...nodeKinds);

const content = fc.record({
  kind,
  orderKey,
  code: fc.option(fc.constantFrom("burglary", "deter"), { nil: null }),
  text,
  intro: text,
  unit: fc.option(fc.constantFrom("Dienst", "Service"), { nil: null }),
  original: fc.constantFrom(...languages),
  targets,
  links,
  revision: fc.integer({ min: 1, max: 9 }),
  fieldRevisions: fc.record({ "text.nl": fc.nat(9), targets: fc.nat(9) }, { requiredKeys: [] }),
});

const line = fc.record({
  scheme: fc.constantFrom("base", "guards-346"),
  fte: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
  amountCents: fc.option(fc.nat(1_000_000), { nil: null }),
  note: fc.constantFrom("", "nota"),
  revision: fc.integer({ min: 1, max: 9 }),
});

const lines = fc
  .uniqueArray(fc.nat(5))
  .chain((ids) => fc.tuple(...ids.map((id) => line.map((values) => aLine(id, values)))).map((found) => [...found]));

/** Any tree: every node hangs under one that stands before it, or at the root. */
const tree: fc.Arbitrary<PlanNode[]> = fc.array(fc.tuple(content, fc.nat()), { maxLength: 25 }).map((drawn) =>
  drawn.map(([values, above], index) =>
    aNode(values.kind, {
      ...values,
      lineageId: lineage(index),
      parentId: index === 0 || above % 4 === 0 ? null : lineage(above % index),
    }),
  ),
);

type Edit = { act: "change" | "remove" | "move" | "add"; at: number; to: number; values: Partial<PlanNode> };
const edit: fc.Arbitrary<Edit> = fc.record({
  act: fc.constantFrom("change", "remove", "move", "add"),
  at: fc.nat(),
  to: fc.nat(),
  values: content,
});

/** A version and what became of it by up to thirty edits: changed, removed with all below, moved, added. */
export const twoVersions: fc.Arbitrary<{ before: VersionContent; after: VersionContent }> = fc
  .record({ tree, edits: fc.array(edit, { maxLength: 30 }), lines, linesAfter: lines })
  .map(({ tree, edits, lines, linesAfter }) => ({
    before: { nodes: tree, grantLines: lines },
    after: { nodes: edits.reduce(edited, tree), grantLines: linesAfter },
  }));

export function edited(nodes: PlanNode[], { act, at, to, values }: Edit, index: number): PlanNode[] {
  const node = nodes[at % Math.max(nodes.length, 1)];
  const target = to % 3 === 0 ? null : (nodes[to % Math.max(nodes.length, 1)]?.lineageId ?? null);
  if (act === "add" || !node) {
    return [
      ...nodes,
      aNode(values.kind ?? "result", { ...values, lineageId: lineage(`new-${index}`), parentId: target }),
    ];
  }
  const below = new Set([node, ...descendants(buildTree(nodes), node.lineageId)].map(({ lineageId }) => lineageId));
  if (act === "remove") return nodes.filter(({ lineageId }) => !below.has(lineageId));
  const { orderKey = node.orderKey } = values;
  const parentId = target !== null && below.has(target) ? node.parentId : target;
  const next = act === "change" ? { ...node, ...values, orderKey: node.orderKey } : { ...node, parentId, orderKey };
  return nodes.map((each) => (each === node ? next : each));
}
