import { and, type Db, desc, eq, mail, mailPreference, or, type TenantTx } from "@salus/db";
import { AppError, authorize, can, type DigestRhythm, type PlanId } from "@salus/domain";
import { z } from "@hono/zod-openapi";
import { digestRhythms, mailKinds } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { writeDigest } from "./digest.ts";
import { federalDigest } from "./federal-digest.ts";
import { listReaders } from "./digest.queries.ts";

export const MailView = z
  .object({
    id: z.string(),
    kind: z.enum(mailKinds),
    to: z.string(),
    subject: z.string(),
    plain: z.string(),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
  })
  .openapi("Mail");
export type MailView = z.infer<typeof MailView>;

const shown = 100;

/** What was written to this person; to who manages members also the invitations. In the demonstration only. */
export function readMailbox(ctx: Ctx): Promise<MailView[]> {
  return ctx.read(async (tx) => {
    const { tenantId, userId } = ctx.actor;
    const mine = eq(mail.accountId, userId);
    const rows = await tx
      .select()
      .from(mail)
      .where(
        and(
          eq(mail.tenantId, tenantId),
          can(ctx.actor, "members.manage") ? or(mine, eq(mail.kind, "invitation")) : mine,
        ),
      )
      .orderBy(desc(mail.createdAt), desc(mail.id))
      .limit(shown);
    return rows.map(({ id, kind, address, subject, plain, createdAt, sentAt }) => ({
      id,
      kind,
      to: address,
      subject,
      plain,
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    }));
  });
}

/** The mail of the day, now, for the person who asks; false where there is nothing to tell. */
export function writeOwnDigest(ctx: Ctx, { origin, federalDb }: { origin: string; federalDb: Db }): Promise<boolean> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "news.read");
    const { tenantId, userId } = ctx.actor;
    const reader = (await listReaders(tx, tenantId)).find(({ accountId }) => accountId === userId);
    if (!reader) throw new AppError("member.not_found");
    const again = { ...reader, digestedAt: null };
    return ctx.actor.tenantKind === "federal"
      ? federalDigest(tx, federalDb, tenantId, { ...ctx, origin })(again)
      : writeDigest(tx, tenantId, again, { ...ctx, origin });
  });
}

export const PreferencesView = z
  .object({ digest: z.enum(digestRhythms), follows: z.array(z.string()) })
  .openapi("MailPreferences");
export type PreferencesView = z.infer<typeof PreferencesView>;

export function readPreferences(ctx: Ctx): Promise<PreferencesView> {
  return ctx.read((tx) => {
    authorize(ctx.actor, "news.read");
    return preferencesOf(tx, ctx);
  });
}

async function preferencesOf(tx: TenantTx, { actor: { tenantId, userId } }: Ctx): Promise<PreferencesView> {
  const [row] = await tx
    .select({ digest: mailPreference.digest, follows: mailPreference.follows })
    .from(mailPreference)
    .where(and(eq(mailPreference.tenantId, tenantId), eq(mailPreference.accountId, userId)));
  return row ?? { digest: "daily", follows: [] };
}

export function changeRhythm(ctx: Ctx, digest: DigestRhythm): Promise<PreferencesView> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "news.read");
    const before = await preferencesOf(tx, ctx);
    return save(tx, ctx, before, { ...before, digest });
  });
}

/** Whether this person hears of changes in a plan. */
export function followPlan(ctx: Ctx, planId: PlanId, isFollowing: boolean): Promise<PreferencesView> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "plan.read", await getPlan(tx, ctx.actor, planId));
    const before = await preferencesOf(tx, ctx);
    const others = before.follows.filter((id) => id !== planId);
    return save(tx, ctx, before, { ...before, follows: isFollowing ? [...others, planId] : others });
  });
}

async function save(tx: TenantTx, ctx: Ctx, before: PreferencesView, after: PreferencesView): Promise<PreferencesView> {
  const { tenantId, userId: accountId } = ctx.actor;
  await tx
    .insert(mailPreference)
    .values({ tenantId, accountId, ...after })
    .onConflictDoUpdate({ target: [mailPreference.tenantId, mailPreference.accountId], set: after });
  await audit(tx, ctx, { action: "account.change_mail", entity: "account", entityId: accountId, before, after });
  return after;
}
