import {
  and,
  asc,
  count,
  desc,
  eq,
  type FederalTx,
  framework,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  municipality,
  obligation,
  or,
  type SQL,
  sql,
  type TenantTx,
} from "@salus/db";
import {
  type Framework,
  isSettledByHand,
  type NisCode,
  obligationState,
  type PlainDate,
  type TenantId,
} from "@salus/domain";
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

/**
 * What is owed: nearest day first, then what was asked without a day, then the rest, the youngest period first. After it
 * what was given, the latest first.
 */
export async function listObligations(tx: TenantTx, tenantId: TenantId, today: PlainDate): Promise<ObligationView[]> {
  const rows = await tx
    .select({ ...owedColumns, planId: obligation.planId })
    .from(obligation)
    .innerJoin(framework, eq(framework.code, obligation.framework))
    .where(eq(obligation.tenantId, tenantId))
    .orderBy(
      sql`${obligation.metOn} desc nulls first`,
      sql`${obligation.dueOn} asc nulls last`,
      sql`${obligation.since} desc nulls last`,
      desc(framework.periodTo),
      asc(obligation.key),
    );
  return rows.map((row) => ({
    ...presented(row, today),
    canSettle: isSettledByHand(row.kind) && row.metOn === null,
  }));
}

export const owedPerPage = 50;

/**
 * Who owes the federal side what: one statement for the page, one for what is counted. The page is found by its keys
 * first: what a framework is called stands in a large body, and is read for the rows that are shown only.
 */
export async function listOwed(tx: FederalTx, query: OwedQuery, { today, of }: Owing): Promise<OwedView> {
  const where = and(
    ...conditions(query, today),
    of === null ? undefined : inArray(obligation.nis, [...of]),
    query.q === undefined || query.q === "" ? undefined : inArray(obligation.nis, named(tx, query.q)),
  );
  const name = sql`${municipality.name} ->> ${query.language}::text`;
  const byDay = sql`${obligation.dueOn} asc nulls last`;
  const order: Record<OwedQuery["sort"], SQL[]> = {
    due: [byDay, asc(obligation.nis)],
    "-due": [sql`${obligation.dueOn} desc nulls last`, asc(obligation.nis)],
    municipality: [asc(name), byDay],
    "-municipality": [desc(name), byDay],
    kind: [asc(obligation.kind), byDay],
  };
  const page = tx
    .select({ tenantId: obligation.tenantId, key: obligation.key })
    .from(obligation)
    .innerJoin(municipality, eq(municipality.nis, obligation.nis))
    .where(where)
    .orderBy(...order[query.sort], asc(obligation.key))
    .limit(owedPerPage)
    .offset((query.page - 1) * owedPerPage)
    .as("page");
  const [[counted], rows] = await Promise.all([
    tx
      .select({
        total: count(),
        late: sql<number>`count(*) filter (where ${obligation.metOn} is null and ${obligation.dueOn} < ${today})::int`,
        municipalities: sql<number>`count(distinct ${obligation.nis})::int`,
      })
      .from(obligation)
      .where(where),
    tx
      .select({ ...owedColumns, nis: obligation.nis, name: municipality.name })
      .from(page)
      .innerJoin(obligation, and(eq(obligation.tenantId, page.tenantId), eq(obligation.key, page.key)))
      .innerJoin(municipality, eq(municipality.nis, obligation.nis))
      .innerJoin(framework, eq(framework.code, obligation.framework))
      .orderBy(...order[query.sort], asc(obligation.key)),
  ]);
  const { total = 0, late = 0, municipalities = 0 } = counted ?? {};
  const pages = Math.max(1, Math.ceil(total / owedPerPage));
  return { owed: rows.map((row) => presented(row, today)), total, pages, page: query.page, late, municipalities };
}

const named = (tx: FederalTx, q: string) => tx.select({ nis: municipality.nis }).from(municipality).where(namedLike(q));

/** All that these municipalities owe by a day, and what they gave of what was due since a day; nearest day first. */
export const listOwedBy = (tx: FederalTx, of: readonly NisCode[], since: PlainDate) =>
  tx
    .select({ ...owedColumns, nis: obligation.nis, name: municipality.name })
    .from(obligation)
    .innerJoin(municipality, eq(municipality.nis, obligation.nis))
    .innerJoin(framework, eq(framework.code, obligation.framework))
    .where(
      and(
        inArray(obligation.nis, [...of]),
        isNotNull(obligation.dueOn),
        or(isNull(obligation.metOn), gte(obligation.dueOn, since)),
      ),
    )
    .orderBy(asc(obligation.dueOn), asc(obligation.nis), asc(obligation.key));

/** `of`: of these municipalities only; null: of all. */
type Owing = { today: PlainDate; of: readonly NisCode[] | null };

function conditions(query: OwedQuery, today: PlainDate): (SQL | undefined)[] {
  const { dueFrom, dueTo, obligation: kind, instrument, state } = query;
  return [
    state === "met" ? isNotNull(obligation.metOn) : isNull(obligation.metOn),
    state === "late" ? lt(obligation.dueOn, today) : undefined,
    state === "undated" ? isNull(obligation.dueOn) : undefined,
    dueFrom === undefined ? undefined : gte(obligation.dueOn, dueFrom),
    dueTo === undefined ? undefined : lte(obligation.dueOn, dueTo),
    kind === undefined ? undefined : eq(obligation.kind, kind),
    instrument === undefined ? undefined : eq(obligation.instrument, instrument),
  ];
}
