import { z } from "zod";
import type { TenantId, UserId } from "./ids.ts";

export const municipalRoles = [
  "administrator",
  "coordinator",
  "editor",
  "finance",
  "evaluator",
  "secretary",
  "reader",
] as const;
export const federalRoles = ["administrator", "adviser", "controller", "framework-manager", "analyst"] as const;
export const tenantKinds = ["municipality", "federal"] as const;

export const MunicipalRole = z.enum(municipalRoles);
export const FederalRole = z.enum(federalRoles);
/** Given by no list of members: support is let in for a while, and has no other role. */
export const supportRole = "support" as const;
export const Role = z.enum([...new Set([...municipalRoles, ...federalRoles, supportRole])] as [
  string,
  ...string[],
]) as z.ZodType<Role>;
export type MunicipalRole = z.infer<typeof MunicipalRole>;
export type FederalRole = z.infer<typeof FederalRole>;
export type Role = MunicipalRole | FederalRole | typeof supportRole;
export type TenantKind = (typeof tenantKinds)[number];

/** Who is asking, and on behalf of which tenant. */
export type Actor = {
  readonly userId: UserId;
  readonly tenantId: TenantId;
  readonly tenantKind: TenantKind;
  readonly roles: readonly Role[];
};

export const hasRole = (actor: Actor, ...roles: readonly Role[]): boolean =>
  roles.some((role) => actor.roles.includes(role));

export const rolesOf = (kind: TenantKind): readonly Role[] => (kind === "federal" ? federalRoles : municipalRoles);
