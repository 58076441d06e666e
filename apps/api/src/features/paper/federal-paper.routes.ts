import { createRoute, z } from "@hono/zod-openapi";
import type { ExceptionId, SubmissionId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, nothing, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { leaves } from "../../trail.ts";
import { federalContext } from "../context.ts";
import { submissionDifferenceSheet } from "./difference-sheet.ts";
import {
  GrantedException,
  GrantedExceptions,
  GrantException,
  grantException,
  listGranted,
  withdrawException,
} from "./exceptions.ts";
import { submissionSheet } from "./plan-sheet.ts";
import { fileAnswer, PaperQuery, sendSheet } from "./sheet.ts";

const SubmissionParams = z.object({ submissionId: z.uuid().transform((id) => id as SubmissionId) });
const ExceptionParams = z.object({ exceptionId: z.uuid().transform((id) => id as ExceptionId) });
const shared = { tags: ["paper"], security: signedIn };

const planRoute = createRoute({
  ...shared,
  method: "get",
  ...leaves("exported"),
  path: "/plans/{submissionId}/paper",
  summary: "A submission as PDF or DOCX",
  request: { params: SubmissionParams, query: PaperQuery },
  responses: { ...fileAnswer, ...guarded },
});

const differenceRoute = createRoute({
  ...shared,
  method: "get",
  ...leaves("exported"),
  path: "/plans/{submissionId}/difference/paper",
  summary: "What changed since an earlier submission, as PDF or DOCX",
  request: {
    params: SubmissionParams,
    query: PaperQuery.extend({ from: z.coerce.number().int().min(1).max(100_000).optional() }),
  },
  responses: { ...fileAnswer, ...guarded },
});

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/exceptions",
  summary: "Exceptions to a deadline",
  request: {},
  responses: { 200: answer(GrantedExceptions, "Newest first."), ...guarded },
});

const grantRoute = createRoute({
  ...shared,
  method: "post",
  path: "/exceptions",
  summary: "Grant one municipality a later deadline under one framework",
  request: { body: body(GrantException) },
  responses: { 201: answer(GrantedException, "The exception."), ...guarded },
});

const withdrawRoute = createRoute({
  ...shared,
  method: "post",
  path: "/exceptions/{exceptionId}/withdraw",
  summary: "Withdraw an exception; it stays on record",
  request: { params: ExceptionParams },
  responses: { 204: nothing, ...guarded },
});

export const federalPaperRoutes = (services: Services) =>
  newRouter()
    .openapi(planRoute, async (c) => {
      const query = c.req.valid("query");
      const { submissionId } = c.req.valid("param");
      return sendSheet(c, await submissionSheet(federalContext(services, c), submissionId, query), query.format);
    })
    .openapi(differenceRoute, async (c) => {
      const { from, ...query } = c.req.valid("query");
      const at = { id: c.req.valid("param").submissionId, from };
      return sendSheet(c, await submissionDifferenceSheet(federalContext(services, c), at, query), query.format);
    })
    .openapi(listRoute, async (c) => c.json(await listGranted(federalContext(services, c)), 200))
    .openapi(grantRoute, async (c) =>
      c.json(await grantException(federalContext(services, c), c.req.valid("json")), 201),
    )
    .openapi(withdrawRoute, async (c) => {
      await withdrawException(federalContext(services, c), c.req.valid("param").exceptionId);
      return c.body(null, 204);
    });
