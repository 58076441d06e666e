import {
  and,
  asc,
  count,
  desc,
  eq,
  type FederalTx,
  framework,
  gte,
  isNotNull,
  isNull,
  lt,
  lte,
  municipality,
  obligation,
  type SQL,
  sql,
  type TenantTx,
} from "@salus/db";
import { type Framework, isSettledByHand, obligationState, type PlainDate, type TenantId } from "@salus/domain";
import { namedLike } from "../federal/federal.queries.ts";
import type { ObligationView, OwedQuery, OwedView } from "./obligation.view.ts";

const owedColumns = {
  key: obligation.key,
  kind: obligation.kind,
  framework: obligation.framework,
  instrument: obligation.instrument,
  since: obligation.since,
  dueOn: obligation.dueOn,
  metOn: obligation.metOn,
  title: sql<Framework["title"]>`${framework.body} -> 'title'`,
  periodFrom: framework.periodFrom,
  periodTo: framework.periodTo,
  demonstration: framework.demonstration,
};

type Dated = { periodFrom: PlainDate; periodTo: PlainDate; dueOn: PlainDate | null; metOn: PlainDate | null };

const presented = <Row extends Dated>({ periodFrom, periodTo, ...row }: Row, today: PlainDate) => ({
  ...row,
  period: { from: periodFrom, to: periodTo },
  state: obligationState(row, today),
});

/** What is owed, nearest day first; then what was given, the latest first. */
export async function listObligations(tx: TenantTx, tenantId: TenantId, today: PlainDate): Promise<ObligationView[]> {
  const rows = await tx
    .select({ ...owedColumns, planId: obligation.planId })
    .from(obligation)
    .innerJoin(framework, eq(framework.code, obligation.framework))
    .where(eq(obligation.tenantId, tenantId))
    .orderBy(sql`${obligation.metOn} desc nulls first`, sql`${obligation.dueOn} asc nulls last`, asc(obligation.key));
  return rows.map((row) => ({
    ...presented(row, today),
    canSettle: isSettledByHand(row.kind) && row.metOn === null,
  }));
}

export const owedPerPage = 50;

/** Who owes the federal side what: one statement for the page, one for what is counted. */
export async function listOwed(tx: FederalTx, query: OwedQuery, today: PlainDate): Promise<OwedView> {
  const where = and(...conditions(query, today));
  const name = sql`${municipality.name} ->> 'nl'`;
  const order: Record<OwedQuery["sort"], SQL[]> = {
    due: [sql`${obligation.dueOn} asc nulls last`, asc(obligation.nis)],
    "-due": [sql`${obligation.dueOn} desc nulls last`, asc(obligation.nis)],
    municipality: [asc(name), sql`${obligation.dueOn} asc nulls last`],
    "-municipality": [desc(name), sql`${obligation.dueOn} asc nulls last`],
    kind: [asc(obligation.kind), sql`${obligation.dueOn} asc nulls last`],
  };
  const [[counted], rows] = await Promise.all([
    tx
      .select({
        total: count(),
        late: sql<number>`count(*) filter (where ${obligation.metOn} is null and ${obligation.dueOn} < ${today})::int`,
        municipalities: sql<number>`count(distinct ${obligation.nis})::int`,
      })
      .from(obligation)
      .innerJoin(municipality, eq(municipality.nis, obligation.nis))
      .where(where),
    tx
      .select({ ...owedColumns, nis: obligation.nis, name: municipality.name })
      .from(obligation)
      .innerJoin(municipality, eq(municipality.nis, obligation.nis))
      .innerJoin(framework, eq(framework.code, obligation.framework))
      .where(where)
      .orderBy(...order[query.sort], asc(obligation.key))
      .limit(owedPerPage)
      .offset((query.page - 1) * owedPerPage),
  ]);
  const { total = 0, late = 0, municipalities = 0 } = counted ?? {};
  const pages = Math.max(1, Math.ceil(total / owedPerPage));
  return { owed: rows.map((row) => presented(row, today)), total, pages, page: query.page, late, municipalities };
}

function conditions(query: OwedQuery, today: PlainDate): (SQL | undefined)[] {
  const { dueFrom, dueTo, obligation: kind, instrument, state, q } = query;
  return [
    state === "met" ? isNotNull(obligation.metOn) : isNull(obligation.metOn),
    state === "late" ? lt(obligation.dueOn, today) : undefined,
    state === "undated" ? isNull(obligation.dueOn) : undefined,
    dueFrom === undefined ? undefined : gte(obligation.dueOn, dueFrom),
    dueTo === undefined ? undefined : lte(obligation.dueOn, dueTo),
    kind === undefined ? undefined : eq(obligation.kind, kind),
    instrument === undefined ? undefined : eq(obligation.instrument, instrument),
    q === undefined || q === "" ? undefined : namedLike(q),
  ];
}
