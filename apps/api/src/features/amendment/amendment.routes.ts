import { createRoute, z } from "@hono/zod-openapi";
import type { PlanId, SubmissionId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { federalContext, tenantContext } from "../context.ts";
import { SubmissionView } from "../federal/federal.view.ts";
import { PlanView } from "../plan/plan.view.ts";
import { BeginNextVersion, beginNextVersion } from "./begin-next-version.ts";
import { ProlongPlan, prolongPlan } from "./prolong-plan.ts";
import { readReplaceable, ReplaceAgreement, replaceAgreement } from "./replace-agreement.ts";

const shared = { tags: ["versions"], security: signedIn };
const writing = { ...shared, parameters: [idempotencyHeader] };
const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const SubmissionParams = z.object({ submissionId: z.uuid().transform((id) => id as SubmissionId) });

const nextRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/next-version",
  summary: "Begin an amendment of an agreement, or take up what was refused or withdrawn",
  description:
    "A draft with the same lineages. The agreement stays in force until the amendment enters into force. 409 `version.open` while another version is a draft or under review.",
  request: { params: PlanParams, body: body(BeginNextVersion) },
  responses: { 201: answer(PlanView, "The plan, with the new draft."), ...guarded },
});

const prolongRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/prolongations",
  summary: "Prolong an agreement for the period of a new act",
  description: "The same text under another framework; what has gone stale in it is listed under its `/renewal`.",
  request: { params: PlanParams, body: body(ProlongPlan) },
  responses: { 201: answer(PlanView, "The plan of the new period."), ...guarded },
});

export const amendmentRoutes = (services: Services) =>
  newRouter()
    .openapi(nextRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await beginNextVersion(tenantContext(services, c), planId, c.req.valid("json")), 201);
    })
    .openapi(prolongRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await prolongPlan(tenantContext(services, c), planId, c.req.valid("json")), 201);
    });

const replaceableRoute = createRoute({
  ...shared,
  method: "get",
  path: "/plans/{submissionId}/replaceable",
  summary: "Agreements of the municipality that this one may annul and replace",
  request: { params: SubmissionParams },
  responses: {
    200: answer(z.object({ submissions: z.array(SubmissionView) }), "Of the same instrument, in other plans."),
    ...guarded,
  },
});

const replaceRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{submissionId}/replace",
  summary: "Annul and replace another agreement of the municipality",
  request: { params: SubmissionParams, body: body(ReplaceAgreement) },
  responses: { 200: answer(SubmissionView, "The agreement that was replaced."), ...guarded },
});

export const federalAmendmentRoutes = (services: Services) =>
  newRouter()
    .openapi(replaceableRoute, async (c) => {
      const { submissionId } = c.req.valid("param");
      return c.json({ submissions: await readReplaceable(federalContext(services, c), submissionId) }, 200);
    })
    .openapi(replaceRoute, async (c) => {
      const { submissionId } = c.req.valid("param");
      return c.json(await replaceAgreement(federalContext(services, c), submissionId, c.req.valid("json")), 200);
    });
