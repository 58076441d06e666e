import { account, and, eq, invitation, membership, type TenantTx } from "@salus/db";
import {
  AppError,
  authorize,
  type InvitationId,
  Locale,
  newId,
  Role,
  type TenantId,
  type TrailAction,
  type UserId,
} from "@salus/domain";
import { z } from "zod";
import { audit } from "../../audit.ts";
import { hashSecret, type LinkToken, newSecret, readLinkToken, writeLinkToken } from "../../auth/secret.ts";
import type { Ctx } from "../../context.ts";
import { invitationLetter } from "../mail/invitation-letter.ts";
import type { Outbox } from "../mail/deliver.ts";
import { htmlOf, plainOf, writeMail } from "../mail/write-mail.ts";
import { getTenant } from "../plan/plan.queries.ts";
import { requireRolesOf } from "./change-roles.ts";
import { endSupport } from "./member.queries.ts";
import { type InvitationView, presentInvitation } from "./member.view.ts";

const VALID_MS = 14 * 24 * 60 * 60 * 1000;

export const InviteMember = z.object({
  email: z
    .email()
    .max(320)
    .transform((email) => email.toLowerCase()),
  roles: z.array(Role).min(1).max(10),
  locale: Locale,
});
export type InviteMember = z.infer<typeof InviteMember>;

export type InvitationToken = LinkToken<InvitationId>;

export function readInvitationToken(token: string): InvitationToken {
  const read = readLinkToken<InvitationId>(token);
  if (read === null) throw new AppError("invitation.not_found");
  return read;
}

export type NewInvitation = InvitationView & { link: string };

/** Answers the invitation with its link, this once: only a hash of the secret is kept. */
export async function inviteMember(ctx: Ctx, outbox: Outbox, input: InviteMember): Promise<NewInvitation> {
  authorize(ctx.actor, "members.manage");
  requireRolesOf(ctx, input.roles);
  const after = { roles: input.roles, locale: input.locale };
  return sendInvitation(ctx, outbox, { input, action: "member.invite", after });
}

type Sending = { input: InviteMember; action: TrailAction; after: object; support?: Inviting["support"] };

/** Written with its trace, and posted: to whoever is to belong, and to whoever is let in for a while. */
export async function sendInvitation(
  ctx: Ctx,
  outbox: Outbox,
  { input, action, after, support }: Sending,
): Promise<NewInvitation> {
  const { invited, tenantName } = await ctx.write(async (tx) => {
    const { tenantId, userId: invitedBy } = ctx.actor;
    await endSupport(tx, tenantId, ctx.now);
    await refuseMember(tx, ctx, input.email);
    const invited = await writeInvitation(
      tx,
      { tenantId, invitedBy, now: ctx.now, ...(support && { support }) },
      input,
    );
    await audit(tx, ctx, { action, entity: "invitation", entityId: invited.id, after });
    const { name: tenantName } = await getTenant(tx, ctx.actor);
    const { locale, email: address, expiresAt } = invited;
    const addressed = { tenantId, kind: "invitation", accountId: null, address, locale } as const;
    // Its link opens a door: it goes into the mail and into the answer, and is kept nowhere.
    const withoutLink = invitationLetter({ locale, tenantName, expiresAt, href: null });
    if (outbox.isShown) await writeMail(tx, addressed, withoutLink, ctx.now);
    return { invited, tenantName };
  });
  const { locale, email: to, expiresAt, link } = invited;
  const letter = invitationLetter({ locale, tenantName, expiresAt, href: outbox.origin + link });
  outbox.post?.({ to, subject: letter.subject, text: plainOf(letter), html: htmlOf(letter, locale) });
  return invited;
}

type Inviting = {
  tenantId: TenantId;
  invitedBy: UserId;
  now: Date;
  /** Of support: why, and when the access ends, whenever the link is followed. */
  support?: { reason: string; until: Date };
};

export async function writeInvitation(
  tx: TenantTx,
  { tenantId, invitedBy, now, support }: Inviting,
  input: InviteMember,
): Promise<NewInvitation> {
  const id = newId<InvitationId>();
  const secret = newSecret();
  const expiresAt = support?.until ?? new Date(now.getTime() + VALID_MS);
  const reason = support?.reason ?? null;
  const [row] = await tx
    .insert(invitation)
    .values({ tenantId, id, ...input, secretHash: hashSecret(secret), invitedBy, createdAt: now, expiresAt, reason })
    .returning();
  if (!row) throw new Error("an insert returned no row");
  return {
    ...presentInvitation(row, now),
    link: `/${input.locale}/invitation/${writeLinkToken({ tenantId, id, secret })}`,
  };
}

export async function refuseMember(
  tx: TenantTx,
  { actor: { tenantId } }: { actor: Pick<Ctx["actor"], "tenantId"> },
  email: string,
): Promise<void> {
  const [member] = await tx
    .select({ id: account.id })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(and(eq(membership.tenantId, tenantId), eq(account.email, email)));
  if (member) throw new AppError("member.exists");
}
