import { createRoute, z } from "@hono/zod-openapi";
import type { PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, guarded, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { leaves } from "../../trail.ts";
import { tenantContext } from "../context.ts";
import { differenceSheet } from "./difference-sheet.ts";
import { planSheet } from "./plan-sheet.ts";
import { readReceipt, receiptSheet, ReceiptView } from "./receipt.ts";
import { fileAnswer, PaperQuery, sendSheet } from "./sheet.ts";

const Number = z.coerce.number().int().min(1).max(100_000);
const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
export const VersionParams = PlanParams.extend({ version: Number });
const shared = { tags: ["paper"], security: signedIn, method: "get" as const };

const planRoute = createRoute({
  ...shared,
  ...leaves("exported"),
  path: "/{planId}/versions/{version}/paper",
  summary: "A version of a plan as PDF or DOCX",
  description:
    "As it was submitted, with its hash on every page; a draft is marked as one and has none. The same version in the same language is the same file.",
  request: { params: VersionParams, query: PaperQuery },
  responses: { ...fileAnswer, ...guarded },
});

const differenceRoute = createRoute({
  ...shared,
  ...leaves("exported"),
  path: "/{planId}/difference/paper",
  summary: "What changed between two versions, as an annex for the council",
  request: { params: PlanParams, query: PaperQuery.extend({ from: Number, to: Number }) },
  responses: { ...fileAnswer, ...guarded },
});

const receiptRoute = createRoute({
  ...shared,
  path: "/{planId}/versions/{version}/receipt",
  summary: "The receipt of a submission",
  description: "What, when, by whom, under which hash; the deadline as it was fixed, exceptions to it, late or not.",
  request: { params: VersionParams },
  responses: { 200: answer(ReceiptView, "The receipt."), ...guarded },
});

const receiptPaperRoute = createRoute({
  ...shared,
  ...leaves("exported"),
  path: "/{planId}/versions/{version}/receipt/paper",
  summary: "The receipt of a submission as PDF or DOCX",
  request: { params: VersionParams, query: PaperQuery },
  responses: { ...fileAnswer, ...guarded },
});

export const paperRoutes = (services: Services) =>
  newRouter()
    .openapi(planRoute, async (c) => {
      const query = c.req.valid("query");
      return sendSheet(c, await planSheet(tenantContext(services, c), c.req.valid("param"), query), query.format);
    })
    .openapi(differenceRoute, async (c) => {
      const { from, to, ...query } = c.req.valid("query");
      const at = { ...c.req.valid("param"), from, to };
      return sendSheet(c, await differenceSheet(tenantContext(services, c), at, query), query.format);
    })
    .openapi(receiptRoute, async (c) =>
      c.json(await readReceipt(tenantContext(services, c), c.req.valid("param")), 200),
    )
    .openapi(receiptPaperRoute, async (c) => {
      const query = c.req.valid("query");
      return sendSheet(c, await receiptSheet(tenantContext(services, c), c.req.valid("param"), query), query.format);
    });
