import { account, eq, withTenant } from "@salus/db";
import { Locale } from "@salus/domain";
import { z } from "zod";
import { audit } from "../audit.ts";
import type { PersonCtx } from "./context.ts";

export const ChangeProfile = z
  .object({ locale: Locale, name: z.string().trim().min(1).max(200) })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0);
export type ChangeProfile = z.infer<typeof ChangeProfile>;

/** The trace names the fields, not the values: names of people stay out of a trail that nobody can erase. */
export function changeProfile(
  ctx: PersonCtx,
  { locale, name }: ChangeProfile,
): Promise<{ name: string; locale: Locale }> {
  const { actor } = ctx.session;
  const changes = { ...(locale !== undefined && { locale }), ...(name !== undefined && { name }) };
  return withTenant(ctx.db, actor.tenantId, async (tx) => {
    const [after] = await tx
      .update(account)
      .set(changes)
      .where(eq(account.id, actor.userId))
      .returning({ name: account.name, locale: account.locale });
    if (!after) throw new Error("the account of a session is gone");
    const entry = { action: "account.change_profile", entity: "account", entityId: actor.userId };
    await audit(tx, { actor, now: ctx.now }, { ...entry, after: { fields: Object.keys(changes) } });
    return after;
  });
}
