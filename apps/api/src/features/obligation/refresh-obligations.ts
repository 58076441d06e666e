import {
  and,
  deadlineException,
  eq,
  framework,
  inArray,
  isNull,
  max,
  notInArray,
  obligation,
  plan,
  sql,
  type TenantTx,
} from "@salus/db";
import {
  type CalendarEntry,
  handSettledKinds,
  type Instrument,
  type NisCode,
  obligationsOf,
  type PlainDate,
  type PlanId,
  type TenantId,
} from "@salus/domain";
import { eventOf, getTenant, listEvents } from "../plan/plan.queries.ts";

const rules = {
  framework: framework.code,
  instrument: framework.instrument,
  periodTo: framework.periodTo,
  calendar: sql<CalendarEntry[]>`${framework.body} -> 'calendar'`,
  answerMonths: sql<number | null>`(${framework.body} -> 'parameters' ->> 'answerMonths')::int`,
};

type Rules = {
  framework: string;
  instrument: Instrument;
  calendar: CalendarEntry[];
  answerMonths: number | null;
};

const begun = (tx: TenantTx, tenantId: TenantId, planId?: PlanId) =>
  tx
    .select({ ...rules, planId: plan.id })
    .from(plan)
    .innerJoin(framework, eq(framework.code, plan.framework))
    .where(and(eq(plan.tenantId, tenantId), planId === undefined ? undefined : eq(plan.id, planId)));

/** What is owed under one plan, written beside what was recorded, in the same transaction. */
export async function refreshObligations(tx: TenantTx, tenantId: TenantId, planId: PlanId): Promise<void> {
  const town = await getTown(tx, tenantId);
  if (town === null) return;
  const of = await begun(tx, tenantId, planId);
  await keep(tx, town, await Promise.all(of.map((each) => owedUnder(tx, town, each))));
}

/** All of it again, with the frameworks that a municipality is to take part in and did not begin yet. */
export async function refreshAllObligations(tx: TenantTx, tenantId: TenantId, today: PlainDate): Promise<void> {
  const town = await getTown(tx, tenantId);
  if (town === null) return;
  const of = await begun(tx, tenantId);
  if (of.length === 0) return;
  const others = await tx
    .select(rules)
    .from(framework)
    .where(
      and(
        inArray(
          framework.instrument,
          of.map(({ instrument }) => instrument),
        ),
        notInArray(
          framework.code,
          of.map((each) => each.framework),
        ),
      ),
    );
  // Who took part before takes part again, until the period is over.
  const coming = others.filter(({ periodTo }) => periodTo >= today).map((each) => ({ ...each, planId: null }));
  await keep(tx, town, await Promise.all([...of, ...coming].map((each) => owedUnder(tx, town, each))));
}

/** A municipality with the later days that were granted to it, by framework. */
type Town = { tenantId: TenantId; nis: NisCode; extended: ReadonlyMap<string, PlainDate | null> };

/** Null for the federal side, which owes nothing here. */
async function getTown(tx: TenantTx, tenantId: TenantId): Promise<Town | null> {
  const { nis } = await getTenant(tx, { tenantId });
  if (nis === null) return null;
  const granted = await tx
    .select({ framework: deadlineException.framework, until: max(deadlineException.until) })
    .from(deadlineException)
    .where(and(eq(deadlineException.tenantId, tenantId), isNull(deadlineException.withdrawnAt)))
    .groupBy(deadlineException.framework);
  return { tenantId, nis, extended: new Map(granted.map((each) => [each.framework, each.until])) };
}

type Row = typeof obligation.$inferInsert;

async function owedUnder(
  tx: TenantTx,
  { tenantId, nis, extended }: Town,
  { planId, ...of }: Rules & { planId: PlanId | null },
): Promise<Row[]> {
  const events = planId === null ? [] : (await listEvents(tx, { tenantId }, planId)).map(eventOf);
  const { framework: code, instrument } = of;
  return obligationsOf({ ...of, extendedTo: extended.get(code) ?? null, events })
    .filter(({ kind }) => planId !== null || kind === "submission")
    .map((each) => ({ tenantId, nis, planId, framework: code, instrument, ...each }));
}

async function keep(tx: TenantTx, { tenantId }: Town, owed: readonly Row[][]): Promise<void> {
  const rows = owed.flat();
  if (rows.length === 0) return;
  const frameworks = rows.map((row) => row.framework);
  const keys = rows.map(({ key }) => key);
  await tx
    .delete(obligation)
    .where(
      and(
        eq(obligation.tenantId, tenantId),
        inArray(obligation.framework, frameworks),
        notInArray(obligation.key, keys),
      ),
    );
  // What somebody said that was sent stays said.
  const metOn = sql`case when ${inArray(obligation.kind, [...handSettledKinds])} then ${obligation.metOn} else excluded.met_on end`;
  await tx
    .insert(obligation)
    .values(rows)
    .onConflictDoUpdate({
      target: [obligation.tenantId, obligation.key],
      set: { planId: sql`excluded.plan_id`, since: sql`excluded.since`, dueOn: sql`excluded.due_on`, metOn },
      setWhere: sql`(${obligation.planId}, ${obligation.since}, ${obligation.dueOn}, ${obligation.metOn})
        is distinct from (excluded.plan_id, excluded.since, excluded.due_on, ${metOn})`,
    });
}
