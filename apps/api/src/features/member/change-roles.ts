import { AppError, authorize, type Role, rolesOf, type UserId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { lockMembers, memberIn, requireAdministrator, saveRoles } from "./member.queries.ts";
import { type MemberView, presentMember } from "./member.view.ts";

export function changeRoles(ctx: Ctx, accountId: UserId, roles: Role[]): Promise<MemberView> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "members.manage");
    const members = await lockMembers(tx, ctx.actor);
    const before = memberIn(members, accountId);
    if (before.until !== null) throw new AppError("support.read_only");
    requireRolesOf(ctx, roles);
    const after = { ...before, roles };
    requireAdministrator(members.map((member) => (member === before ? after : member)));
    await saveRoles(tx, ctx.actor, accountId, roles);
    await audit(tx, ctx, {
      action: "member.change_roles",
      entity: "account",
      entityId: accountId,
      before: { roles: before.roles },
      after: { roles },
    });
    return presentMember(after);
  });
}

/** A municipality gives municipal roles, the federal side federal ones. */
export function requireRolesOf({ actor }: Pick<Ctx, "actor">, roles: readonly Role[]): void {
  const allowed = rolesOf(actor.tenantKind);
  const strange = roles.findIndex((role) => !allowed.includes(role));
  if (strange !== -1)
    throw new AppError("input.invalid", { issues: [{ path: ["roles", strange], code: "invalid_value" }] });
}
