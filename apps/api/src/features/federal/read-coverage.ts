import { authorize, type CoverageCell, coverageRow, type Framework, type Instrument } from "@salus/domain";
import type { FederalCtx } from "../../context.ts";
import {
  listChapterFacts,
  listFrameworksOf,
  listSubmissions,
  listUsingMunicipalities,
  type SubmissionRow,
} from "./federal.queries.ts";
import type { CoverageMapView, MatrixView } from "./federal.view.ts";

/** Who does what: a row per municipality, a column per chapter of the frameworks of that year. */
export function readMatrix(ctx: FederalCtx, of: { instrument: Instrument; year: number }): Promise<MatrixView> {
  authorize(ctx.actor, "federal.compare");
  return ctx.read(async (tx) => {
    const [frameworks, municipalities, submissions] = await Promise.all([
      listFrameworksOf(tx, of),
      listUsingMunicipalities(tx),
      listSubmissions(tx, of),
    ]);
    const last = lastByMunicipality(submissions);
    const facts = Map.groupBy(
      await listChapterFacts(
        tx,
        [...last.values()].map(({ id }) => id),
      ),
      ({ submissionId }) => submissionId,
    );
    const phenomena = chaptersOf(frameworks);
    return {
      phenomena,
      municipalities: municipalities.map(({ nis, name, regionNis }) => {
        const sent = last.get(nis);
        if (!sent) return { nis, name, regionNis, submissionId: null, status: null, cells: null };
        const row = coverageRow(facts.get(sent.id) ?? [], sent.status);
        const cells: [string, CoverageCell | null][] = phenomena.map(({ code }) => [code, row.get(code) ?? null]);
        return { nis, name, regionNis, submissionId: sent.id, status: sent.status, cells: Object.fromEntries(cells) };
      }),
    };
  });
}

export function readCoverageMap(
  ctx: FederalCtx,
  of: { instrument?: Instrument | undefined; year?: number | undefined },
): Promise<CoverageMapView> {
  authorize(ctx.actor, "federal.read");
  return ctx.read(async (tx) => {
    const [municipalities, submissions] = await Promise.all([listUsingMunicipalities(tx), listSubmissions(tx, of)]);
    const last = lastByMunicipality(submissions);
    return {
      municipalities: municipalities.map(({ nis }) => {
        const sent = last.get(nis);
        return { nis, status: sent?.status ?? null, submissionId: sent?.id ?? null };
      }),
    };
  });
}

/** The newest submission counts; they come newest first. */
function lastByMunicipality(submissions: readonly SubmissionRow[]): Map<string, SubmissionRow> {
  const last = new Map<string, SubmissionRow>();
  for (const row of submissions) if (!last.has(row.nis)) last.set(row.nis, row);
  return last;
}

/** The chapters of several frameworks, each once, in the order of the newest that has them. */
function chaptersOf(frameworks: readonly Framework[]): MatrixView["phenomena"] {
  const chapters = new Map<string, MatrixView["phenomena"][number]>();
  for (const { template } of frameworks) {
    for (const { code, title } of template) if (!chapters.has(code)) chapters.set(code, { code, title });
  }
  return [...chapters.values()];
}
