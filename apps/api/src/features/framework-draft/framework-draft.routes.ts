import { createRoute, z } from "@hono/zod-openapi";
import { BeginFrameworkDraft, type FrameworkDraftId, Locale, ParticipantProposal } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, nothing, PublishedFrameworkDraft, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { leaves } from "../../trail.ts";
import { tenantContext } from "../context.ts";
import { FrameworkDraftView, FrameworksView } from "./framework-draft.view.ts";
import { dispositionOf, fileAnswer } from "../paper/sheet.ts";
import { participantSheet } from "./participant-sheet.ts";
import { publishFrameworkDraft } from "./publish-draft.ts";
import { readParticipantFile } from "./read-participant-file.ts";
import {
  beginFrameworkDraft,
  readDraft,
  readFrameworks,
  removeFrameworkDraft,
  saveFrameworkDraft,
} from "./write-draft.ts";

const shared = { tags: ["frameworks"], security: signedIn };
const unsafe = { ...shared, parameters: [idempotencyHeader] };
const params = z.object({ draftId: z.uuid().transform((id) => id as FrameworkDraftId) });
const revision = z.number().int().positive();

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/",
  summary: "The published frameworks, and those that are being written",
  responses: { 200: answer(FrameworksView, "Newest first."), ...guarded },
});

const beginRoute = createRoute({
  ...unsafe,
  method: "post",
  path: "/",
  summary: "Begin a framework: from nothing, as a copy, or as the next revision of a published one",
  request: { body: body(BeginFrameworkDraft) },
  responses: { 201: answer(FrameworkDraftView, "The draft."), ...guarded },
});

const readRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{draftId}",
  summary: "A framework that is being written, with what stands in the way of publishing it",
  request: { params },
  responses: { 200: answer(FrameworkDraftView, "The draft."), ...guarded },
});

const saveRoute = createRoute({
  ...unsafe,
  method: "put",
  path: "/{draftId}",
  summary: "Save a framework that is being written",
  description: "`revision`: the one it was made on; 409 where somebody saved since.",
  request: { params, body: body(z.object({ revision, body: PublishedFrameworkDraft })) },
  responses: { 200: answer(FrameworkDraftView, "The draft."), ...guarded },
});

const removeRoute = createRoute({
  ...unsafe,
  method: "delete",
  path: "/{draftId}",
  summary: "Remove a framework that was not published",
  request: { params },
  responses: { 204: nothing, ...guarded },
});

const Upload = z.object({ file: z.file().openapi({ type: "string", format: "binary" }) });

const participantsRoute = createRoute({
  ...shared,
  method: "post",
  path: "/{draftId}/participants/read",
  summary: "Read the annex of an act: who may take part, and with which amount",
  description:
    "An Excel workbook or a text with separators, at most 5 MiB. Nothing is stored: what was looked at is saved with the framework.",
  request: { params, body: { required: true, content: { "multipart/form-data": { schema: Upload } } } },
  responses: {
    200: answer(ParticipantProposal, "Every line of the file, with what is doubtful about it."),
    ...guarded,
  },
});

const sheetRoute = createRoute({
  ...shared,
  method: "get",
  ...leaves("exported"),
  path: "/{draftId}/participants/sheet",
  summary: "The list of who may take part as an Excel workbook",
  description: "The reader chooses the language of the headings. It can be read in again.",
  request: { params, query: z.object({ language: Locale }) },
  responses: { ...fileAnswer, ...guarded },
});

const publishRoute = createRoute({
  ...unsafe,
  method: "post",
  path: "/{draftId}/publish",
  summary: "Publish a framework",
  description:
    "From then on municipalities make plans with it. What is published never changes; a later revision follows it.",
  request: { params, body: body(z.object({ revision })) },
  responses: { 200: answer(z.object({ code: z.string(), revision }), "What was published."), ...guarded },
});

export const frameworkDraftRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) => c.json(await readFrameworks(tenantContext(services, c)), 200))
    .openapi(beginRoute, async (c) =>
      c.json(await beginFrameworkDraft(tenantContext(services, c), c.req.valid("json")), 201),
    )
    .openapi(readRoute, async (c) =>
      c.json(await readDraft(tenantContext(services, c), c.req.valid("param").draftId), 200),
    )
    .openapi(saveRoute, async (c) => {
      const { draftId } = c.req.valid("param");
      return c.json(await saveFrameworkDraft(tenantContext(services, c), draftId, c.req.valid("json")), 200);
    })
    .openapi(removeRoute, async (c) => {
      await removeFrameworkDraft(tenantContext(services, c), c.req.valid("param").draftId);
      return c.body(null, 204);
    })
    .openapi(participantsRoute, async (c) => {
      const [{ draftId }, { file }] = [c.req.valid("param"), c.req.valid("form")];
      return c.json(await readParticipantFile(tenantContext(services, c), draftId, file), 200);
    })
    .openapi(sheetRoute, async (c) => {
      const [{ draftId }, { language }] = [c.req.valid("param"), c.req.valid("query")];
      const { bytes, name } = await participantSheet(tenantContext(services, c), draftId, language);
      c.header("content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
      c.header("content-disposition", dispositionOf(name));
      return c.body(bytes, 200);
    })
    .openapi(publishRoute, async (c) => {
      const { draftId } = c.req.valid("param");
      return c.json(await publishFrameworkDraft(tenantContext(services, c), draftId, c.req.valid("json")), 200);
    });
