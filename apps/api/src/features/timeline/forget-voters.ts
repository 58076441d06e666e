import { and, appendAudit, asc, type Db, decisionVoter, eq, planEvent, withTenant } from "@salus/db";
import { dayInBelgium, namesKeptUntil, type PlainDate, type TenantId } from "@salus/domain";

/** Removes who voted what where the term is over; how many did stays. Answers from how many decisions. */
export function forgetVoters(
  db: Db,
  tenantId: TenantId,
  { keptYears, now }: { keptYears: number; now: Date },
): Promise<number> {
  const today: PlainDate = dayInBelgium(now);
  return withTenant(db, tenantId, async (tx) => {
    const decisions = await tx
      .selectDistinct({ id: planEvent.id, planId: planEvent.planId, on: planEvent.onDate, at: planEvent.recordedAt })
      .from(planEvent)
      .innerJoin(
        decisionVoter,
        and(eq(decisionVoter.tenantId, planEvent.tenantId), eq(decisionVoter.eventId, planEvent.id)),
      )
      .where(eq(planEvent.tenantId, tenantId))
      .orderBy(asc(planEvent.recordedAt), asc(planEvent.id));
    const over = decisions.filter(({ on, at }) => {
      const until = namesKeptUntil({ on, recordedOn: dayInBelgium(at) }, keptYears);
      return until !== null && until < today;
    });
    for (const { id, planId } of over) {
      await tx.delete(decisionVoter).where(and(eq(decisionVoter.tenantId, tenantId), eq(decisionVoter.eventId, id)));
      const after = { eventId: id, keptYears };
      await appendAudit(tx, {
        at: now,
        actor: null,
        action: "plan.forgetVoters",
        entity: "plan",
        entityId: planId,
        after,
      });
    }
    return over.length;
  });
}
