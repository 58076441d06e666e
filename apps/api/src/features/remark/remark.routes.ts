import { createRoute, z } from "@hono/zod-openapi";
import { type PlanId, type RemarkId, WriteAnswer } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { readLetters, readRemarks } from "./read-remarks.ts";
import { LettersView, RemarksView } from "./remark.view.ts";
import { writeAnswer } from "./write-answer.ts";

const shared = { tags: ["remarks"], security: signedIn };
const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const RemarkParams = PlanParams.extend({ remarkId: z.uuid().transform((id) => id as RemarkId) });

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{planId}/remarks",
  summary: "What the federal side remarked about a plan, and what was answered",
  request: { params: PlanParams },
  responses: { 200: answer(RemarksView, "Of every version, oldest first."), ...guarded },
});

const answerRoute = createRoute({
  ...shared,
  parameters: [idempotencyHeader],
  method: "put",
  path: "/{planId}/remarks/{remarkId}/answer",
  summary: "Answer a remark",
  description: "Handed over with the next submission, or with the event `corrected`.",
  request: { params: RemarkParams, body: body(WriteAnswer) },
  responses: { 200: answer(RemarksView, "The remarks as they are now."), ...guarded },
});

const lettersRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{planId}/letters",
  summary: "The letters that the federal side wrote about a plan",
  request: { params: PlanParams },
  responses: { 200: answer(LettersView, "Oldest first, each in both languages."), ...guarded },
});

export const remarkRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) =>
      c.json(await readRemarks(tenantContext(services, c), c.req.valid("param").planId), 200),
    )
    .openapi(answerRoute, async (c) =>
      c.json(await writeAnswer(tenantContext(services, c), c.req.valid("param"), c.req.valid("json")), 200),
    )
    .openapi(lettersRoute, async (c) =>
      c.json(await readLetters(tenantContext(services, c), c.req.valid("param").planId), 200),
    );
