import { authorize, type PlanId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { getPlan, listEvents, listVersions } from "../plan/plan.queries.ts";
import { presentEvent, presentVersion } from "../plan/plan.view.ts";
import type { VersionsView } from "./version.view.ts";

export function readVersions(ctx: Ctx, planId: PlanId): Promise<VersionsView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const [versions, events] = await Promise.all([
      listVersions(tx, ctx.actor, planId),
      listEvents(tx, ctx.actor, planId),
    ]);
    return {
      versions: versions.toReversed().map((version) => ({
        ...presentVersion(version),
        events: events.filter(({ event }) => event.versionId === version.id).map(presentEvent),
      })),
    };
  });
}
