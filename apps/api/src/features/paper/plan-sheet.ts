import { documentNames, type TenantTx } from "@salus/db";
import type { PrintedPlan } from "@salus/documents/print";
import {
  authorize,
  buildTree,
  dayInBelgium,
  documentFromTree,
  type Framework,
  officialLanguages,
  type PlanDocument,
  type PlanId,
  standing,
  type SubmissionId,
} from "@salus/domain";
import type { Ctx, FederalCtx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import {
  eventOf,
  getPlan,
  getVersion,
  listEvents,
  listGrantLines,
  listNodes,
  type OpenPlan,
} from "../plan/plan.queries.ts";
import { findSent, getMunicipality, getSent, type SentRow } from "./paper.queries.ts";
import { type PaperQuery, presses, type Sheet } from "./sheet.ts";

/** A version of the municipality's own plan: as it was handed over, or as the draft that it still is. */
export async function planSheet(
  ctx: Ctx,
  at: { planId: PlanId; version: number },
  { language }: PaperQuery,
): Promise<Sheet> {
  const printed = await ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, at.planId);
    authorize(ctx.actor, "plan.read", plan);
    const version = await getVersion(tx, plan, at.version);
    const framework = await getPinnedFramework(tx, ctx.frameworks, { framework: plan.framework, version });
    const sent = await findSent(tx, ctx.actor.tenantId, version.id);
    if (sent) return sentPlan(sent, framework);
    const document = await draftDocument(tx, ctx, { ...plan, version }, framework);
    return { document, framework, number: version.number, submitted: null };
  });
  const { planPaper } = await presses();
  const made = printed.submitted?.at ?? ctx.now;
  return { paper: planPaper(printed, language), at: made, name: fileName(printed, language) };
}

export async function submissionSheet(ctx: FederalCtx, id: SubmissionId, { language }: PaperQuery): Promise<Sheet> {
  authorize(ctx.actor, "federal.read");
  const printed = await ctx.read(async (tx) => {
    const sent = await getSent(tx, id);
    return sentPlan(sent, await getPinnedFramework(tx, ctx.frameworks, { framework: sent.framework, version: sent }));
  });
  const { planPaper } = await presses();
  return { paper: planPaper(printed, language), at: printed.submitted.at, name: fileName(printed, language) };
}

type SentPlan = PrintedPlan & { readonly submitted: { readonly hash: string; readonly at: Date } };

export const sentPlan = (sent: SentRow, framework: Framework): SentPlan => ({
  document: sent.document,
  framework,
  number: sent.number,
  submitted: { hash: sent.documentHash, at: sent.submittedAt },
});

export const fileName = ({ document, framework, number }: PrintedPlan, language: string): string =>
  [document.municipality?.nis, framework.code, `v${number}`, language].filter(Boolean).join("-");

async function draftDocument(tx: TenantTx, ctx: Ctx, plan: OpenPlan, framework: Framework): Promise<PlanDocument> {
  const { actor, now } = ctx;
  const { version } = plan;
  const [nodes, grantLines, events, names, { nis, name }] = await Promise.all([
    listNodes(tx, actor, version.id),
    listGrantLines(tx, actor, version.id),
    listEvents(tx, actor, plan.id),
    documentNames(tx, actor.tenantId, dayInBelgium(now)),
    getMunicipality(tx, actor),
  ]);
  return documentFromTree(buildTree(nodes), {
    framework,
    municipality: { nis, name: officialLanguages(name) },
    language: version.language,
    grantLines,
    events: standing(events.map(eventOf)).filter(({ versionId }) => versionId === version.id),
    names,
  });
}
