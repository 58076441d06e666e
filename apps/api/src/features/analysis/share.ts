import { inShare, type NisCode, type QueueShare } from "@salus/domain";
import type { FederalCtx } from "../../context.ts";
import { listUsingMunicipalities } from "../federal/federal.queries.ts";
import { listAssigned } from "./analysis.queries.ts";

/** The municipalities of a share, by who follows them; null: all there are. */
export async function municipalitiesIn(ctx: FederalCtx, ...shares: readonly QueueShare[]): Promise<NisCode[] | null> {
  if (shares.includes("all")) return null;
  const assigned = await ctx.writeIn(ctx.actor.tenantId, (tx) => listAssigned(tx, ctx.actor));
  const using = await ctx.read(listUsingMunicipalities);
  return using
    .map(({ nis }) => nis)
    .filter((nis) => {
      const adviserId = assigned.get(nis) ?? null;
      return shares.some((share) => inShare({ adviserId }, share, ctx.actor.userId));
    });
}
