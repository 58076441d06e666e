import { authorize, officialLanguages, type PlanId, type SubmissionId } from "@salus/domain";
import type { Ctx, FederalCtx } from "../../context.ts";
import { readSubmissionDifference } from "../federal/read-submission-difference.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { getPlan, getVersion } from "../plan/plan.queries.ts";
import { readDifference } from "../version/read-difference.ts";
import { findSent, getMunicipality, getSent } from "./paper.queries.ts";
import { type PaperQuery, presses, type Sheet } from "./sheet.ts";

const nameOf = (...parts: readonly (string | number)[]): string => parts.join("-");

/** What changed between two versions, as an annex for the council. */
export async function differenceSheet(
  ctx: Ctx,
  at: { planId: PlanId; from: number; to: number },
  { language }: PaperQuery,
): Promise<Sheet> {
  const { difference } = await readDifference(ctx, at);
  const about = await ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, at.planId);
    const version = await getVersion(tx, plan, at.to);
    const [framework, sent, municipality] = await Promise.all([
      getPinnedFramework(tx, ctx.frameworks, { framework: plan.framework, version }),
      findSent(tx, ctx.actor.tenantId, version.id),
      getMunicipality(tx, ctx.actor),
    ]);
    return { framework, sent, municipality };
  });
  const { differencePaper } = await presses();
  const { framework, sent, municipality } = about;
  const hash = sent?.documentHash ?? null;
  const printed = {
    difference,
    from: at.from,
    to: at.to,
    of: "versions" as const,
    municipality: { name: officialLanguages(municipality.name) },
    title: framework.title,
    hash,
  };
  return {
    paper: differencePaper(printed, language),
    at: sent?.submittedAt ?? ctx.now,
    name: nameOf(municipality.nis, framework.code, `v${at.from}`, `v${at.to}`, language),
  };
}

export async function submissionDifferenceSheet(
  ctx: FederalCtx,
  { id, from: asked }: { id: SubmissionId; from: number | undefined },
  { language }: PaperQuery,
): Promise<Sheet> {
  authorize(ctx.actor, "federal.read");
  const { submission, from, difference } = await readSubmissionDifference(ctx, id, asked);
  const sent = await ctx.read((tx) => getSent(tx, id));
  const { differencePaper } = await presses();
  const printed = {
    ...{ difference, from: from.number, to: submission.number, of: "submissions" as const },
    ...{ municipality: { name: officialLanguages(submission.name) }, title: submission.title, hash: sent.documentHash },
  };
  return {
    paper: differencePaper(printed, language),
    at: sent.submittedAt,
    name: nameOf(submission.nis, submission.framework, `v${from.number}`, `v${submission.number}`, language),
  };
}
