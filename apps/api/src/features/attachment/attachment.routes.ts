import { Readable } from "node:stream";
import { createRoute, z } from "@hono/zod-openapi";
import type { AttachmentId, PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, guarded, nothing, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { leaves } from "../../trail.ts";
import { storageKey } from "../../storage/storage.ts";
import { tenantContext } from "../context.ts";
import { dispositionOf } from "../paper/sheet.ts";
import { addAttachment, findAttachment, readAttachments, removeAttachment } from "./add-attachment.ts";
import { AddAttachment, AttachmentView } from "./attachment.view.ts";

const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const AttachmentParams = PlanParams.extend({ attachmentId: z.uuid().transform((id) => id as AttachmentId) });
const shared = { tags: ["attachments"], security: signedIn };

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{planId}/attachments",
  summary: "The attachments of a plan",
  request: { params: PlanParams },
  responses: { 200: answer(z.object({ attachments: z.array(AttachmentView) }), "Oldest first."), ...guarded },
});

const addRoute = createRoute({
  ...shared,
  method: "post",
  path: "/{planId}/attachments",
  summary: "Add a file beside a node or a comment",
  description: "What it is follows from its bytes: PDF, Office and OpenDocument files, pictures, text.",
  request: {
    params: PlanParams,
    body: { required: true, content: { "multipart/form-data": { schema: AddAttachment } } },
  },
  responses: { 201: answer(AttachmentView, "The attachment."), ...guarded },
});

const removeRoute = createRoute({
  ...shared,
  method: "delete",
  path: "/{planId}/attachments/{attachmentId}",
  summary: "Remove an attachment",
  description: "By who added it, or a coordinator.",
  request: { params: AttachmentParams },
  responses: { 204: nothing, ...guarded },
});

const readRoute = createRoute({
  ...shared,
  method: "get",
  ...leaves("exported"),
  path: "/{planId}/attachments/{attachmentId}",
  summary: "The file of an attachment",
  request: { params: AttachmentParams },
  responses: {
    200: {
      description: "The bytes, to be saved: never shown as a page.",
      content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
    },
    ...guarded,
  },
});

export const attachmentRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json({ attachments: await readAttachments(tenantContext(services, c), planId) }, 200);
    })
    .openapi(addRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await addAttachment(tenantContext(services, c), services, planId, c.req.valid("form")), 201);
    })
    .openapi(removeRoute, async (c) => {
      await removeAttachment(tenantContext(services, c), c.req.valid("param"));
      return c.body(null, 204);
    })
    .openapi(readRoute, async (c) => {
      const row = await findAttachment(tenantContext(services, c), c.req.valid("param"));
      const file = await services.storage.read(storageKey(row.tenantId, row.hash));
      c.header("content-type", row.mediaType);
      c.header("content-length", String(row.size));
      c.header("content-disposition", dispositionOf(row.name));
      return c.body(Readable.toWeb(file) as ReadableStream, 200);
    });
