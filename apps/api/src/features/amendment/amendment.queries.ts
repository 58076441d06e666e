import { and, desc, eq, type FederalTx, framework, inArray, ne, submission } from "@salus/db";
import { nextStatus, planStatuses } from "@salus/domain";
import { type SubmissionRow, submissionRows } from "../federal/federal.queries.ts";

const replaceable = planStatuses.flatMap((status) =>
  status !== "draft" && nextStatus(status, "superseded") !== null ? [status] : [],
);

/** The agreements of the same municipality and instrument in other plans, the latest period first. */
export const listReplaceable = (tx: FederalTx, of: SubmissionRow): Promise<SubmissionRow[]> =>
  submissionRows(
    tx,
    and(
      eq(submission.tenantId, of.tenantId),
      ne(submission.planId, of.planId),
      eq(framework.instrument, of.instrument),
      inArray(submission.status, replaceable),
    ),
  ).orderBy(desc(framework.periodFrom), desc(submission.number));
