import type { TemplateNode } from "../framework/framework.ts";
import type { LineageId } from "../ids.ts";
import type { Instrument, NodeKind } from "./plan-document.ts";
import type { PlanNode } from "./plan-node.ts";
import { matchTemplate } from "./template-match.ts";
import { ancestorsOf, childrenOf, type PlanTree, walk } from "./tree.ts";

export type Numbering = ReadonlyMap<LineageId, string>;

/**
 * The label of every node, without a word of either language.
 * SVPP: chapter "11", general objective "11.1.1", strategic objective "11.2.1"; VSC: sector "3", general "3.1", strategic
 * "3.1.2". Below both: operational objective "1", result "R1", indicator "I1", counted within their parent.
 * Numbers that a framework fixes (rubric "II", "SD 4") win over the place where its template is given.
 */
export function numbering(tree: PlanTree, instrument: Instrument, template: readonly TemplateNode[] = []): Numbering {
  const labels = new Map<LineageId, string>();
  const fixed = matchTemplate(tree, template);
  const counts = new Map<string, number>();
  for (const { node, parent } of walk(tree)) {
    const key = `${parent?.lineageId ?? ""} ${node.kind}`;
    const place = (counts.get(key) ?? 0) + 1;
    counts.set(key, place);
    const own = fixedNumber(fixed.get(node.lineageId)) ?? String(place);
    labels.set(node.lineageId, label(node.kind, own, parent && labels.get(parent.lineageId), instrument));
  }
  return labels;
}

function label(kind: NodeKind, own: string, above: string | null | undefined, instrument: Instrument): string {
  const prefix = above ? `${above}.` : "";
  switch (kind) {
    case "chapter":
    case "operationalObjective":
      return own;
    case "generalObjective":
      return instrument === "svpp" ? `${prefix}1.${own}` : `${prefix}${own}`;
    case "strategicObjective":
      return instrument === "svpp" ? `${prefix}2.${own}` : `${prefix}${own}`;
    case "result":
      return `R${own}`;
    case "indicator":
      return `I${own}`;
  }
}

/** The number at the end of what the framework prints: "SD 4" → "4", "II" → "II". */
const fixedNumber = (template: TemplateNode | undefined): string | null =>
  /(?:^|\s)(\d+|[IVX]+)$/.exec(template?.number ?? "")?.[1] ?? null;

/** The way to a node as people write it: "11.2.1, 1, I1". */
export function referenceOf(node: PlanNode, tree: PlanTree, labels: Numbering): string {
  const path = [node, ...ancestorsOf(tree, node)];
  const official = path.findIndex(({ kind }) => !isOwnLevel(kind));
  const parts = path.slice(0, official === -1 ? path.length : official + 1);
  return parts
    .map(({ lineageId }) => labels.get(lineageId) ?? "")
    .filter((part) => part !== "")
    .toReversed()
    .join(", ");
}

const isOwnLevel = (kind: NodeKind): boolean =>
  kind === "operationalObjective" || kind === "result" || kind === "indicator";

/** How many nodes of each kind hang in the tree. */
export function countKinds(tree: PlanTree): Partial<Record<NodeKind, number>> {
  const counts: Partial<Record<NodeKind, number>> = {};
  for (const { node } of walk(tree)) counts[node.kind] = (counts[node.kind] ?? 0) + 1;
  return counts;
}

/** The children of one kind, in order. */
export const childrenOfKind = (tree: PlanTree, id: LineageId | null, kind: NodeKind): PlanNode[] =>
  childrenOf(tree, id).filter((child) => child.kind === kind);

const isOfficialLabel = (node: PlanNode): boolean => !isOwnLevel(node.kind);

/**
 * The node a typed number means: "11.2.1", "SD 4" without its letters, and below the official levels the way down:
 * "11.2.1 3 R1", "11.2.1, 3, R1", "11.2.1.3.R1". Half a number finds the first that begins so.
 */
export function findByReference(query: string, tree: PlanTree, labels: Numbering): PlanNode | null {
  const wanted = query.trim().toLowerCase();
  const [head = "", ...below] = wanted.split(/[\s,;/]+/).filter((part) => part !== "");
  const start = officialByLabel(head.replace(/\.$/, ""), tree, labels);
  if (!start) return null;
  let at = start.node;
  for (const part of [...start.rest, ...below]) {
    const next = childrenOf(tree, at.lineageId).find(
      ({ lineageId, kind }) => isOwnLevel(kind) && labels.get(lineageId)?.toLowerCase() === part,
    );
    if (!next) return null;
    at = next;
  }
  return at;
}

/** The official node a dotted number names, and what of the number points below it. */
function officialByLabel(
  number: string,
  tree: PlanTree,
  labels: Numbering,
): { node: PlanNode; rest: readonly string[] } | null {
  if (number === "") return null;
  const official = walk(tree).flatMap(({ node }) => (isOfficialLabel(node) ? [node] : []));
  const labelOf = ({ lineageId }: PlanNode): string => (labels.get(lineageId) ?? "").toLowerCase();
  const parts = number.split(".");
  const exact = official.find((node) => labelOf(node) === number);
  if (exact) return { node: exact, rest: [] };
  const begun = official.find((node) => labelOf(node).startsWith(number));
  if (begun) return { node: begun, rest: [] };
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const node = official.find((each) => labelOf(each) === parts.slice(0, length).join("."));
    if (node) return { node, rest: parts.slice(length) };
  }
  return null;
}
