import { and, eq, federalAdviser } from "@salus/db";
import { AppError, authorize, isAdviser, type NisCode, type UserId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { listUsingMunicipalities } from "../federal/federal.queries.ts";
import { listMembers } from "../member/member.queries.ts";

/** Who follows a municipality from now on; null: nobody. */
export async function assignAdviser(
  ctx: FederalCtx,
  nis: NisCode,
  { adviserId }: { adviserId: UserId | null },
): Promise<{ nis: NisCode; adviserId: UserId | null }> {
  authorize(ctx.actor, "adviser.assign");
  const known = await ctx.read(listUsingMunicipalities);
  if (!known.some((municipality) => municipality.nis === nis)) throw new AppError("adviser.not_found");
  return ctx.writeIn(ctx.actor.tenantId, async (tx) => {
    const { tenantId, userId: assignedBy } = ctx.actor;
    if (adviserId === null) {
      await tx.delete(federalAdviser).where(and(eq(federalAdviser.tenantId, tenantId), eq(federalAdviser.nis, nis)));
    } else {
      const members = await listMembers(tx, ctx.actor);
      const member = members.find(({ accountId }) => accountId === adviserId);
      if (!member || !isAdviser(member)) throw new AppError("adviser.not_found");
      const assigned = { adviserId, assignedBy, assignedAt: ctx.now };
      await tx
        .insert(federalAdviser)
        .values({ tenantId, nis, ...assigned })
        .onConflictDoUpdate({ target: [federalAdviser.tenantId, federalAdviser.nis], set: assigned });
    }
    await audit(tx, ctx, {
      action: "adviser.assign",
      entity: "municipality",
      entityId: tenantId,
      after: { nis, adviserId },
    });
    return { nis, adviserId };
  });
}
