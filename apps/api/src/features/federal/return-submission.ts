import { sql, type TenantTx, version } from "@salus/db";
import { newId, type ReturnPlan, type SubmissionId, type VersionId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { dayInBelgium } from "../plan/plan-state.ts";
import { type Decided, inSubmission, recordDecision } from "./decide.ts";
import { presentSubmission } from "./federal.queries.ts";
import type { SubmissionView } from "./federal.view.ts";

/** What was submitted stays as it is; the correction is the next version, a draft with the same rows and lineages. */
export function returnSubmission(ctx: FederalCtx, id: SubmissionId, { reason }: ReturnPlan): Promise<SubmissionView> {
  return inSubmission(ctx, { id, action: "plan.return" }, async (tx, at) => {
    const event = { kind: "returned", on: dayInBelgium(ctx.now), reason } as const;
    const status = await recordDecision(tx, ctx, at, [event]);
    const draft = await openNextDraft(tx, ctx, at);
    await audit(tx, ctx, {
      action: "plan.return",
      entity: "plan",
      entityId: at.row.planId,
      before: { status: at.version.status },
      after: { status, reason, draft },
    });
    return presentSubmission({ ...at.row, status, decidedAt: ctx.now });
  });
}

async function openNextDraft(tx: TenantTx, ctx: FederalCtx, { row, version: before }: Decided): Promise<VersionId> {
  const { tenantId, planId } = row;
  const { language, frameworkRevision } = before;
  const id = newId<VersionId>();
  const number = before.number + 1;
  await tx.insert(version).values({ tenantId, id, planId, number, language, frameworkRevision, createdAt: ctx.now });
  await tx.execute(sql`
    insert into node (tenant_id, version_id, lineage_id, parent_id, kind, order_key, code, text, intro, unit, original,
      targets, links, reviews, revision, field_revisions, updated_at, updated_by)
    select tenant_id, ${id}, lineage_id, parent_id, kind, order_key, code, text, intro, unit, original,
      targets, links, reviews, revision, field_revisions, updated_at, updated_by
    from node where tenant_id = ${tenantId} and version_id = ${before.id} and removed_at is null`);
  await tx.execute(sql`
    insert into grant_line (tenant_id, version_id, id, scheme, fte, amount_cents, equipment_cents, note, revision)
    select tenant_id, ${id}, id, scheme, fte, amount_cents, equipment_cents, note, revision
    from grant_line where tenant_id = ${tenantId} and version_id = ${before.id}`);
  return id;
}
