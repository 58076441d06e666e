import { AppError, type GrantLine, type PlanId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import { insertGrantLine } from "./grant-line.queries.ts";
import type { AddGrantLine } from "./grant-line.view.ts";

/** An empty line; what is not filled in yet is null, never zero. */
export function addGrantLine(ctx: Ctx, planId: PlanId, { id, scheme }: AddGrantLine) {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.editMoney");
    const grantLine: GrantLine = {
      id,
      scheme,
      fte: null,
      amountCents: null,
      equipmentCents: null,
      note: "",
      revision: 1,
    };
    if (!(await insertGrantLine(tx, plan, grantLine))) throw new AppError("grant_line.conflict");
    const treeRevision = await nextTreeRevision(tx, plan);
    const after = { versionId: plan.version.id, ...grantLine };
    await audit(tx, ctx, { action: "grant_line.add", entity: "grant_line", entityId: id, after });
    return { grantLine, treeRevision };
  });
}
