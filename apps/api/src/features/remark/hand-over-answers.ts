import { and, eq, remark, type TenantTx } from "@salus/db";
import type { PlanId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { listAnswers } from "./remark.queries.ts";

/** From here on the federal side reads the answers as they stand. What it settled keeps the answer it had. */
export async function handOverAnswers(tx: TenantTx, { actor, now }: Pick<Ctx, "actor" | "now">, planId: PlanId) {
  const { tenantId } = actor;
  const given = await tx
    .select({ id: remark.id, answer: remark.answer, settledAt: remark.settledAt })
    .from(remark)
    .where(and(eq(remark.tenantId, tenantId), eq(remark.planId, planId)));
  for (const { remarkId, text, language } of await listAnswers(tx, actor, planId)) {
    const before = given.find(({ id }) => id === remarkId);
    if (!before || before.settledAt !== null || before.answer === text) continue;
    await tx
      .update(remark)
      .set({ answer: text, answerLanguage: language, answeredAt: now })
      .where(and(eq(remark.tenantId, tenantId), eq(remark.id, remarkId)));
  }
}
