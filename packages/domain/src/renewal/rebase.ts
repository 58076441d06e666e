import { z } from "zod";
import type { Framework, TemplateNode } from "../framework/framework.ts";
import { OfficialText } from "../localized-text.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import { NodeKind } from "../plan/plan-document.ts";
import { buildTree, type PlanTree, walk } from "../plan/tree.ts";
import type { LineageId } from "../ids.ts";
import { codesOf, completed, type Making, officialWords, pathOf, placesByPath, replacedPath } from "./places.ts";
import { pathAbove, rehang, standingAfter, wantedOnly } from "./rehang.ts";
import { staleOfPlace } from "./roll-over.ts";
import type { StaleThing } from "./stale.ts";

type Skeleton = Pick<Framework, "template" | "replacements">;

export const frameworkChangeKinds = ["compulsory", "wording", "moved", "closed", "added"] as const;
export const FrameworkChange = z.object({
  /** Names it within one difference. */
  key: z.string(),
  kind: z.enum(frameworkChangeKinds),
  /** Where the place stands now; for a closed one where it stood. */
  path: z.string(),
  level: NodeKind,
  before: OfficialText.nullable(),
  after: OfficialText.nullable(),
});
export type FrameworkChange = z.infer<typeof FrameworkChange>;

/** What a revision of a framework made different from an earlier one, place by place, in the order of the new skeleton. */
export function frameworkDifference(before: Skeleton, after: Skeleton): FrameworkChange[] {
  const [old, now] = [placesByPath(before.template), placesByPath(after.template)];
  const cameFrom = new Map<string, { path: string; place: TemplateNode }>();
  const closed: FrameworkChange[] = [];
  const gone: string[] = [];
  for (const [path, place] of old) {
    const to = replacedPath(path, after.replacements);
    if (to !== null && now.has(to)) cameFrom.set(to, { path, place });
    else if (!gone.some((above) => path.startsWith(`${above}/`))) {
      gone.push(path);
      closed.push(change("closed", path, { level: place.kind, before: place.title, after: null }));
    }
  }
  const changes = [...now].flatMap(([path, place]) => {
    const from = cameFrom.get(path);
    const level = place.kind;
    if (!from) {
      const kind = place.compulsory ? "compulsory" : "added";
      return [change(kind, path, { level, before: null, after: place.title })];
    }
    const titles = { level, before: from.place.title, after: place.title };
    return [
      ...(from.path !== path ? [change("moved", path, titles)] : []),
      ...(from.path === path && !sameWords(from.place.title, place.title) ? [change("wording", path, titles)] : []),
      ...(place.compulsory && !from.place.compulsory ? [change("compulsory", path, titles)] : []),
    ];
  });
  return [...changes, ...closed];
}

const change = (
  kind: FrameworkChange["kind"],
  path: string,
  rest: Pick<FrameworkChange, "level" | "before" | "after">,
): FrameworkChange => ({ key: `${kind} ${path}`, kind, path, ...rest });

const sameWords = (a: OfficialText, b: OfficialText): boolean => a.nl === b.nl && a.fr === b.fr && a.de === b.de;

/** The changes that this plan would notice, by key: a place it uses, or a compulsory one it has to have. */
export function relevantChanges(tree: PlanTree, difference: readonly FrameworkChange[], after: Skeleton): Set<string> {
  const used = new Set<string>();
  const movedTo = new Set<string>();
  for (const { node } of walk(tree)) {
    const codes = codesOf(tree, node);
    if (!codes) continue;
    const path = pathOf(codes);
    used.add(path);
    const to = replacedPath(path, after.replacements);
    if (to !== null) movedTo.add(to);
  }
  const isNoticed = ({ kind, path }: FrameworkChange): boolean => {
    if (kind === "closed") return used.has(path);
    if (kind === "moved" || kind === "wording") return movedTo.has(path);
    if (kind === "added") return false;
    return !used.has(path) && (pathAbove(path) === "" || movedTo.has(pathAbove(path)));
  };
  return new Set(difference.filter(isNoticed).map(({ key }) => key));
}

export type Rebased = {
  /** The nodes as they stand afterwards, with a revision of their own; one that stays below its parent keeps its key. */
  readonly changed: PlanNode[];
  readonly added: PlanNode[];
  /** All nodes in their order, the added and the moved ones at their places, with keys of this order. */
  readonly order: PlanNode[];
  readonly stale: StaleThing[];
};

/**
 * The plan with the accepted changes of a revision and no other: new words where they were accepted, new compulsory
 * places, nodes that followed their place, below another parent where it went there. A closed place stays with all below
 * it and becomes something to settle, as does a node whose new place is taken.
 */
export function rebase(
  tree: PlanTree,
  {
    difference,
    accepted,
    after,
    making,
  }: {
    readonly difference: readonly FrameworkChange[];
    readonly accepted: ReadonlySet<string>;
    readonly after: Skeleton;
    readonly making: Making;
  },
): Rebased {
  const taken = new Map(difference.filter(({ key }) => accepted.has(key)).map((each) => [each.key, each]));
  const places = placesByPath(after.template);
  const standing = standingAfter(tree, after, (path) => taken.has(`moved ${path}`));
  const followed = new Set<LineageId>();
  const stale: StaleThing[] = [];
  const nodes = walk(tree).map(({ node }) => {
    const codes = codesOf(tree, node);
    const path = codes && pathOf(codes);
    if (path === null) return node;
    if (taken.has(`closed ${path}`) || standing.crowded.has(node.lineageId)) stale.push(staleOfPlace(node, path));
    const to = replacedPath(path, after.replacements);
    const place = to === null ? undefined : places.get(to);
    const follows = (path !== to && taken.has(`moved ${to}`)) || taken.has(`wording ${to}`);
    if (!place || !follows || standing.crowded.has(node.lineageId)) return node;
    followed.add(node.lineageId);
    const text = place.locked ? officialWords(node, place) : node.text;
    return { ...node, code: place.code, text, revision: node.revision + 1 };
  });
  const hung = rehang(nodes, standing, after.template, making);
  const wanted = wantedOnly(after.template, (path) => taken.has(`compulsory ${path}`));
  const { added, nodes: order } = completed(buildTree(hung.nodes), wanted, making);
  const isAdded = new Set([...hung.added, ...added].map(({ lineageId }) => lineageId));
  const own = ({ lineageId, parentId, orderKey }: PlanNode): string => {
    const before = tree.nodes.get(lineageId);
    return before?.parentId === parentId ? before.orderKey : orderKey;
  };
  return {
    changed: order.flatMap((node) => (followed.has(node.lineageId) ? [{ ...node, orderKey: own(node) }] : [])),
    added: order.filter(({ lineageId }) => isAdded.has(lineageId)),
    order,
    stale,
  };
}
