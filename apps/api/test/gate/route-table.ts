import type { createApp } from "../../src/app.ts";

export type App = Pick<ReturnType<typeof createApp>, "request" | "routes">;
export type Method = "get" | "post" | "patch" | "put" | "delete";

/** The part of JSON Schema that the routes use. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  prefixItems?: Schema[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
};

export type Parameter = { name: string; in: "path" | "query" | "header"; required?: boolean; schema: Schema };
type Response = { description?: string; content?: Record<string, { schema?: Schema }> };
export type Operation = {
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, Response>;
  security?: object[];
  /** What reading it leaves in the trail. */
  "x-trail"?: "saw" | "exported";
};
export type Document = {
  paths: Record<string, Partial<Record<Method, Operation>>>;
  components: { schemas: Record<string, Schema> };
};

export type Route = {
  /** `PATCH /plans/{planId}/nodes/{nodeId}`: how tests name it. */
  name: string;
  method: Uppercase<Method>;
  /** Below `/api/v1`. */
  path: string;
  mutating: boolean;
  /** The description says that it needs a session. */
  signedIn: boolean;
  parameters: Parameter[];
  body: { mediaType: string; schema: Schema } | null;
  operation: Operation;
};

export type RouteTable = {
  routes: Route[];
  document: Document;
  /** Routes of the app that the description leaves out, and the other way round. */
  undescribed: string[];
  unanswered: string[];
};

const BASE = "/api/v1";
const methods: Method[] = ["get", "post", "patch", "put", "delete"];

/** What the app answers, read from its own router and its own description: a new route is in every test by itself. */
export async function readRoutes(app: App): Promise<RouteTable> {
  const response = await app.request(`http://salus.test${BASE}/openapi.json`);
  const document = (await response.json()) as Document;
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    methods.flatMap((method) => {
      const operation = operations[method];
      return operation ? [routeOf(method, path, operation)] : [];
    }),
  );
  const described = new Set(routes.map(({ name }) => name));
  const answered = new Set(app.routes.filter(({ method }) => method !== "ALL").map(nameOf));
  return {
    routes,
    document,
    undescribed: [...answered].filter((name) => !described.has(name)),
    unanswered: [...described].filter((name) => !answered.has(name)),
  };
}

const nameOf = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${path.replace(BASE, "").replaceAll(/:(\w+)/g, "{$1}")}`;

function routeOf(method: Method, path: string, operation: Operation): Route {
  const verb = method.toUpperCase() as Uppercase<Method>;
  const [content] = Object.entries(operation.requestBody?.content ?? {});
  return {
    name: `${verb} ${path}`,
    method: verb,
    path,
    mutating: method !== "get",
    signedIn: (operation.security ?? []).length > 0,
    parameters: operation.parameters ?? [],
    body: content ? { mediaType: content[0], schema: content[1].schema } : null,
    operation,
  };
}

/** Follows a reference into the components. */
export function resolve(schema: Schema, { components }: Pick<Document, "components">): Schema {
  if (schema.$ref === undefined) return schema;
  const [name = "", ...rest] = schema.$ref.replace("#/components/schemas/", "").split("/");
  const found = rest.reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], components.schemas[name]);
  if (found === undefined) throw new Error(`the description refers to ${schema.$ref}, which is not there`);
  return resolve(found as Schema, { components });
}
