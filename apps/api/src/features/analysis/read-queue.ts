import { authorize, isAdviser, waitsForUs } from "@salus/domain";
import type { FederalCtx } from "../../context.ts";
import { listSubmissions, presentSubmission } from "../federal/federal.queries.ts";
import { listMembers } from "../member/member.queries.ts";
import { countOpinions } from "../opinion/opinion.queries.ts";
import { countUnsettled, listAssigned } from "./analysis.queries.ts";
import type { QueueView } from "./analysis.view.ts";

/** The last submission of every plan with who follows it, the one that came in first on top. */
export async function readQueue(ctx: FederalCtx): Promise<QueueView> {
  authorize(ctx.actor, "federal.read");
  const { rows, unsettled } = await ctx.read(async (tx) => ({
    rows: await listSubmissions(tx, {}),
    unsettled: await countUnsettled(tx),
  }));
  const { assigned, members, opinions } = await ctx.writeIn(ctx.actor.tenantId, async (tx) => ({
    assigned: await listAssigned(tx, ctx.actor),
    members: await listMembers(tx, ctx.actor),
    opinions: await countOpinions(tx, ctx.actor),
  }));
  return {
    queue: rows.toReversed().map((row) => ({
      submission: presentSubmission(row),
      adviserId: assigned.get(row.nis) ?? null,
      waitsForUs: waitsForUs(row),
      unsettled: unsettled.get(row.planId) ?? 0,
      opinions: opinions.get(row.planId) ?? null,
    })),
    advisers: members.filter(isAdviser).map(({ accountId, name }) => ({ id: accountId, name })),
  };
}
