import { account, and, auditEntry, desc, eq, sql } from "@salus/db";
import { AppError, authorize, type LineageId, type NodeField, type PlanId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { findNodeOfPlan } from "./node.queries.ts";
import type { FieldChangeView } from "./node.view.ts";

const mostTold = 200;

/** The saves of one field, from the trail, through all versions of the plan; the newest first. */
export function readFieldHistory(
  ctx: Ctx,
  { planId, nodeId, field }: { planId: PlanId; nodeId: LineageId; field: NodeField },
): Promise<FieldChangeView[]> {
  return ctx.read(async (tx) => {
    const { tenantId } = ctx.actor;
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    if (!(await findNodeOfPlan(tx, ctx.actor, { planId, nodeId }))) throw new AppError("node.not_found");
    const rows = await tx
      .select({ before: auditEntry.before, after: auditEntry.after, at: auditEntry.at, by: account.name })
      .from(auditEntry)
      .leftJoin(account, eq(account.id, auditEntry.actorId))
      .where(
        and(
          eq(auditEntry.tenantId, tenantId),
          eq(auditEntry.entity, "node"),
          eq(auditEntry.entityId, nodeId),
          sql`jsonb_exists(${auditEntry.after} -> 'changes', ${field})`,
        ),
      )
      .orderBy(desc(auditEntry.seq))
      .limit(mostTold);
    return rows.map(({ before, after, at, by }) => {
      const [from, to] = [before as Payload | null, after as Payload];
      const valueOf = (payload: Payload | null): unknown => payload?.changes?.[field] ?? null;
      return { at: at.toISOString(), by, revision: to.revision, before: valueOf(from), after: valueOf(to) };
    });
  });
}

/** What a save of a node leaves in the trail; see `changeNode`. */
type Payload = { readonly revision: number; readonly changes?: Readonly<Record<string, unknown>> };
