import { buildTree, descendants, type LineageId, type PlanId, type PlanNode } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { type KeptNode, listEveryNode } from "./node.queries.ts";

const LIMIT = 200;

/** What was removed from the latest version of a plan, the last act first: by whom, when, and where it stood. */
export function readBin(ctx: Ctx, planId: PlanId) {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    const every = new Map((await listEveryNode(tx, plan)).map((kept) => [kept.node.lineageId, kept]));
    const roots = [...every.values()].filter((kept) => isRoot(kept, every));
    const last = roots.toSorted((a, b) => (b.removedAt?.getTime() ?? 0) - (a.removedAt?.getTime() ?? 0));
    return { entries: last.slice(0, LIMIT).map((kept) => entryOf(kept, every)) };
  });
}

type Every = ReadonlyMap<LineageId, KeptNode>;

/** Removed by itself, and not along with what it stood under. */
const isRoot = ({ node, removedAt }: KeptNode, every: Every): boolean =>
  removedAt !== null && parentIn(node, every)?.removedAt?.getTime() !== removedAt.getTime();

const parentIn = ({ parentId }: PlanNode, every: Every): KeptNode | null =>
  parentId === null ? null : (every.get(parentId) ?? null);

function entryOf({ node, removedAt, removedBy }: KeptNode, every: Every) {
  const together = [...every.values()].filter((kept) => kept.removedAt?.getTime() === removedAt?.getTime());
  const below = descendants(buildTree(together.map((kept) => kept.node)), node.lineageId);
  const parent = parentIn(node, every);
  const siblings = [...every.values()].filter(
    (kept) => kept.removedAt === null && kept.node.parentId === node.parentId && kept.node.code !== null,
  );
  return {
    nodes: [node, ...below],
    removedAt: removedAt?.toISOString() ?? "",
    removedBy,
    path: pathTo(node, every),
    isParentGone: parent !== null && parent.removedAt !== null,
    isTaken: siblings.some((kept) => kept.node.code === node.code),
  };
}

/** Where it stood: what was above it, outermost first. */
function pathTo(node: PlanNode, every: Every) {
  const path: { lineageId: LineageId; text: PlanNode["text"]; isGone: boolean }[] = [];
  for (let at = parentIn(node, every); at && path.length < every.size; at = parentIn(at.node, every))
    path.unshift({ lineageId: at.node.lineageId, text: at.node.text, isGone: at.removedAt !== null });
  return path;
}
