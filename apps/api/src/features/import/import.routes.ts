import { createRoute, z } from "@hono/zod-openapi";
import type { Services } from "../../deps.ts";
import { answer, guarded, PublishedDocument, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { readUpload } from "./read-upload.ts";

const Upload = z.object({ file: z.file().openapi({ type: "string", format: "binary" }) });

const ProposalView = z.object({
  document: PublishedDocument,
  source: z.object({ name: z.string(), lines: z.array(z.string()) }),
});

const readRoute = createRoute({
  method: "post",
  path: "/",
  tags: ["import"],
  security: signedIn,
  summary: "Read a file into a proposed plan",
  description: "Plain text or a plan document, at most 5 MiB. Nothing is stored: `POST /plans/import` does that.",
  request: { body: { required: true, content: { "multipart/form-data": { schema: Upload } } } },
  responses: { 200: answer(ProposalView, "The proposal, with findings that point at lines of the file."), ...guarded },
});

export const importRoutes = (services: Services) =>
  newRouter().openapi(readRoute, async (c) => {
    const { file } = c.req.valid("form");
    return c.json(await readUpload(tenantContext(services, c).actor, file), 200);
  });
