import { frameworkRevision, sql } from "@salus/db";
import { AppError, authorize, type FrameworkDraftId, publishable } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { findingsOf, lockDraft, removeDraftRow } from "./framework-draft.queries.ts";

/** The draft becomes a framework, or the next revision of one: for everybody, at once, for good. */
export function publishFrameworkDraft(
  ctx: Ctx,
  id: FrameworkDraftId,
  { revision }: { revision: number },
): Promise<{ code: string; revision: number }> {
  authorize(ctx.actor, "framework.manage");
  return ctx.write(async (tx) => {
    const draft = await lockDraft(tx, ctx.actor, { id, revision });
    const { code } = draft.body;
    // Two drafts with one code: the second one waits, and finds the code taken.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`framework ${code}`}, 0))`);
    const findings = await findingsOf(tx, draft);
    const next = draft.origin === "revision" ? (draft.fromRevision ?? 0) + 1 : 1;
    const made = publishable(draft.body, next);
    if (findings.length > 0 || !made.success) throw new AppError("framework.not_ready", { findings: findings.length });
    const published = { publishedAt: ctx.now, publishedBy: ctx.actor.userId };
    await tx.insert(frameworkRevision).values({ code, revision: next, body: made.data, ...published });
    await removeDraftRow(tx, ctx.actor, id);
    await audit(tx, ctx, {
      action: "framework.publish",
      entity: "framework",
      entityId: code,
      before: { draft: id, origin: draft.origin, from: draft.fromCode, fromRevision: draft.fromRevision },
      after: { code, revision: next },
    });
    return { code, revision: next };
  });
}
