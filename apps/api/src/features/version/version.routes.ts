import { createRoute, z } from "@hono/zod-openapi";
import type { PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, guarded, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { tagged } from "./entity-tag.ts";
import { readDifference } from "./read-difference.ts";
import { readVersions } from "./read-versions.ts";
import { DifferenceView, VersionsView } from "./version.view.ts";

const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const reading = { tags: ["versions"], security: signedIn };
const VersionNumber = z.coerce.number().int().min(1).max(100_000);

const versionsRoute = createRoute({
  ...reading,
  method: "get",
  path: "/{planId}/versions",
  summary: "The versions of a plan, with what happened to each",
  request: { params: PlanParams },
  responses: { 200: answer(VersionsView, "Newest first."), ...guarded },
});

const differenceRoute = createRoute({
  ...reading,
  method: "get",
  path: "/{planId}/difference",
  summary: "What changed between two versions of a plan",
  description:
    "By lineage: added, removed, moved, reworded with the words marked, targets and amounts before and after. In the order of the later version; what was removed stands where it stood. Has an ETag.",
  request: { params: PlanParams, query: z.object({ from: VersionNumber, to: VersionNumber }) },
  responses: {
    200: answer(DifferenceView, "The difference."),
    304: { description: "The reader has it already." },
    ...guarded,
  },
});

export const versionRoutes = (services: Services) =>
  newRouter()
    .openapi(versionsRoute, async (c) =>
      c.json(await readVersions(tenantContext(services, c), c.req.valid("param").planId), 200),
    )
    .openapi(differenceRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return tagged(c, await readDifference(tenantContext(services, c), { planId, ...c.req.valid("query") }));
    });
