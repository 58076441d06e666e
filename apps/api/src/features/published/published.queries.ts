import {
  and,
  desc,
  eq,
  framework,
  inArray,
  municipality,
  ne,
  type PublishedTx,
  type SQL,
  sql,
  submission,
} from "@salus/db";
import {
  agreedStatuses,
  AppError,
  type Framework,
  type Instrument,
  type NisCode,
  type SubmissionId,
} from "@salus/domain";

/** The policy shows nothing else; the query says it too. */
const isPublished = inArray(submission.status, agreedStatuses);

const columns = {
  id: submission.id,
  nis: submission.nis,
  name: municipality.name,
  framework: submission.framework,
  language: submission.language,
  status: submission.status,
  periodFrom: framework.periodFrom,
  periodTo: framework.periodTo,
  instrument: framework.instrument,
  title: sql<Framework["title"]>`${framework.body} -> 'title'`,
};

const rows = (tx: PublishedTx, where: SQL | undefined) =>
  tx
    .select(columns)
    .from(submission)
    .innerJoin(municipality, eq(municipality.nis, submission.nis))
    .innerJoin(framework, eq(framework.code, submission.framework))
    .where(and(isPublished, where))
    .orderBy(desc(framework.periodFrom), desc(submission.number), submission.nis);

export type PublishedRow = Awaited<ReturnType<typeof rows>>[number];

/** What other municipalities had approved; the last approved version of each plan. */
export async function listPublished(
  tx: PublishedTx,
  { instrument, exceptNis }: { instrument: Instrument; exceptNis: NisCode },
): Promise<PublishedRow[]> {
  const found = await rows(tx, and(eq(framework.instrument, instrument), ne(submission.nis, exceptNis)));
  const last = new Map(found.toReversed().map((row) => [`${row.nis} ${row.framework}`, row]));
  return [...last.values()].toReversed();
}

export async function getPublished(tx: PublishedTx, id: SubmissionId, exceptNis: NisCode) {
  const [row] = await rows(tx, and(eq(submission.id, id), ne(submission.nis, exceptNis)));
  if (!row) throw new AppError("submission.not_found");
  const [sent] = await tx
    .select({ document: submission.document })
    .from(submission)
    .where(and(isPublished, eq(submission.id, id)));
  if (!sent) throw new AppError("submission.not_found");
  return { row, document: sent.document };
}
