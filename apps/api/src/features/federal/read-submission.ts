import {
  authorize,
  closedSteps,
  forPlans,
  permittedActions,
  type PlanSubject,
  standing,
  type SubmissionId,
} from "@salus/domain";
import type { FederalCtx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import {
  getDocument,
  getSubmission,
  listHistory,
  listSubmissionEvents,
  listSubmissions,
  presentHead,
  presentSubmission,
  type SubmissionFilter,
  type SubmissionRow,
} from "./federal.queries.ts";
import type { ListedSubmission, SubmissionDetail } from "./federal.view.ts";

/** Who submitted it is not known on this side; the verbs that decide ask the municipality's own record. */
export const subjectOf = ({ tenantId, status }: SubmissionRow): PlanSubject => ({
  tenantId,
  version: { status, submittedBy: null },
});

export function listSubmissionViews(ctx: FederalCtx, filter: SubmissionFilter): Promise<ListedSubmission[]> {
  authorize(ctx.actor, "federal.read");
  return ctx.read(async (tx) =>
    (await listSubmissions(tx, filter)).map((row) => ({
      ...presentSubmission(row),
      beside: row.beside && presentHead(row.beside),
    })),
  );
}

export function readSubmission(ctx: FederalCtx, id: SubmissionId): Promise<SubmissionDetail> {
  authorize(ctx.actor, "federal.read");
  return ctx.read(async (tx) => {
    const row = await getSubmission(tx, id);
    const [document, events, history, framework] = await Promise.all([
      getDocument(tx, id),
      listSubmissionEvents(tx, id),
      listHistory(tx, row),
      getPinnedFramework(tx, ctx.frameworks, { framework: row.framework, version: row }),
    ]);
    const subject = subjectOf(row);
    return {
      submission: presentSubmission(row),
      document,
      events: standing(events).map(({ strikes: _none, ...event }) => ({
        ...event,
        recordedAt: event.recordedAt.toISOString(),
      })),
      history: history.map(presentHead),
      permittedActions: permittedActions(ctx.actor, subject),
      closed: closedSteps(subject, ctx.actor),
      framework: forPlans(framework),
    };
  });
}
