import { createRoute, z } from "@hono/zod-openapi";
import { ApprovePlan, Instrument, planStatuses, ReturnPlan, type SubmissionId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { leaves } from "../../trail.ts";
import { federalContext } from "../context.ts";
import { tagged } from "../version/entity-tag.ts";
import { approveSubmission } from "./approve-submission.ts";
import {
  ComparisonView,
  CoverageMapView,
  ListedSubmission,
  MatrixView,
  SubmissionDetail,
  SubmissionDifference,
  SubmissionView,
} from "./federal.view.ts";
import { readComparison } from "./read-comparison.ts";
import { readCoverageMap, readMatrix } from "./read-coverage.ts";
import { listSubmissionViews, readSubmission } from "./read-submission.ts";
import { readSubmissionDifference } from "./read-submission-difference.ts";
import { returnSubmission } from "./return-submission.ts";

const shared = { tags: ["federal"], security: signedIn };
const SubmissionParams = z.object({ submissionId: z.uuid().transform((id) => id as SubmissionId) });
const Year = z.coerce.number().int().min(1990).max(2200);

const SubmissionIds = z
  .string()
  .max(1000)
  .transform((ids) => [...new Set(ids.split(",").map((id) => id.trim()))])
  .pipe(
    z
      .array(z.uuid().transform((id) => id as SubmissionId))
      .min(1)
      .max(12),
  );

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/plans",
  summary: "What was submitted: of every plan the submission that counts",
  description:
    "The last one; where an amendment was refused or withdrawn the agreement that stands. The other one stands in `beside`.",
  request: {
    query: z.object({
      framework: z.string().max(100).optional(),
      status: z.enum(planStatuses).optional(),
      /** A part of the municipality's name, or its code. */
      q: z.string().max(100).optional(),
    }),
  },
  responses: { 200: answer(z.object({ submissions: z.array(ListedSubmission) }), "Newest first."), ...guarded },
});

const readRoute = createRoute({
  ...shared,
  method: "get",
  ...leaves("saw"),
  path: "/plans/{submissionId}",
  summary: "A submission, with the document as it was submitted",
  request: { params: SubmissionParams },
  responses: { 200: answer(SubmissionDetail, "The submission."), ...guarded },
});

const differenceRoute = createRoute({
  ...shared,
  method: "get",
  ...leaves("saw"),
  path: "/plans/{submissionId}/difference",
  summary: "What changed since an earlier submission of the same plan",
  description: "`from`: the number of that submission; without it the one before. Has an ETag.",
  request: {
    params: SubmissionParams,
    query: z.object({ from: z.coerce.number().int().min(1).max(100_000).optional() }),
  },
  responses: {
    200: answer(SubmissionDifference, "As between two versions of the municipality."),
    304: { description: "The reader has it already." },
    ...guarded,
  },
});

const returnRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{submissionId}/return",
  summary: "Return a plan with a reason",
  description: "The municipality gets the next version, a draft with the same text.",
  request: { params: SubmissionParams, body: body(ReturnPlan) },
  responses: { 200: answer(SubmissionView, "The submission."), ...guarded },
});

const approveRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{submissionId}/approve",
  summary: "Approve a plan",
  request: { params: SubmissionParams, body: body(ApprovePlan) },
  responses: { 200: answer(SubmissionView, "The submission."), ...guarded },
});

const matrixRoute = createRoute({
  ...shared,
  method: "get",
  path: "/matrix",
  summary: "Coverage: municipality by phenomenon",
  request: { query: z.object({ instrument: Instrument, year: Year }) },
  responses: { 200: answer(MatrixView, "Rows by code of the municipality."), ...guarded },
});

const compareRoute = createRoute({
  ...shared,
  method: "get",
  ...leaves("saw"),
  path: "/compare",
  summary: "Several submissions on one phenomenon, side by side",
  request: {
    query: z.object({ phenomenon: z.string().min(1).max(200), submissions: SubmissionIds }).openapi({
      description: "`submissions`: up to twelve ids, separated by commas.",
    }),
  },
  responses: { 200: answer(ComparisonView, "One column per submission."), ...guarded },
});

const mapRoute = createRoute({
  ...shared,
  method: "get",
  path: "/coverage-map",
  summary: "The status per municipality",
  request: { query: z.object({ instrument: Instrument.optional(), year: Year.optional() }) },
  responses: { 200: answer(CoverageMapView, "Municipalities that use Salus, by code."), ...guarded },
});

export const federalRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) =>
      c.json({ submissions: await listSubmissionViews(federalContext(services, c), c.req.valid("query")) }, 200),
    )
    .openapi(readRoute, async (c) =>
      c.json(await readSubmission(federalContext(services, c), c.req.valid("param").submissionId), 200),
    )
    .openapi(differenceRoute, async (c) => {
      const { submissionId } = c.req.valid("param");
      const { from } = c.req.valid("query");
      return tagged(c, await readSubmissionDifference(federalContext(services, c), submissionId, from));
    })
    .openapi(returnRoute, async (c) => {
      const { submissionId } = c.req.valid("param");
      return c.json(await returnSubmission(federalContext(services, c), submissionId, c.req.valid("json")), 200);
    })
    .openapi(approveRoute, async (c) => {
      const { submissionId } = c.req.valid("param");
      return c.json(await approveSubmission(federalContext(services, c), submissionId, c.req.valid("json")), 200);
    })
    .openapi(matrixRoute, async (c) => c.json(await readMatrix(federalContext(services, c), c.req.valid("query")), 200))
    .openapi(compareRoute, async (c) =>
      c.json(await readComparison(federalContext(services, c), c.req.valid("query")), 200),
    )
    .openapi(mapRoute, async (c) =>
      c.json(await readCoverageMap(federalContext(services, c), c.req.valid("query")), 200),
    );
