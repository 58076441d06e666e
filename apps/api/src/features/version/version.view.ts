import { z } from "@hono/zod-openapi";
import { Period, type PlanEventKind, PresentedDifference } from "@salus/domain";
import { EventView, VersionView } from "../plan/plan.view.ts";

/** To begin a draft on top of an agreement, or with a text that came to nothing; to prolong; to withdraw. */
export const versionSteps = ["amendmentBegan", "resumed", "prolonged", "withdrawn"] as const satisfies PlanEventKind[];

export const VersionsView = z
  .object({
    /** Newest first, each with what happened to it, oldest first. */
    versions: z.array(
      VersionView.extend({
        events: z.array(EventView),
        /** The days it covers as an agreement; null where it covers none, or none that is known. */
        inForce: Period.nullable(),
        /** What this person may do with it now, beside the dossier. */
        steps: z.array(z.enum(versionSteps)),
      }),
    ),
  })
  .openapi("PlanVersions");
export type VersionsView = z.infer<typeof VersionsView>;

export const DifferenceView = z
  .object({ from: VersionView, to: VersionView, difference: PresentedDifference })
  .openapi("PlanDifference");
export type DifferenceView = z.infer<typeof DifferenceView>;
