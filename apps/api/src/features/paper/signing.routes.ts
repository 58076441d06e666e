import { Readable } from "node:stream";
import { createRoute, z } from "@hono/zod-openapi";
import type { PaperFileId, SubmissionId } from "@salus/domain";
import type { Context } from "hono";
import type { AppEnv } from "../../context.ts";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { leaves } from "../../trail.ts";
import { storageKey } from "../../storage/storage.ts";
import { federalContext, tenantContext } from "../context.ts";
import { VersionParams } from "./paper.routes.ts";
import { dispositionOf, fileAnswer } from "./sheet.ts";
import { federalDesk, municipalDesk } from "./signing-desk.ts";
import { addCopy, findPaperFile, makeAgreement, readSigning, signByService, withdrawCopy } from "./signing.ts";
import type { PaperFileRow } from "./signing.queries.ts";
import { AgreementInput, CopyInput, SigningView, WithdrawInput } from "./signing.view.ts";

const SubmissionParams = z.object({ submissionId: z.uuid().transform((id) => id as SubmissionId) });
const FileId = z.uuid().transform((id) => id as PaperFileId);

/** The same six routes for either side, below what it knows an agreement by. */
function routesBelow<Path extends string, Params extends z.ZodObject, FileParams extends z.ZodObject>(
  path: Path,
  params: Params,
  fileParams: FileParams,
) {
  const shared = { tags: ["signing"], security: signedIn };
  const signing = (status: string) => ({ 200: answer(SigningView, status), ...guarded });
  return {
    read: createRoute({
      ...shared,
      method: "get" as const,
      path: `${path}/signing` as const,
      summary: "The agreement of a submission and its signed copies",
      description: "With the hash of every link, from the submitted document to the signed file.",
      request: { params },
      responses: signing("The chain."),
    }),
    make: createRoute({
      ...shared,
      method: "post" as const,
      path: `${path}/signing/agreements` as const,
      summary: "Lay out the agreement in a language, to be signed",
      description: "Once: from then on these bytes are the agreement.",
      request: { params, body: body(AgreementInput) },
      responses: signing("The chain with the agreement."),
    }),
    add: createRoute({
      ...shared,
      method: "post" as const,
      path: `${path}/signing/copies` as const,
      summary: "Add the signed copy of one's own side",
      description:
        "Scanned, or with a signature inside, which is checked. Records the signature in the dossier where it may stand there.",
      request: { params, body: { required: true, content: { "multipart/form-data": { schema: CopyInput } } } },
      responses: signing("The chain with the copy."),
    }),
    sign: createRoute({
      ...shared,
      method: "post" as const,
      path: `${path}/signing/service` as const,
      summary: "Sign by the signing service",
      description: "In a demonstration a service with certificates of its own making, which bind nobody.",
      request: { params, body: body(AgreementInput) },
      responses: signing("The chain with the signed copy."),
    }),
    withdraw: createRoute({
      ...shared,
      method: "post" as const,
      path: `${path}/signing/files/{fileId}/withdraw` as const,
      summary: "Withdraw a copy of one's own side; it stays on record",
      request: { params: fileParams, body: body(WithdrawInput) },
      responses: signing("The chain."),
    }),
    file: createRoute({
      ...shared,
      method: "get" as const,
      ...leaves("exported"),
      path: `${path}/signing/files/{fileId}` as const,
      summary: "The file of an agreement or of a signed copy",
      request: { params: fileParams },
      responses: { ...fileAnswer, ...guarded },
    }),
  };
}

async function sendFile(services: Services, c: Context<AppEnv>, row: PaperFileRow) {
  const file = await services.storage.read(storageKey(row.tenantId, row.hash));
  c.header("content-type", row.mediaType);
  c.header("content-length", String(row.size));
  c.header("content-disposition", dispositionOf(row.name));
  return c.body(Readable.toWeb(file) as ReadableStream, 200);
}

const own = routesBelow("/{planId}/versions/{version}", VersionParams, VersionParams.extend({ fileId: FileId }));
const federal = routesBelow("/plans/{submissionId}", SubmissionParams, SubmissionParams.extend({ fileId: FileId }));

export const signingRoutes = (services: Services) => {
  const at = (c: Context<AppEnv>, params: z.output<typeof VersionParams>) =>
    municipalDesk(tenantContext(services, c), params);
  return newRouter()
    .openapi(own.read, async (c) => c.json(await readSigning(at(c, c.req.valid("param")), services), 200))
    .openapi(own.make, async (c) =>
      c.json(await makeAgreement(at(c, c.req.valid("param")), services, c.req.valid("json").language), 200),
    )
    .openapi(own.add, async (c) =>
      c.json(await addCopy(at(c, c.req.valid("param")), services, c.req.valid("form")), 200),
    )
    .openapi(own.sign, async (c) =>
      c.json(await signByService(at(c, c.req.valid("param")), services, c.req.valid("json").language), 200),
    )
    .openapi(own.withdraw, async (c) => {
      const { fileId, ...params } = c.req.valid("param");
      return c.json(await withdrawCopy(at(c, params), services, fileId, c.req.valid("json").reason), 200);
    })
    .openapi(own.file, async (c) => {
      const { fileId, ...params } = c.req.valid("param");
      return sendFile(services, c, await findPaperFile(at(c, params), fileId));
    });
};

export const federalSigningRoutes = (services: Services) => {
  const at = (c: Context<AppEnv>, { submissionId }: { submissionId: SubmissionId }) =>
    federalDesk(federalContext(services, c), submissionId);
  return newRouter()
    .openapi(federal.read, async (c) => c.json(await readSigning(at(c, c.req.valid("param")), services), 200))
    .openapi(federal.make, async (c) =>
      c.json(await makeAgreement(at(c, c.req.valid("param")), services, c.req.valid("json").language), 200),
    )
    .openapi(federal.add, async (c) =>
      c.json(await addCopy(at(c, c.req.valid("param")), services, c.req.valid("form")), 200),
    )
    .openapi(federal.sign, async (c) =>
      c.json(await signByService(at(c, c.req.valid("param")), services, c.req.valid("json").language), 200),
    )
    .openapi(federal.withdraw, async (c) => {
      const { fileId, ...params } = c.req.valid("param");
      return c.json(await withdrawCopy(at(c, params), services, fileId, c.req.valid("json").reason), 200);
    })
    .openapi(federal.file, async (c) => {
      const { fileId, ...params } = c.req.valid("param");
      return sendFile(services, c, await findPaperFile(at(c, params), fileId));
    });
};
