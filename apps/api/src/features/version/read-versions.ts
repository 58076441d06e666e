import { authorize, daysInForce, eventRefusal, isOpenStatus, type PlanEventKind, type PlanId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { eventOf, getPlan, listEvents, listVersions } from "../plan/plan.queries.ts";
import { presentEvent, presentVersion } from "../plan/plan.view.ts";
import { type VersionsView, versionSteps } from "./version.view.ts";

/** While one version is open, no other is begun. */
const opensNext: ReadonlySet<PlanEventKind> = new Set(["amendmentBegan", "resumed"]);

export function readVersions(ctx: Ctx, planId: PlanId): Promise<VersionsView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const [versions, events, framework] = await Promise.all([
      listVersions(tx, ctx.actor, planId),
      listEvents(tx, ctx.actor, planId),
      getPinnedFramework(tx, ctx.frameworks, plan),
    ]);
    const hasOpen = versions.some(({ status }) => isOpenStatus(status));
    return {
      versions: versions.toReversed().map((version) => {
        const own = events.filter(({ event }) => event.versionId === version.id);
        const subject = { tenantId: plan.tenantId, version };
        return {
          ...presentVersion(version),
          events: own.map(presentEvent),
          inForce: daysInForce(own.map(eventOf), framework.period),
          steps: versionSteps.filter(
            (kind) => eventRefusal(kind, subject, ctx.actor) === null && !(hasOpen && opensNext.has(kind)),
          ),
        };
      }),
    };
  });
}
