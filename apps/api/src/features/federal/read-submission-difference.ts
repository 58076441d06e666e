import type { FederalTx } from "@salus/db";
import { AppError, authorize, presentDifference, type SubmissionId, submittedContent } from "@salus/domain";
import type { FederalCtx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { getDocument, getSubmission, listHistory, listLineages, presentSubmission } from "./federal.queries.ts";
import type { SubmissionDifference } from "./federal.view.ts";

/** Between two submissions of one plan, out of what was handed over; without a number, from the one before. */
export function readSubmissionDifference(
  ctx: FederalCtx,
  id: SubmissionId,
  from: number | undefined,
): Promise<SubmissionDifference> {
  authorize(ctx.actor, "federal.read");
  return ctx.read(async (tx) => {
    const row = await getSubmission(tx, id);
    const history = await listHistory(tx, row);
    const earlier = history.findLast(({ number }) => (from === undefined ? number < row.number : number === from));
    if (!earlier) throw new AppError("version.not_found");
    const [before, after] = [await contentOf(tx, ctx, earlier.id), await contentOf(tx, ctx, id)];
    const names = new Map([...before.names, ...after.names]);
    return {
      submission: presentSubmission(row),
      from: { ...earlier, submittedAt: earlier.submittedAt.toISOString() },
      difference: presentDifference(before, after, names),
    };
  });
}

export async function contentOf(tx: FederalTx, ctx: FederalCtx, id: SubmissionId) {
  const row = await getSubmission(tx, id);
  const [document, facts, framework] = await Promise.all([
    getDocument(tx, id),
    listLineages(tx, id),
    getPinnedFramework(tx, ctx.frameworks, { framework: row.framework, version: row }),
  ]);
  return { ...submittedContent({ document, facts, framework }), framework };
}
