import { z } from "@hono/zod-openapi";
import { and, asc, asUser, eq, gt, type IdentityTx, isNull, membership, or, tenant } from "@salus/db";
import {
  type Action,
  actions,
  type Actor,
  AppError,
  languageRegimes,
  Locale,
  LocalizedText,
  permittedActions,
  Role,
  type TenantId,
  tenantKinds,
  type UserId,
} from "@salus/domain";

export const MembershipView = z
  .object({
    tenantId: z.string(),
    kind: z.enum(tenantKinds),
    name: LocalizedText,
    nis: z.string().nullable(),
    languageRegime: z.enum(languageRegimes),
    roles: z.array(Role),
    /** What these roles may do, for menus; what may be done with one plan stands in the answer about that plan. */
    permittedActions: z.array(z.enum(actions as [Action, ...Action[]])),
    /** Of somebody of support: until when, and why; the program shows it all along. */
    support: z.object({ until: z.iso.datetime(), reason: z.string() }).nullable(),
  })
  .openapi("Membership");
export type MembershipView = z.infer<typeof MembershipView>;

export const SessionView = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string(), locale: Locale }),
    active: MembershipView,
    memberships: z.array(MembershipView),
    /** True where everything is invented and may be thrown away. */
    demonstration: z.boolean(),
  })
  .openapi("Session");
export type SessionView = z.infer<typeof SessionView>;

/** The memberships of one person, oldest first; an access of support that has ended is none. */
export async function listMemberships(tx: IdentityTx, userId: UserId, now: Date): Promise<MembershipView[]> {
  await asUser(tx, userId);
  const rows = await tx
    .select({ membership, tenant })
    .from(membership)
    .innerJoin(tenant, eq(tenant.id, membership.tenantId))
    .where(and(eq(membership.accountId, userId), or(isNull(membership.until), gt(membership.until, now))))
    .orderBy(asc(membership.createdAt), asc(tenant.nis), asc(tenant.id));
  return rows.map(({ membership: { roles, until, reason }, tenant: { id, kind, name, nis, languageRegime } }) => {
    const actor: Actor = { userId, tenantId: id, tenantKind: kind, roles };
    const support = until === null || reason === null ? null : { until: until.toISOString(), reason };
    return { tenantId: id, kind, name, nis, languageRegime, roles, permittedActions: permittedActions(actor), support };
  });
}

export type Person = { actor: Pick<Actor, "userId" | "tenantId">; name: string; email: string; locale: Locale };

export async function presentSession(
  tx: IdentityTx,
  person: Person,
  { demonstration, now }: { demonstration: boolean; now: Date },
): Promise<SessionView> {
  const { actor, name, email, locale } = person;
  const memberships = await listMemberships(tx, actor.userId, now);
  const active = memberships.find(({ tenantId }) => tenantId === actor.tenantId);
  if (!active) throw new AppError("session.required");
  return { user: { id: actor.userId, name, email, locale }, active, memberships, demonstration };
}

/** The tenant a session begins in. */
export function firstTenant(memberships: readonly MembershipView[]): TenantId {
  const [first] = memberships;
  if (!first) throw new AppError("membership.not_found");
  return first.tenantId as TenantId;
}
