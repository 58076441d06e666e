import { documentNames, type TenantTx } from "@salus/db";
import {
  AppError,
  authorize,
  dayInBelgium,
  type PlanId,
  presentDifference,
  type PresentedVersion,
} from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import {
  getPlan,
  listGrantLines,
  listNodes,
  listVersions,
  type OpenPlan,
  type VersionRow,
} from "../plan/plan.queries.ts";
import { presentVersion } from "../plan/plan.view.ts";
import type { DifferenceView } from "./version.view.ts";

type Asked = { readonly planId: PlanId; readonly from: number; readonly to: number };

/** Between any two versions of a plan, in whichever order; each is read by the rules it followed. */
export function readDifference(ctx: Ctx, { planId, from, to }: Asked): Promise<DifferenceView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const versions = await listVersions(tx, ctx.actor, planId);
    const [before, after] = [numbered(versions, from), numbered(versions, to)];
    const [old, now, names] = await Promise.all([
      contentOf(tx, ctx, plan, before),
      contentOf(tx, ctx, plan, after),
      documentNames(tx, ctx.actor.tenantId, dayInBelgium(ctx.now)),
    ]);
    return {
      from: presentVersion(before),
      to: presentVersion(after),
      difference: presentDifference(old, now, names),
    };
  });
}

function numbered(versions: readonly VersionRow[], wanted: number): VersionRow {
  const found = versions.find(({ number }) => number === wanted);
  if (!found) throw new AppError("version.not_found");
  return found;
}

async function contentOf(tx: TenantTx, ctx: Ctx, plan: OpenPlan, version: VersionRow): Promise<PresentedVersion> {
  const [framework, nodes, grantLines] = await Promise.all([
    getPinnedFramework(tx, ctx.frameworks, { framework: plan.framework, version }),
    listNodes(tx, ctx.actor, version.id),
    listGrantLines(tx, ctx.actor, version.id),
  ]);
  return { framework, nodes, grantLines };
}
