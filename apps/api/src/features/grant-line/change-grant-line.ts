import type { TenantTx } from "@salus/db";
import { AppError, type GrantLine, type GrantLineChanges, type GrantLineId, type PlanId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { listChangesSince } from "../node/node.queries.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import type { OpenPlan } from "../plan/plan.queries.ts";
import { getGrantLine, saveGrantLine } from "./grant-line.queries.ts";
import type { ChangeGrantLine } from "./grant-line.view.ts";

type Field = keyof GrantLineChanges;

/** Merges like the save of a node: a field that somebody else changed since then conflicts, and nothing is written. */
export function changeGrantLine(ctx: Ctx, planId: PlanId, id: GrantLineId, input: ChangeGrantLine) {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.editMoney");
    const before = await getGrantLine(tx, plan, id);
    const changed = (Object.keys(input.changes) as Field[]).filter((field) => input.changes[field] !== before[field]);
    await refuseConflicts(tx, plan, { before, changed, ...input });
    if (changed.length === 0) return { grantLine: before, treeRevision: plan.version.treeRevision };
    const changes = Object.fromEntries(changed.map((field) => [field, input.changes[field]]));
    const grantLine: GrantLine = { ...before, ...changes, revision: before.revision + 1 };
    await saveGrantLine(tx, plan, grantLine);
    const treeRevision = await nextTreeRevision(tx, plan);
    await audit(tx, ctx, {
      action: "grant_line.change",
      entity: "grant_line",
      entityId: id,
      before: { revision: before.revision, changes: valuesOf(before, changed) },
      after: { versionId: plan.version.id, revision: grantLine.revision, changes },
    });
    return { grantLine, treeRevision };
  });
}

const valuesOf = (line: GrantLine, fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, line[field]]));

type Save = ChangeGrantLine & { before: GrantLine; changed: readonly Field[] };

async function refuseConflicts(tx: TenantTx, plan: OpenPlan, save: Save): Promise<void> {
  const { before, changed, changes, baseRevision: revision } = save;
  if (revision > before.revision) throw new AppError("input.invalid", { field: "baseRevision" });
  if (revision === before.revision || changed.length === 0) return;
  const later = await listChangesSince(tx, plan, { entity: "grant_line", entityId: before.id, revision });
  const conflicts = changed.flatMap((field) => {
    const last = later.find(({ fields }) => fields.includes(field));
    if (!last) return [];
    const { changedBy, changedAt } = last;
    return [{ field, mine: changes[field], theirs: before[field], changedBy, changedAt: changedAt.toISOString() }];
  });
  if (conflicts.length > 0) throw new AppError("grant_line.conflict", { grantLine: before, conflicts });
}
