import { federalRoles, municipalRoles, type Role, type TenantId } from "@salus/domain";
import { sessionIdOf } from "../../src/auth/session.ts";
import { aMember } from "../../src/testing.ts";
import { alteredApp } from "../world/altered-app.ts";
import { type Ask, base, type Ground } from "../world/ground.ts";
import type { Witness } from "./witness.ts";

export type Place = { ground: Ground; witness: Witness };

/** A defect that somebody could make tomorrow, put around the real app or between it and its database. */
export type Hole = {
  name: string;
  /** The routes it may show at, by their names: walking past the others as well would take minutes and show nothing. */
  at: RegExp;
  open: (place: Place) => Ask;
};

/** An app whose database asks nobody for a tenant: what is left is what the queries say themselves. */
export const unguarded = (ground: Ground, rewrite?: (query: string) => string): Ask =>
  alteredApp(ground, { role: "postgres", ...(rewrite && { rewrite }) });

/** Queries that forget whose rows they want. */
const forgetting =
  (column: string, ofQuery = "") =>
  ({ ground }: Place): Ask =>
    unguarded(ground, (query) =>
      query.includes(ofQuery)
        ? query.replaceAll(new RegExp(`${column} = (\\$\\d+)`, "g"), "$1::text is not null")
        : query,
    );

/** Whoever asks this is believed to have these roles. */
const withoutAuthorize =
  (method: string, path: RegExp, roles: readonly Role[]) =>
  ({ ground }: Place): Ask =>
  async (request) => {
    const token = tokenIn(request);
    if (request.method !== method || !path.test(pathOf(request)) || token === null) return ground.ask(request);
    const [asking] = await ground.database.superuser<{ tenant_id: TenantId }[]>`
      select tenant_id from session where id = ${sessionIdOf(token)}`;
    if (!asking) return ground.ask(request);
    const believed = await aMember(ground, { tenantId: asking.tenant_id, roles: [...roles] });
    return ground.ask(withCookie(request, believed.token));
  };

const tokenIn = (request: Request): string | null =>
  /__Host-salus=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? null;
const pathOf = (request: Request): string => new URL(request.url).pathname.slice(new URL(base).pathname.length);
const json = (body: unknown, status: number): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

const withCookie = (request: Request, token: string): Request => {
  const headers = new Headers(request.headers);
  headers.set("cookie", `__Host-salus=${token}`);
  return new Request(request, { headers });
};

/** What the database knows of a plan, whoever asks. */
async function planOf({ ground }: Place, request: Request): Promise<{ id: string; text: string } | null> {
  const [id = ""] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(pathOf(request)) ?? [];
  if (id === "") return null;
  const [found] = await ground.database.superuser<{ id: string; text: string }[]>`
    select p.id, n.text ->> 'nl' as text from plan p join version v on v.plan_id = p.id
    join node n on n.version_id = v.id where p.id = ${id} limit 1`;
  return found ?? null;
}

/** Answers of the app, changed on their way out. */
const afterwards =
  (change: (place: Place, request: Request, response: Response) => Promise<Response>) =>
  (place: Place): Ask =>
  async (request) =>
    change(place, request, await place.ground.ask(request.clone()));

export const holes: Hole[] = [
  {
    name: "a plan that is found without its tenant",
    at: / \/plans\/{planId}/,
    open: forgetting('"plan"\\."tenant_id"', " limit "),
  },
  {
    name: "members that are listed without their tenant",
    at: / \/members/,
    open: forgetting('"membership"\\."tenant_id"'),
  },
  {
    name: "invitations that are listed without their tenant",
    at: / \/(members|invitations)/,
    open: forgetting('"invitation"\\."tenant_id"'),
  },
  {
    name: "memberships that are listed without their person",
    at: / \/(auth|account|sessions|me)/,
    open: forgetting('"membership"\\."account_id"'),
  },
  {
    name: "submitting without authorize",
    at: /\/submit$/,
    open: withoutAuthorize("POST", /\/submit$/, municipalRoles),
  },
  {
    name: "reading the members without authorize",
    at: /^GET \/members$/,
    open: withoutAuthorize("GET", /^\/members$/, municipalRoles),
  },
  { name: "approving without authorize", at: /\/approve$/, open: withoutAuthorize("POST", /\/approve$/, federalRoles) },
  {
    name: "a cache that forgets for whom it keeps a tree",
    at: /\/tree$/,
    open: ({ ground }) => {
      const kept = new Map<string, Response>();
      return async (request) => {
        const path = pathOf(request);
        if (!path.endsWith("/tree")) return ground.ask(request);
        const response = kept.get(path) ?? (await ground.ask(request));
        if (response.status === 200) kept.set(path, response.clone());
        return response.clone();
      };
    },
  },
  {
    name: "a tree that is unchanged before anybody asks whose it is",
    at: /\/tree$/,
    open:
      ({ ground, witness }) =>
      async (request) => {
        const isKnown = request.headers.get("if-none-match") === witness.foreignEtag;
        const isTheirs = request.url.includes(witness.foreign.draft.plan);
        return isKnown && isTheirs ? new Response(null, { status: 304 }) : ground.ask(request);
      },
  },
  {
    name: "a session that stays on the server for whoever comes next",
    at: / \/members/,
    open: ({ ground }) => {
      let last = "";
      return async (request) => {
        const token = tokenIn(request);
        last = token ?? last;
        return ground.ask(token === null && last !== "" ? withCookie(request, last) : request);
      };
    },
  },
  {
    name: "a header that chooses the tenant",
    at: /^GET \/plans$/,
    open: ({ ground, witness }) => {
      const { tenantId, actor } = witness.foreign;
      return async (request) =>
        ground.ask(request.headers.get("x-tenant-id") === tenantId ? withCookie(request, actor.token) : request);
    },
  },
  {
    name: "a field of the body that chooses the tenant",
    at: /^POST \/(plans|invitations|members)/,
    open: ({ ground, witness }) => {
      const { tenantId, actor } = witness.foreign;
      return async (request) => {
        const isChosen = (await request.clone().text()).includes(`"tenantId":"${tenantId}"`);
        return ground.ask(isChosen ? withCookie(request, actor.token) : request);
      };
    },
  },
  {
    name: "changing tenant without being a member there",
    at: / \/auth\/tenant$/,
    open:
      ({ ground, witness }) =>
      async (request) => {
        if (pathOf(request) !== "/auth/tenant") return ground.ask(request);
        const { tenantId = "" } = (await request.clone().json()) as { tenantId?: string };
        if (tenantId === witness.foreign.tenantId) return json({ active: { tenantId } }, 200);
        return ground.ask(request);
      },
  },
  {
    name: "an invitation that opens without its secret",
    at: / \/invitations/,
    open: ({ ground, witness }) => {
      const { tenantId, invitation } = witness.foreign;
      const url = new RegExp(`${tenantId}\\.${invitation.id}\\.[\\w-]+`);
      return async (request) => {
        const opened = request.url.replace(url, `${tenantId}.${invitation.id}.${invitation.secret}`);
        return ground.ask(new Request(opened, request));
      };
    },
  },
  {
    name: "a key of a request that is everybody's",
    at: /^(POST|PATCH) \/plans/,
    open: ({ ground }) => {
      const kept = new Map<string, Response>();
      return async (request) => {
        const key = request.headers.get("idempotency-key");
        if (key === null) return ground.ask(request);
        const response = kept.get(key) ?? (await ground.ask(request));
        kept.set(key, response.clone());
        return response.clone();
      };
    },
  },
  {
    name: "a refusal that says that it exists",
    at: / \/plans\/{planId}/,
    open: afterwards(async (place, request, response) =>
      response.status === 404 && (await planOf(place, request))
        ? json({ error: { code: "plan.forbidden", params: {}, requestId: "" } }, 403)
        : response,
    ),
  },
  {
    name: "a refusal that quotes what it refuses",
    at: / \/plans\/{planId}/,
    open: afterwards(async (place, request, response) => {
      const plan = response.status === 404 ? await planOf(place, request) : null;
      return plan === null
        ? response
        : json({ error: { code: "plan.not_found", params: { text: plan.text }, requestId: "" } }, 404);
    }),
  },
  {
    name: "the federal side falls back on a draft",
    at: / \/federal\/plans\//,
    open: afterwards(async (place, request, response) => {
      const isFederal = pathOf(request).startsWith("/federal/plans/") && response.status === 404;
      const plan = isFederal ? await planOf(place, request) : null;
      return plan === null ? response : json({ document: { nodes: [plan] } }, 200);
    }),
  },
  {
    name: "a raw row with the name of who submitted",
    at: / \/federal\/plans$/,
    open: afterwards(async ({ witness }, request, response) => {
      if (pathOf(request) !== "/federal/plans" || response.status !== 200) return response;
      return json({ ...((await response.json()) as object), submittedBy: witness.foreign.actor.name }, 200);
    }),
  },
];
