import { type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  Branch,
  DocumentNode,
  DraftPlace,
  type ErrorCode,
  errorKinds,
  Framework,
  FrameworkDraftBody,
  PlanDocument,
  PlanNode,
  TemplateNode,
} from "@salus/domain";

const published = z.registry<{ id: string }>();

/**
 * A schema of the domain under its own name in the OpenAPI document. The generator of the routes does not follow
 * recursive schemas, so zod itself writes these parts (`componentSchemas`).
 */
function publish<Schema extends z.ZodType>(id: string, schema: Schema) {
  published.add(schema, { id });
  return z.lazy(() => schema).openapi(id, { type: "object" });
}

published.add(DocumentNode, { id: "DocumentNode" });
published.add(TemplateNode, { id: "TemplateNode" });
published.add(DraftPlace, { id: "DraftPlace" });
export const PublishedNode = publish("PlanNode", PlanNode);
export const PublishedBranch = publish("Branch", Branch);
export const PublishedDocument = publish("PlanDocument", PlanDocument);
export const PublishedFramework = publish("Framework", Framework);
export const PublishedFrameworkDraft = publish("FrameworkDraft", FrameworkDraftBody);

/** JSON Schemas of the published parts, as they stand under `components.schemas`. */
export function componentSchemas(): Record<string, object> {
  const { schemas } = z.toJSONSchema(published, { io: "input", uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _place, ...schema }]) => [id, schema]),
  );
}

const codes = Object.keys(errorKinds) as ErrorCode[];

export const ErrorBody = z
  .object({
    error: z.object({
      code: z.enum([...codes, "internal"] as [ErrorCode, ...ErrorCode[], "internal"]),
      params: z.record(z.string(), z.unknown()),
      requestId: z.string(),
    }),
  })
  .openapi("Error");
export type ErrorBody = z.infer<typeof ErrorBody>;

const failureTexts = {
  401: "Nobody is signed in, or the session has ended.",
  403: "The signed-in person may not do this.",
  404: "It does not exist, or the signed-in person may not see it.",
  409: "The present state does not allow it.",
  422: "The request is not valid; `params` says what and where.",
  429: "Too many attempts.",
  500: "Something went wrong; the request id finds it in the log.",
  503: "The service is unavailable for a moment.",
} as const;
type FailureStatus = keyof typeof failureTexts;
type Json<Schema> = { description: string; content: { "application/json": { schema: Schema } } };

/** What a route answers with a body. */
export const answer = <Schema extends z.ZodType>(schema: Schema, description: string): Json<Schema> => ({
  description,
  content: { "application/json": { schema } },
});

/** What a route asks as a body. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true as const,
  content: { "application/json": { schema } },
});

/**
 * For the types of the client any failure with any code will do: written out one by one, with a hundred codes for each,
 * they make its declarations longer than the compiler writes down.
 */
type Told = z.ZodType<{ error: { code: string; params: Record<string, unknown>; requestId: string } }>;
type Failures = { "4XX": Json<Told>; "5XX": Json<Told> };

export const failures = (...statuses: FailureStatus[]) =>
  Object.fromEntries(
    statuses.map((status) => [status, answer(ErrorBody, failureTexts[status])]),
  ) as unknown as Failures;

/** The failures of every route behind a session. */
export const guarded = failures(401, 403, 404, 409, 422, 500, 503);
/** The failures of every route that anybody may call. */
export const open = failures(403, 404, 409, 422, 429, 500, 503);
export const signedIn = [{ session: [] }];
export const nothing = { description: "Done." } as const;

/** What may be asked again under the same key; `readRequestKey` reads it. */
export const idempotencyHeader = {
  in: "header" as const,
  name: "Idempotency-Key",
  required: false,
  description: "The same request with the same key is carried out once and answered alike; another body answers 422.",
  schema: { type: "string" as const, minLength: 8, maxLength: 100 },
};

/** The OpenAPI 3.1 document of the routes. */
export function describe(routes: Pick<OpenAPIHono, "getOpenAPI31Document">, basePath: string): object {
  const document = routes.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Salus",
      version: "1",
      description:
        "Prevention agreements between the Belgian federal administration and municipalities. Errors are codes; the texts belong to the reader's language. What you may not see does not exist.",
      license: { name: "EUPL-1.2", url: "https://spdx.org/licenses/EUPL-1.2.html" },
    },
    servers: [{ url: basePath }],
  });
  return {
    ...document,
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, ...componentSchemas() },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "__Host-salus" } },
    },
  };
}
