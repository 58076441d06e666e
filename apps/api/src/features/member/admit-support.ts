import { AppError, authorize, Locale, supportRole } from "@salus/domain";
import { z } from "zod";
import type { Ctx } from "../../context.ts";
import type { Outbox } from "../mail/deliver.ts";
import { InviteMember, type NewInvitation, sendInvitation } from "./invite-member.ts";

const HOUR_MS = 60 * 60 * 1000;

export const AdmitSupport = z.object({
  email: InviteMember.shape.email,
  locale: Locale,
  /** Stands in the trail, and above every page of the visit. */
  reason: z.string().trim().min(1).max(500),
  hours: z.number().int().min(1),
});
export type AdmitSupport = z.infer<typeof AdmitSupport>;

/** From now on the clock runs, whenever the link is followed. */
export function supportFrom({ reason, hours }: Pick<AdmitSupport, "reason" | "hours">, now: Date, maxHours: number) {
  if (hours > maxHours) throw new AppError("support.too_long", { max: maxHours });
  return { reason, until: new Date(now.getTime() + hours * HOUR_MS) };
}

/** An administrator lets somebody of support look on: with a reason, for some hours, to change nothing. */
export function admitSupport(
  ctx: Ctx,
  { mail, support: { maxHours } }: { mail: Outbox; support: { maxHours: number } },
  { email, locale, ...asked }: AdmitSupport,
): Promise<NewInvitation> {
  authorize(ctx.actor, "support.admit");
  const support = supportFrom(asked, ctx.now, maxHours);
  const input = { email, locale, roles: [supportRole] as ["support"] };
  return sendInvitation(ctx, mail, { input, action: "support.open", after: support, support });
}
