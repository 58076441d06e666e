import { z } from "zod";
import type { Framework } from "../framework/framework.ts";
import type { GrantLine } from "../money/grant-line.ts";
import type { Period } from "../period.ts";
import { Target } from "../target/target.ts";
import type { LinkKind, NodeChanges, NodeField, PlanNode } from "../plan/plan-node.ts";
import { templateNodeFor } from "../plan/template-match.ts";
import { childrenOf, type PlanTree } from "../plan/tree.ts";
import { valueOf } from "../plan/node-changes.ts";
import { staleMentions } from "./mentions.ts";
import { officialWords, placesByPath } from "./places.ts";
import { staleTargets } from "./roll-over.ts";
import type { StaleThing } from "./stale.ts";

/** One act on one thing. `changed` carries what its field shall hold, and the revision of the node that was looked at. */
export const SettleItem = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("kept"), reason: z.string().trim().max(2000) }),
  z.object({
    outcome: z.literal("changed"),
    baseRevision: z.number().int().positive(),
    text: z.string().max(50_000).optional(),
    targets: z.array(Target).max(12).optional(),
  }),
  z.object({ outcome: z.literal("removed") }),
  /** To another place of the framework, by its path of codes. */
  z.object({ outcome: z.literal("moved"), path: z.string().min(1).max(200) }),
]);
export type SettleItem = z.infer<typeof SettleItem>;

type Standing = {
  readonly tree: PlanTree;
  readonly grantLines: readonly Pick<GrantLine, "id" | "revision">[];
  readonly framework: Pick<Framework, "template" | "period">;
};

/** Whether what was found is no longer so: somebody edited, moved or removed it elsewhere. */
export function isGone(thing: StaleThing, { tree, grantLines, framework }: Standing): boolean {
  if (thing.grantLineId !== null) return grantLines.find(({ id }) => id === thing.grantLineId)?.revision !== 1;
  const node = thing.lineageId === null ? undefined : tree.nodes.get(thing.lineageId);
  if (!node) return true;
  switch (thing.kind) {
    case "phenomenonClosed":
    case "objectiveChanged":
      return templateNodeFor(node, tree, framework) !== null;
    case "target":
      return !staleTargets(node, framework.period).some(({ quote }) => quote === thing.quote);
    case "recordEnded":
      return !(node.links[linkOf(thing)] ?? []).includes(String(thing.params["id"]));
    case "takenOver":
      return Object.keys(node.fieldRevisions).length > 0;
    case "wordingReplaced":
    case "amount":
      return false;
    default:
      return !mentionsOf(node, thing, framework.period);
  }
}

function mentionsOf(node: PlanNode, { kind, field, quote }: StaleThing, period: Period): boolean {
  const text = String(valueOf(node, (field ?? "text.nl") as NodeField));
  return staleMentions(text, period).some((mention) => mention.kind === kind && mention.quote === quote);
}

const linkOf = ({ field }: StaleThing): LinkKind => (field ?? "").replace("links.", "") as LinkKind;

/** What a `changed` act saves in the node; null where the act does not fit the thing. */
export function changesOf(
  thing: StaleThing,
  node: PlanNode,
  { text, targets }: { text?: string | undefined; targets?: Target[] | undefined },
): NodeChanges | null {
  if (thing.kind === "recordEnded") {
    const kind = linkOf(thing);
    const left = (node.links[kind] ?? []).filter((id) => id !== thing.params["id"]);
    return { [`links.${kind}`]: left };
  }
  if (thing.kind === "target") return targets === undefined ? null : { targets };
  if (text === undefined) return null;
  if (thing.field === null) return thing.kind === "takenOver" ? { [`text.${node.original}`]: text } : null;
  return /^(?:text|intro)\./.test(thing.field) ? { [thing.field]: text } : null;
}

/** The places a node that lost its own could move to: of its level, offered by its parent, and taken by nobody. */
export function successorsOf(node: PlanNode, tree: PlanTree, template: Framework["template"]): string[] {
  const parent = node.parentId === null ? null : (tree.nodes.get(node.parentId) ?? null);
  const place = parent && templateNodeFor(parent, tree, { template });
  if (parent && !place) return [];
  const above = parent ? pathOfPlace(parent, tree) : "";
  const taken = new Set(childrenOf(tree, node.parentId).map(({ code }) => code));
  return (place?.children ?? template)
    .filter(({ kind, code }) => kind === node.kind && !taken.has(code))
    .map(({ code }) => `${above}${code}`);
}

function pathOfPlace(node: PlanNode, tree: PlanTree): string {
  const parent = node.parentId === null ? undefined : tree.nodes.get(node.parentId);
  return `${parent ? pathOfPlace(parent, tree) : ""}${node.code ?? ""}/`;
}

/** The node at a successor of its place, in the framework's words; null where that place is not open to it. */
export function movedTo(
  node: PlanNode,
  path: string,
  tree: PlanTree,
  template: Framework["template"],
): PlanNode | null {
  const place = placesByPath(template).get(path);
  if (!place || !successorsOf(node, tree, template).includes(path)) return null;
  return {
    ...node,
    code: place.code,
    text: place.locked ? officialWords(node, place) : node.text,
    revision: node.revision + 1,
  };
}
