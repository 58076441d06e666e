import type { FederalTx } from "@salus/db";
import {
  analysisSteps,
  authorize,
  dayInBelgium,
  entriesOn,
  eventSteps,
  isAdviser,
  permittedActions,
  presentDifference,
  type PresentedDifference,
  remarkState,
  type SubmissionId,
} from "@salus/domain";
import { checklistFor } from "@salus/templates";
import type { FederalCtx } from "../../context.ts";
import { getSubmission, listHistory, presentSubmission } from "../federal/federal.queries.ts";
import { contentOf } from "../federal/read-submission-difference.ts";
import { subjectOf } from "../federal/read-submission.ts";
import { listMembers } from "../member/member.queries.ts";
import { listAssigned, listLetters, listNotes, listRemarks, listScores, type RemarkRow } from "./analysis.queries.ts";
import { type AnalysisView, presentAssessment, presentLetter, presentNote, presentRemark } from "./analysis.view.ts";
import { listOpinions, listShared } from "../opinion/opinion.queries.ts";
import { presentOpinion } from "../opinion/opinion.view.ts";

/** A submission as an adviser works on it: its parts, the notes, and each remark with what changed since it was sent. */
export async function readAnalysis(ctx: FederalCtx, id: SubmissionId): Promise<AnalysisView> {
  authorize(ctx.actor, "federal.read");
  const told = await ctx.read((tx) => readSubmitted(tx, ctx, id));
  const { row, remarks } = told;
  const own = await ctx.writeIn(ctx.actor.tenantId, async (tx) => ({
    notes: await listNotes(tx, ctx.actor, row.planId),
    scores: await listScores(tx, ctx.actor, id),
    assigned: await listAssigned(tx, ctx.actor),
    members: await listMembers(tx, ctx.actor),
    opinions: await listOpinions(tx, ctx.actor, row.planId),
  }));
  const sharedAt = new Map(told.shared.map((each) => [each.id, each.sharedAt]));
  const sent = new Set(remarks.map((remark) => remark.id));
  const may = permittedActions(ctx.actor);
  const { open } = eventSteps(subjectOf(row), ctx.actor);
  return {
    submission: presentSubmission(row),
    history: told.history.map((each) => ({ ...each, submittedAt: each.submittedAt.toISOString() })),
    parts: told.parts,
    notes: own.notes.filter((note) => !sent.has(note.id)).map(presentNote),
    remarks: remarks.map((remark) => ({
      ...presentRemark(remark),
      state: remarkState(remark, remarks),
      ...told.changesOn(remark),
    })),
    assessment: presentAssessment(checklistFor(told.framework), own.scores),
    adviserId: own.assigned.get(row.nis) ?? null,
    advisers: own.members.filter(isAdviser).map(({ accountId, name }) => ({ id: accountId, name })),
    letters: told.letters.map(presentLetter),
    opinions: own.opinions.map((each) => presentOpinion(each, dayInBelgium(ctx.now), sharedAt.get(each.id) ?? null)),
    steps: analysisSteps.flatMap((kind) => {
      const step = open.find((each) => each.kind === kind && each.to !== row.status);
      return step ? [{ kind, needsReason: step.needsReason }] : [];
    }),
    mayWrite: may.includes("analysis.write"),
    mayAssign: may.includes("adviser.assign"),
  };
}

async function readSubmitted(tx: FederalTx, ctx: FederalCtx, id: SubmissionId) {
  const row = await getSubmission(tx, id);
  const history = await listHistory(tx, row);
  const remarks = (await listRemarks(tx, row)).filter(
    ({ submissionId }) => (numberOf(history, submissionId) ?? 0) <= row.number,
  );
  const now = await contentOf(tx, ctx, id);
  const differences = new Map<SubmissionId, PresentedDifference>();
  for (const since of new Set(remarks.map(({ submissionId }) => submissionId))) {
    if (since === id) continue;
    const before = await contentOf(tx, ctx, since);
    differences.set(since, presentDifference(before, now, new Map([...before.names, ...now.names])));
  }
  const letters = await listLetters(
    tx,
    row.tenantId,
    history.map((each) => each.id),
  );
  return {
    row,
    framework: now.framework,
    history,
    remarks,
    letters,
    parts: partsOf(now),
    shared: await listShared(tx, row),
    changesOn: ({ submissionId, nodeId, field }: RemarkRow) => {
      const difference = differences.get(submissionId);
      if (!difference) return { since: null, changes: [], amounts: [] };
      return {
        since: numberOf(history, submissionId),
        changes: nodeId === null ? [] : entriesOn(difference, nodeId),
        amounts: field === "money" ? difference.amounts : [],
      };
    },
  };
}

/** The submission as it stands, part by part in the order of the plan. */
export const readParts = async (tx: FederalTx, ctx: FederalCtx, id: SubmissionId) =>
  partsOf(await contentOf(tx, ctx, id));

function partsOf(now: Awaited<ReturnType<typeof contentOf>>): AnalysisView["parts"] {
  const nothing = { nodes: [], grantLines: [], framework: now.framework };
  return presentDifference(nothing, now, now.names).entries.map(
    ({ lineageId, chapter, depth, kind, number, title, text, intro, original, targets }) => {
      const canRemark = !lineageId.includes("/");
      return { lineageId, chapter, depth, kind, number, title, text, intro, original, targets, canRemark };
    },
  );
}

const numberOf = (history: readonly { id: SubmissionId; number: number }[], id: SubmissionId): number | null =>
  history.find((each) => each.id === id)?.number ?? null;
