import { createRoute, z } from "@hono/zod-openapi";
import { type NisCode, type RemarkId, ScoreItem, type SubmissionId, type UserId, WriteNote } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, nothing, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { leaves } from "../../trail.ts";
import { federalContext } from "../context.ts";
import { AnalysisView, AssessmentView, NoteView, QueueView } from "./analysis.view.ts";
import { assignAdviser } from "./assign-adviser.ts";
import { readAnalysis } from "./read-analysis.ts";
import { readQueue } from "./read-queue.ts";
import { scoreItem } from "./score-item.ts";
import { settleRemark } from "./settle-remark.ts";
import { changeNote, removeNote, writeNote } from "./write-note.ts";

const shared = { tags: ["analysis"], security: signedIn };
const SubmissionParams = z.object({ submissionId: z.uuid().transform((id) => id as SubmissionId) });
const RemarkId = z.uuid().transform((id) => id as RemarkId);
const NoteParams = SubmissionParams.extend({ noteId: RemarkId });
const SettleRemark = z.object({ settled: z.boolean() });
const AssignAdviser = z.object({
  adviserId: z
    .uuid()
    .transform((id) => id as UserId)
    .nullable(),
});

const queueRoute = createRoute({
  ...shared,
  method: "get",
  path: "/queue",
  summary: "What waits for the federal side, and who follows it",
  responses: {
    200: answer(QueueView, "The last submission of every plan, the first that came in on top."),
    ...guarded,
  },
});

const assignRoute = createRoute({
  ...shared,
  method: "put",
  path: "/advisers/{nis}",
  summary: "Say who follows a municipality",
  request: {
    params: z.object({
      nis: z
        .string()
        .regex(/^\d{5}$/)
        .transform((nis) => nis as NisCode),
    }),
    body: body(AssignAdviser),
  },
  responses: {
    200: answer(z.object({ nis: z.string(), adviserId: z.string().nullable() }), "Who follows it now."),
    ...guarded,
  },
});

const analysisRoute = createRoute({
  ...shared,
  method: "get",
  ...leaves("saw"),
  path: "/plans/{submissionId}/analysis",
  summary: "A submission as an adviser works on it",
  description: "Notes and points are internal to the federal side. A remark tells what changed since it was made.",
  request: { params: SubmissionParams },
  responses: { 200: answer(AnalysisView, "Parts, notes, remarks, checklist, letters."), ...guarded },
});

const noteRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{submissionId}/notes",
  summary: "Write a remark or an internal note",
  description: "A remark is sent with a question or a return; until then the municipality does not see it.",
  request: { params: SubmissionParams, body: body(WriteNote) },
  responses: { 201: answer(NoteView, "The note."), ...guarded },
});

const changeNoteRoute = createRoute({
  ...shared,
  method: "put",
  path: "/plans/{submissionId}/notes/{noteId}",
  summary: "Change a note that was not sent",
  request: { params: NoteParams, body: body(WriteNote) },
  responses: { 200: answer(NoteView, "The note."), ...guarded },
});

const removeNoteRoute = createRoute({
  ...shared,
  method: "delete",
  path: "/plans/{submissionId}/notes/{noteId}",
  summary: "Remove a note that was not sent",
  request: { params: NoteParams },
  responses: { 204: nothing, ...guarded },
});

const settleRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{submissionId}/remarks/{remarkId}/settle",
  summary: "Settle a remark, or open it again",
  request: { params: SubmissionParams.extend({ remarkId: RemarkId }), body: body(SettleRemark) },
  responses: {
    200: answer(z.object({ id: z.string(), settledAt: z.iso.datetime().nullable() }), "Since when it is settled."),
    ...guarded,
  },
});

const scoreRoute = createRoute({
  ...shared,
  method: "put",
  path: "/plans/{submissionId}/scores/{item}",
  summary: "Give points to an item of the checklist",
  request: { params: SubmissionParams.extend({ item: z.string().min(1).max(100) }), body: body(ScoreItem) },
  responses: { 200: answer(AssessmentView, "The assessment as it is now."), ...guarded },
});

export const analysisRoutes = (services: Services) =>
  newRouter()
    .openapi(queueRoute, async (c) => c.json(await readQueue(federalContext(services, c)), 200))
    .openapi(assignRoute, async (c) =>
      c.json(await assignAdviser(federalContext(services, c), c.req.valid("param").nis, c.req.valid("json")), 200),
    )
    .openapi(analysisRoute, async (c) =>
      c.json(await readAnalysis(federalContext(services, c), c.req.valid("param").submissionId), 200),
    )
    .openapi(noteRoute, async (c) => {
      const { submissionId } = c.req.valid("param");
      return c.json(await writeNote(federalContext(services, c), submissionId, c.req.valid("json")), 201);
    })
    .openapi(changeNoteRoute, async (c) =>
      c.json(await changeNote(federalContext(services, c), c.req.valid("param"), c.req.valid("json")), 200),
    )
    .openapi(removeNoteRoute, async (c) => {
      await removeNote(federalContext(services, c), c.req.valid("param"));
      return c.body(null, 204);
    })
    .openapi(settleRoute, async (c) =>
      c.json(await settleRemark(federalContext(services, c), c.req.valid("param"), c.req.valid("json")), 200),
    )
    .openapi(scoreRoute, async (c) =>
      c.json(await scoreItem(federalContext(services, c), c.req.valid("param"), c.req.valid("json")), 200),
    );
