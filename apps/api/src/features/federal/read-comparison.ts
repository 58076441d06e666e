import {
  authorize,
  type ComparedObjective,
  compareColumns,
  type Framework,
  type OfficialText,
  type SubmissionFact,
  type SubmissionId,
  type TemplateNode,
} from "@salus/domain";
import type { FederalCtx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { getSubmission, listFacts, presentSubmission } from "./federal.queries.ts";
import type { ComparisonView } from "./federal.view.ts";

/** Several submissions on one phenomenon, one column each, in the order they were asked for. */
export function readComparison(
  ctx: FederalCtx,
  { phenomenon, submissions: ids }: { phenomenon: string; submissions: readonly SubmissionId[] },
): Promise<ComparisonView> {
  authorize(ctx.actor, "federal.compare");
  return ctx.read(async (tx) => {
    const rows = await Promise.all(ids.map((id) => getSubmission(tx, id)));
    const frameworks = await Promise.all(
      rows.map((row) => getPinnedFramework(tx, ctx.frameworks, { framework: row.framework, version: row })),
    );
    const facts = Map.groupBy(await listFacts(tx, ids, phenomenon), ({ submissionId }) => submissionId);
    const comparison = compareColumns(
      rows.map(({ id, nis, status, inhabitants, periodFrom: from, periodTo: to }) => ({
        submissionId: id,
        nis,
        status,
        inhabitants,
        period: { from, to },
        facts: facts.get(id) ?? [],
      })),
      phenomenon,
    );
    const chapters = frameworks.flatMap(({ template }) => template.filter(({ code }) => code === phenomenon));
    return {
      phenomenon: { code: phenomenon, title: chapters[0]?.title ?? null },
      columns: rows.map((row, index) => columnOf(presentSubmission(row), comparison.columns[index], frameworks[index])),
      rows: comparison.rows.map(({ code, cells }) => ({
        code,
        title: code === null ? null : titleIn(chapters, code),
        cells: cells.map((cell) => cell && cell.map(objectiveOf)),
      })),
    };
  });
}

type Column = ReturnType<typeof compareColumns>["columns"][number];
type ColumnView = ComparisonView["columns"][number];

function columnOf(
  submission: ColumnView["submission"],
  column: Column | undefined,
  framework: Framework | undefined,
): ColumnView {
  if (!column || !framework) throw new Error("a comparison has one column per submission");
  const { state, counts, totalCents, totalPerHeadCents, amounts } = column;
  const titleOf = (scheme: string | null): OfficialText | null =>
    framework.schemes.find(({ code }) => code === scheme)?.title ?? null;
  return {
    submission,
    state,
    counts,
    totalCents,
    totalPerHeadCents,
    amounts: amounts.map((amount) => ({ ...amount, title: titleOf(amount.scheme) })),
  };
}

function titleIn(nodes: readonly TemplateNode[], code: string): OfficialText | null {
  for (const node of nodes) {
    const found = node.code === code ? node.title : titleIn(node.children, code);
    if (found) return found;
  }
  return null;
}

const textOf = ({ lineageId, text, original }: SubmissionFact) => ({ lineageId, text, original });

const objectiveOf = ({ fact, results, indicators }: ComparedObjective) => ({
  objective: fact && textOf(fact),
  results: results.map(textOf),
  indicators: indicators.map(({ fact: indicator, target }) => ({
    ...textOf(indicator),
    target: indicator.target,
    normalised: target,
  })),
});
