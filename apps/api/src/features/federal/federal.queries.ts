import {
  and,
  asc,
  desc,
  eq,
  type FederalTx,
  framework,
  gte,
  inArray,
  lte,
  municipality,
  or,
  type SQL,
  sql,
  submission,
  submissionEvent,
  submissionFact,
  tenant,
} from "@salus/db";
import {
  agreedStatuses,
  AppError,
  centsPerHead,
  countingOf,
  type Framework,
  type Instrument,
  type PlanStatus,
  type SubmissionFact,
  type SubmissionId,
  toCents,
} from "@salus/domain";
import type { SubmissionHead, SubmissionView } from "./federal.view.ts";

/** Everything but the document: lists and comparisons never read it. */
const submissionColumns = {
  tenantId: submission.tenantId,
  id: submission.id,
  planId: submission.planId,
  versionId: submission.versionId,
  number: submission.number,
  framework: submission.framework,
  frameworkRevision: submission.frameworkRevision,
  nis: submission.nis,
  language: submission.language,
  status: submission.status,
  submittedAt: submission.submittedAt,
  decidedAt: submission.decidedAt,
  totalCents: submission.totalCents,
  inhabitants: submission.inhabitants,
  name: municipality.name,
  regionNis: municipality.regionNis,
  languageRegime: municipality.languageRegime,
  instrument: framework.instrument,
  title: sql<Framework["title"]>`${framework.body} -> 'title'`,
  periodFrom: framework.periodFrom,
  periodTo: framework.periodTo,
  demonstration: framework.demonstration,
};

export const submissionRows = (tx: FederalTx, where: SQL | undefined) =>
  tx
    .select(submissionColumns)
    .from(submission)
    .innerJoin(municipality, eq(municipality.nis, submission.nis))
    .innerJoin(framework, eq(framework.code, submission.framework))
    .where(where);

export type SubmissionRow = Awaited<ReturnType<typeof submissionRows>>[number];

export async function getSubmission(tx: FederalTx, id: SubmissionId): Promise<SubmissionRow> {
  const [row] = await submissionRows(tx, eq(submission.id, id));
  if (!row) throw new AppError("submission.not_found");
  return row;
}

/** Everything that one municipality ever submitted for an instrument. */
export const listSubmissionsOf = (
  tx: FederalTx,
  { tenantId, instrument }: Pick<SubmissionRow, "tenantId" | "instrument">,
): Promise<SubmissionRow[]> =>
  submissionRows(tx, and(eq(submission.tenantId, tenantId), eq(framework.instrument, instrument)));

export type SubmissionFilter = {
  framework?: string | undefined;
  status?: PlanStatus | undefined;
  /** A part of the municipality's name, or its code. */
  q?: string | undefined;
  instrument?: Instrument | undefined;
  year?: number | undefined;
};

/** The submission of a plan that counts, and the other one that a reader has to know of. */
export type CountingRow = SubmissionRow & { beside: SubmissionRow | null };

/** One for every plan, the last submitted first. */
export async function listSubmissions(tx: FederalTx, filter: SubmissionFilter): Promise<CountingRow[]> {
  const isLast = sql`not exists (
    select from submission later where later.tenant_id = ${submission.tenantId}
      and later.plan_id = ${submission.planId} and later.number > ${submission.number})`;
  const { framework: code, status, q, instrument, year } = filter;
  const found = await submissionRows(
    tx,
    and(
      or(isLast, inArray(submission.status, [...agreedStatuses])),
      code === undefined ? undefined : eq(submission.framework, code),
      instrument === undefined ? undefined : eq(framework.instrument, instrument),
      year === undefined ? undefined : coversYear(year),
      q === undefined || q === "" ? undefined : namedLike(q),
    ),
  );
  const counting = [...Map.groupBy(found, ({ planId }) => planId).values()].flatMap((ofPlan) => {
    const { counts, beside } = countingOf(ofPlan);
    const isWanted = status === undefined || status === "draft" || [counts.status, beside?.status].includes(status);
    return isWanted ? [{ ...counts, beside }] : [];
  });
  return counting.sort((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime() || (a.id < b.id ? -1 : 1));
}

const coversYear = (year: number) =>
  and(lte(framework.periodFrom, `${year}-12-31`), gte(framework.periodTo, `${year}-01-01`));

export function namedLike(q: string) {
  const part = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const name = municipality.name;
  return or(
    sql`lower(concat_ws(' ', ${name} ->> 'nl', ${name} ->> 'fr', ${name} ->> 'de')) like lower(${part})`,
    eq(municipality.nis, q as SubmissionRow["nis"]),
  );
}

export async function getDocument(tx: FederalTx, id: SubmissionId) {
  const [row] = await tx.select({ document: submission.document }).from(submission).where(eq(submission.id, id));
  if (!row) throw new AppError("submission.not_found");
  return row.document;
}

export const listSubmissionEvents = (tx: FederalTx, id: SubmissionId) =>
  tx
    .select({
      id: submissionEvent.id,
      kind: submissionEvent.kind,
      on: submissionEvent.onDate,
      recordedAt: submissionEvent.recordedAt,
      reason: submissionEvent.reason,
      strikes: submissionEvent.strikes,
    })
    .from(submissionEvent)
    .where(eq(submissionEvent.submissionId, id))
    .orderBy(asc(submissionEvent.recordedAt), asc(submissionEvent.id));

export const listHistory = (tx: FederalTx, { planId, tenantId }: SubmissionRow) =>
  tx
    .select({
      id: submission.id,
      number: submission.number,
      status: submission.status,
      submittedAt: submission.submittedAt,
    })
    .from(submission)
    .where(and(eq(submission.tenantId, tenantId), eq(submission.planId, planId)))
    .orderBy(asc(submission.number));

export async function listChapterFacts(tx: FederalTx, ids: readonly SubmissionId[]) {
  if (ids.length === 0) return [];
  return tx
    .select({
      submissionId: submissionFact.submissionId,
      phenomenon: submissionFact.phenomenon,
      counts: submissionFact.counts,
    })
    .from(submissionFact)
    .where(and(inArray(submissionFact.submissionId, [...ids]), eq(submissionFact.kind, "chapter")));
}

/** What a comparison on one phenomenon looks at: its facts, and the amounts of the whole plan. */
export async function listFacts(
  tx: FederalTx,
  ids: readonly SubmissionId[],
  phenomenon: string,
): Promise<(SubmissionFact & { submissionId: SubmissionId })[]> {
  if (ids.length === 0) return [];
  const { tenantId: _, ...columns } = factColumns;
  return tx
    .select(columns)
    .from(submissionFact)
    .where(
      and(
        inArray(submissionFact.submissionId, [...ids]),
        or(
          and(eq(submissionFact.phenomenon, phenomenon), sql`${submissionFact.kind} <> 'amount'`),
          eq(submissionFact.kind, "amount"),
        ),
      ),
    )
    .orderBy(asc(submissionFact.submissionId), asc(submissionFact.seq));
}

/** In the order of the document, to tell which of its parts is which. */
export const listLineages = (tx: FederalTx, id: SubmissionId) =>
  tx
    .select({ kind: submissionFact.kind, lineageId: submissionFact.lineageId })
    .from(submissionFact)
    .where(eq(submissionFact.submissionId, id))
    .orderBy(asc(submissionFact.seq));

const factColumns = {
  tenantId: submissionFact.tenantId,
  submissionId: submissionFact.submissionId,
  seq: submissionFact.seq,
  nis: submissionFact.nis,
  framework: submissionFact.framework,
  phenomenon: submissionFact.phenomenon,
  strategicObjective: submissionFact.strategicObjective,
  kind: submissionFact.kind,
  lineageId: submissionFact.lineageId,
  text: submissionFact.text,
  original: submissionFact.original,
  target: submissionFact.target,
  amountCents: submissionFact.amountCents,
  counts: submissionFact.counts,
};

/** The municipalities that use Salus. */
export const listUsingMunicipalities = (tx: FederalTx) =>
  tx
    .select({ nis: municipality.nis, name: municipality.name, regionNis: municipality.regionNis })
    .from(tenant)
    .innerJoin(municipality, eq(municipality.nis, tenant.nis))
    .where(eq(tenant.kind, "municipality"))
    .orderBy(asc(municipality.nis));

export async function listFrameworksOf(
  tx: FederalTx,
  { instrument, year }: { instrument: Instrument; year: number },
): Promise<Framework[]> {
  const found = await tx
    .select({ body: framework.body })
    .from(framework)
    .where(and(eq(framework.instrument, instrument), coversYear(year)))
    .orderBy(desc(framework.periodFrom), asc(framework.code));
  return found.map(({ body }) => body);
}

export const presentHead = ({ id, number, status, submittedAt }: Head): SubmissionHead => ({
  ...{ id, number, status },
  submittedAt: submittedAt.toISOString(),
});
type Head = Pick<SubmissionRow, "id" | "number" | "status" | "submittedAt">;

export const presentSubmission = (row: SubmissionRow): SubmissionView => ({
  id: row.id,
  number: row.number,
  framework: row.framework,
  instrument: row.instrument,
  title: row.title,
  period: { from: row.periodFrom, to: row.periodTo },
  demonstration: row.demonstration,
  nis: row.nis,
  name: row.name,
  regionNis: row.regionNis,
  languageRegime: row.languageRegime,
  language: row.language,
  status: row.status,
  submittedAt: row.submittedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  totalCents: row.totalCents,
  inhabitants: row.inhabitants,
  perHeadCents: row.totalCents === null ? null : centsPerHead(toCents(row.totalCents), row.inhabitants),
});
