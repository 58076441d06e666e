import type { Framework, TemplateNode } from "../framework/framework.ts";
import type { LineageId } from "../ids.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import { buildTree, childrenOf, type PlanTree, walk } from "../plan/tree.ts";
import { codesOf, completed, madeWith, type Making, pathOf, placesByPath, replacedPath } from "./places.ts";

type Skeleton = Pick<Framework, "template" | "replacements">;

export const pathAbove = (path: string): string => path.split("/").slice(0, -1).join("/");

export type Standing = {
  /** Which node stands at which place of the revision once the moves were made. */
  readonly at: ReadonlyMap<string, LineageId>;
  /** Nodes that go below another parent, by where they go. */
  readonly going: ReadonlyMap<LineageId, string>;
  /** Those that cannot: another node stands there already. */
  readonly crowded: ReadonlySet<LineageId>;
};

/** A place that goes along with its parent has not moved: only one that comes below another parent has. */
export function standingAfter(tree: PlanTree, after: Skeleton, isAccepted: (path: string) => boolean): Standing {
  const places = placesByPath(after.template);
  const at = new Map<string, LineageId>();
  const wanted = new Map<LineageId, string>();
  for (const { node } of walk(tree)) {
    const codes = codesOf(tree, node);
    const to = codes && replacedPath(pathOf(codes), after.replacements);
    if (!codes || to === null || places.get(to)?.kind !== node.kind) continue;
    const isElsewhere = pathAbove(to) !== replacedPath(pathOf(codes.slice(0, -1)), after.replacements);
    if (!isElsewhere && !at.has(to)) at.set(to, node.lineageId);
    if (isElsewhere && isAccepted(to)) wanted.set(node.lineageId, to);
  }
  const going = new Map<LineageId, string>();
  for (const [id, to] of wanted) {
    if (at.has(to)) continue;
    at.set(to, id);
    going.set(id, to);
  }
  return { at, going, crowded: new Set([...wanted.keys()].filter((id) => !going.has(id))) };
}

/** The skeleton in which only these places are compulsory. */
export const wantedOnly = (
  places: readonly TemplateNode[],
  isWanted: (path: string, place: TemplateNode) => boolean,
  above = "",
): TemplateNode[] =>
  places.map((place) => {
    const path = `${above}${place.code}`;
    const children = wantedOnly(place.children, isWanted, `${path}/`);
    return { ...place, compulsory: isWanted(path, place), children };
  });

/**
 * The nodes hung below the parents that they go to, where the skeleton has them among their new siblings. Where the plan
 * has no such parent, it comes along with what is compulsory in it. What stands below a node goes with it.
 */
export function rehang(
  nodes: readonly PlanNode[],
  { at, going }: Standing,
  template: Framework["template"],
  making: Making,
): { nodes: PlanNode[]; added: PlanNode[] } {
  const missing = new Set<string>();
  for (const to of going.values())
    for (let path = pathAbove(to); path !== "" && !at.has(path); path = pathAbove(path)) missing.add(path);
  const filled = new Set(going.values());
  const comesAlong = (path: string, { compulsory }: TemplateNode): boolean =>
    missing.has(path) ||
    (compulsory && !filled.has(path) && [...missing].some((above) => path.startsWith(`${above}/`)));
  const { nodes: present, added } = completed(buildTree(nodes), wantedOnly(template, comesAlong), making);
  const tree = buildTree(present);
  const standing = new Map(at);
  for (const node of added) standing.set(pathOf(codesOf(tree, node) ?? []), node.lineageId);

  const hung = new Map<LineageId, PlanNode>();
  const { orderKeys } = madeWith(making);
  const arriving = Map.groupBy(going, ([, to]) => pathAbove(to));
  for (const [path, each] of arriving) {
    const parentId = standing.get(path);
    if (parentId === undefined) continue;
    const places = placesByPath(template).get(path)?.children ?? [];
    const rank = ({ code }: PlanNode): number => places.findIndex((place) => place.code === code);
    const siblings = childrenOf(tree, parentId).filter(({ lineageId }) => !going.has(lineageId));
    for (const node of each.flatMap(([id]) => tree.nodes.get(id) ?? [])) {
      const next = siblings.findIndex((one) => rank(one) > rank(node));
      siblings.splice(next < 0 ? siblings.length : next, 0, node);
    }
    const keys = orderKeys(siblings.length);
    siblings.forEach((node, index) => hung.set(node.lineageId, { ...node, parentId, orderKey: keys[index] ?? "" }));
  }
  return { nodes: present.map((node) => hung.get(node.lineageId) ?? node), added };
}
