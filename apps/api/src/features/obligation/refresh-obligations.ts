import {
  and,
  deadlineException,
  eq,
  framework,
  inArray,
  isNull,
  municipality,
  notInArray,
  obligation,
  plan,
  planEvent,
  sql,
  tenant,
  type TenantTx,
} from "@salus/db";
import {
  type CalendarEntry,
  type EventId,
  type Instrument,
  isSettledByHand,
  type NisCode,
  type Obligation,
  obligationsOf,
  type PlainDate,
  type PlanEvent,
  type PlanId,
  type TenantId,
} from "@salus/domain";

type Rules = {
  framework: string;
  instrument: Instrument;
  periodTo: PlainDate;
  calendar: CalendarEntry[];
  answerMonths: number | null;
};

const rules = {
  framework: framework.code,
  instrument: framework.instrument,
  periodTo: framework.periodTo,
  calendar: sql<CalendarEntry[]>`${framework.body} -> 'calendar'`,
  answerMonths: sql<number | null>`(${framework.body} -> 'parameters' ->> 'answerMonths')::int`,
};

/** What is owed under one plan, written beside what was recorded, in the same transaction. */
export async function refreshObligations(tx: TenantTx, tenantId: TenantId, planId: PlanId): Promise<void> {
  const [found] = await tx
    .select(rules)
    .from(plan)
    .innerJoin(framework, eq(framework.code, plan.framework))
    .where(and(eq(plan.tenantId, tenantId), eq(plan.id, planId)));
  const nis = await nisOf(tx, tenantId);
  if (!found || nis === null) return;
  const owed = await worked(tx, tenantId, found, planId);
  await keep(tx, { tenantId, nis, planId, ...found }, owed);
}

/** All of it again, with the frameworks that a municipality is to take part in and did not begin yet. */
export async function refreshAllObligations(tx: TenantTx, tenantId: TenantId, today: PlainDate): Promise<void> {
  const nis = await nisOf(tx, tenantId);
  if (nis === null) return;
  const begun = await tx
    .select({ id: plan.id, code: plan.framework, instrument: framework.instrument })
    .from(plan)
    .innerJoin(framework, eq(framework.code, plan.framework))
    .where(eq(plan.tenantId, tenantId));
  for (const { id } of begun) await refreshObligations(tx, tenantId, id);
  const instruments = [...new Set(begun.map(({ instrument }) => instrument))];
  if (instruments.length === 0) return;
  const others = await tx
    .select(rules)
    .from(framework)
    .where(
      and(
        inArray(framework.instrument, instruments),
        notInArray(
          framework.code,
          begun.map(({ code }) => code),
        ),
      ),
    );
  // Who took part before takes part again, until the period is over.
  for (const each of others.filter(({ periodTo }) => periodTo >= today)) {
    const submission = (await worked(tx, tenantId, each, null)).filter(({ kind }) => kind === "submission");
    await keep(tx, { tenantId, nis, planId: null, ...each }, submission);
  }
}

async function nisOf(tx: TenantTx, tenantId: TenantId): Promise<NisCode | null> {
  const [row] = await tx
    .select({ nis: municipality.nis })
    .from(tenant)
    .innerJoin(municipality, eq(municipality.nis, tenant.nis))
    .where(eq(tenant.id, tenantId));
  return row?.nis ?? null;
}

async function worked(tx: TenantTx, tenantId: TenantId, of: Rules, planId: PlanId | null): Promise<Obligation[]> {
  const exceptions = await tx
    .select({ until: deadlineException.until })
    .from(deadlineException)
    .where(
      and(
        eq(deadlineException.tenantId, tenantId),
        eq(deadlineException.framework, of.framework),
        isNull(deadlineException.withdrawnAt),
      ),
    );
  const extendedTo =
    exceptions
      .map(({ until }) => until)
      .toSorted()
      .at(-1) ?? null;
  const events = planId === null ? [] : await listEventsOf(tx, tenantId, planId);
  return obligationsOf({ ...of, extendedTo, events });
}

async function listEventsOf(tx: TenantTx, tenantId: TenantId, planId: PlanId): Promise<PlanEvent[]> {
  const rows = await tx
    .select()
    .from(planEvent)
    .where(and(eq(planEvent.tenantId, tenantId), eq(planEvent.planId, planId)));
  return rows.map(({ onDate, ...row }) => ({ ...row, id: row.id as EventId, on: onDate }));
}

type At = { tenantId: TenantId; nis: NisCode; planId: PlanId | null; framework: string; instrument: Instrument };

async function keep(
  tx: TenantTx,
  { tenantId, nis, planId, framework: code, instrument }: At,
  owed: readonly Obligation[],
) {
  const keys = owed.map(({ key }) => key);
  await tx
    .delete(obligation)
    .where(and(eq(obligation.tenantId, tenantId), eq(obligation.framework, code), notInArray(obligation.key, keys)));
  for (const each of owed) {
    const { kind, since, dueOn, metOn } = each;
    await tx
      .insert(obligation)
      .values({ tenantId, nis, planId, framework: code, instrument, ...each })
      .onConflictDoUpdate({
        target: [obligation.tenantId, obligation.key],
        // What somebody said that was sent stays said.
        set: { planId, since, dueOn, ...(isSettledByHand(kind) ? {} : { metOn }) },
      });
  }
}
