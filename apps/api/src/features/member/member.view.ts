import { z } from "@hono/zod-openapi";
import { Locale, LocalizedText, Role } from "@salus/domain";
import type { InvitationRow, MemberRow } from "./member.queries.ts";

export const MemberView = z
  .object({
    accountId: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(Role),
    since: z.iso.datetime(),
    /** Of somebody of support: until when, and why. */
    support: z.object({ until: z.iso.datetime(), reason: z.string() }).nullable(),
  })
  .openapi("Member");
export type MemberView = z.infer<typeof MemberView>;

export const invitationStates = ["open", "accepted", "revoked", "expired"] as const;

export const InvitationView = z
  .object({
    id: z.string(),
    email: z.string(),
    roles: z.array(Role),
    locale: Locale,
    state: z.enum(invitationStates),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .openapi("Invitation");
export type InvitationView = z.infer<typeof InvitationView>;

export const OfferView = z
  .object({
    tenantName: LocalizedText,
    email: z.string(),
    roles: z.array(Role),
    locale: Locale,
    hasAccount: z.boolean(),
  })
  .openapi("InvitationOffer");

export const presentMember = ({ accountId, name, email, roles, createdAt, until, reason }: MemberRow): MemberView => ({
  accountId,
  name,
  email,
  roles,
  since: createdAt.toISOString(),
  support: until === null || reason === null ? null : { until: until.toISOString(), reason },
});

export const presentInvitation = (row: InvitationRow, now: Date): InvitationView => ({
  id: row.id,
  email: row.email,
  roles: row.roles,
  locale: row.locale,
  state: stateOf(row, now),
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

function stateOf({ acceptedAt, revokedAt, expiresAt }: InvitationRow, now: Date): InvitationView["state"] {
  if (acceptedAt !== null) return "accepted";
  if (revokedAt !== null) return "revoked";
  return expiresAt <= now ? "expired" : "open";
}
