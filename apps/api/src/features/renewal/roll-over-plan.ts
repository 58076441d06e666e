import type { TenantTx } from "@salus/db";
import {
  AppError,
  authorize,
  buildTree,
  countKinds,
  type Framework,
  type GrantLine,
  newId,
  nodeKinds,
  type PlanId,
  type PlanNode,
  rollOver,
  staleAmounts,
  staleKinds,
  type StaleThing,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getFramework, getPinnedFramework } from "../framework/framework.queries.ts";
import { fillVersion, openPlan, orderKeys, viewOf } from "../plan/begin-plan.ts";
import { getPlan, listGrantLines, listNodes, type OpenPlan } from "../plan/plan.queries.ts";
import type { PlanView } from "../plan/plan.view.ts";
import { insertItems, insertOrigin, listEnded } from "./renewal.queries.ts";
import type { BeginningView } from "./renewal.view.ts";

export type Rolled = {
  before: OpenPlan;
  from: Framework;
  framework: Framework;
  nodes: PlanNode[];
  added: PlanNode[];
  lines: GrantLine[];
  stale: StaleThing[];
};

/** The plan of the next period, begun with everything of the last one and the list of what has gone stale in it. */
export function rollOverPlan(ctx: Ctx, input: { framework: string; fromPlanId: PlanId }): Promise<PlanView> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "plan.create");
    const before = await getPlan(tx, ctx.actor, input.fromPlanId);
    const rolled = await roll(tx, ctx, before, input.framework);
    const planId = await beginRolled(tx, ctx, rolled, "rollOver");
    const after = { ...input, ...traceOf(rolled) };
    await audit(tx, ctx, { action: "plan.rollOver", entity: "plan", entityId: planId, after });
    return viewOf(tx, ctx, planId);
  });
}

export const traceOf = ({ before, nodes, stale }: Rolled) => ({
  version: before.version.number,
  nodes: nodes.length,
  stale: stale.length,
});

/** Writes the plan of the next period, and from which it was begun. */
export async function beginRolled(
  tx: TenantTx,
  ctx: Ctx,
  { before, framework, nodes, lines, stale }: Rolled,
  kind: "rollOver" | "prolongation",
): Promise<PlanId> {
  const at = await openPlan(tx, ctx, { framework, language: before.version.language, kind: "created" });
  await fillVersion(tx, ctx, at.versionId, nodes, lines);
  const { tenantId } = ctx.actor;
  const origin = { kind, fromPlanId: before.id, fromFramework: before.framework };
  await insertOrigin(tx, { tenantId, planId: at.planId, createdAt: ctx.now, ...origin });
  await insertItems(tx, { tenantId, planId: at.planId, createdAt: ctx.now }, stale);
  return at.planId;
}

/** What rolling over would bring; nothing is written. */
export function previewRollOver(ctx: Ctx, input: { framework: string; fromPlanId: PlanId }): Promise<BeginningView> {
  return ctx.read(async (tx) => {
    authorize(ctx.actor, "plan.create");
    const before = await getPlan(tx, ctx.actor, input.fromPlanId);
    const { nodes, added, stale } = await roll(tx, ctx, before, input.framework);
    return beginningOf(nodes, { added: added.length, stale, left: 0 });
  });
}

/** With the text of the version that `before` looks at. */
export async function roll(tx: TenantTx, ctx: Ctx, before: OpenPlan, code: string): Promise<Rolled> {
  const { actor, frameworks } = ctx;
  const [from, to] = [await getPinnedFramework(tx, frameworks, before), await getFramework(tx, frameworks, code)];
  if (from.instrument !== to.instrument) {
    throw new AppError("input.invalid", { issues: [{ path: ["framework"], code: "other_instrument" }] });
  }
  const [nodes, lines, ended] = [
    await listNodes(tx, actor, before.version.id),
    await listGrantLines(tx, actor, before.version.id),
    await listEnded(tx, actor, to.period.from),
  ];
  const making = { newId: () => newId<PlanNode["lineageId"]>(), orderKeys, language: before.version.language };
  const rolled = rollOver(buildTree(nodes), { from, to, making, ended });
  const taken = lines.map((line) => ({ ...line, id: newId<GrantLine["id"]>(), revision: 1 }));
  return { before, from, framework: to, ...rolled, lines: taken, stale: [...rolled.stale, ...staleAmounts(taken)] };
}

export function beginningOf(
  nodes: readonly PlanNode[],
  { added, stale, left }: { added: number; stale: readonly StaleThing[]; left: number },
): BeginningView {
  const counted = countKinds(buildTree(nodes));
  const found = Map.groupBy(stale, ({ kind }) => kind);
  return {
    nodes: Object.fromEntries(nodeKinds.map((kind) => [kind, counted[kind] ?? 0])) as BeginningView["nodes"],
    added,
    stale: Object.fromEntries(staleKinds.map((kind) => [kind, found.get(kind)?.length ?? 0])) as BeginningView["stale"],
    left,
  };
}
