import { authorize, type UserId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { deleteMember, lockMembers, memberIn, requireAdministrator } from "./member.queries.ts";

/** The account stays: the person may belong to other tenants, and the trail names it. */
export function removeMember(ctx: Ctx, accountId: UserId): Promise<void> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "members.manage");
    const members = await lockMembers(tx, ctx.actor);
    const before = memberIn(members, accountId);
    requireAdministrator(members.filter((member) => member !== before));
    await deleteMember(tx, ctx.actor, accountId);
    const { roles, until, reason } = before;
    const entry = { action: until === null ? "member.remove" : "support.end", entity: "account", entityId: accountId };
    await audit(tx, ctx, { ...entry, before: until === null ? { roles } : { until, reason } });
  });
}
