import { z } from "@hono/zod-openapi";
import { PresentedDifference } from "@salus/domain";
import { EventView, VersionView } from "../plan/plan.view.ts";

export const VersionsView = z
  .object({
    /** Newest first, each with what happened to it, oldest first. */
    versions: z.array(VersionView.extend({ events: z.array(EventView) })),
  })
  .openapi("PlanVersions");
export type VersionsView = z.infer<typeof VersionsView>;

export const DifferenceView = z
  .object({ from: VersionView, to: VersionView, difference: PresentedDifference })
  .openapi("PlanDifference");
export type DifferenceView = z.infer<typeof DifferenceView>;
