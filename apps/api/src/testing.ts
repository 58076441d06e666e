import { auditEntry, type Db, session, sql, type TenantTx, withTenant } from "@salus/db";
import { aMembership, anAccount, aTenant, createTestDatabase, type TestDatabase } from "@salus/db/testing";
import type { Actor, PlanNode, Role, TenantId, TenantKind, UserId } from "@salus/domain";
import { createApp } from "./app.ts";
import { newToken, sessionIdOf, sessionLimits } from "./auth/session.ts";
import { type ApiClient, apiClient } from "./client.ts";
import type { GivenDeps } from "./deps.ts";

export const origin = "http://salus.test";

export type TestApp = {
  database: TestDatabase;
  app: ReturnType<typeof createApp>;
  /** The clock of the application; tests move it. */
  clock: { now: Date };
  /** The real client on the real app; `token` null asks without a session. */
  client: (token: string | null, headers?: Record<string, string>) => ApiClient;
  /** A raw request below /api/v1, from our own origin. */
  ask: (path: string, init?: RequestInit & { token?: string | null }) => Promise<Response>;
  [Symbol.asyncDispose]: () => Promise<void>;
};

/** The whole application on a database of its own, with the real reference data. */
export async function createTestApp(deps: Partial<GivenDeps> = {}): Promise<TestApp> {
  const database = await createTestDatabase({ reference: true });
  const clock = { now: new Date("2026-03-02T09:00:00.000Z") };
  const app = createApp({
    db: database.app,
    federalDb: database.federal,
    now: () => clock.now,
    addressKey: "test",
    ...deps,
  });
  const headersOf = (token: string | null | undefined): Record<string, string> => ({
    origin,
    ...(token ? { cookie: `__Host-salus=${token}` } : {}),
  });
  return {
    database,
    app,
    clock,
    client: (token, headers = {}) =>
      apiClient(`${origin}/api/v1`, {
        headers: { ...headersOf(token), ...headers },
        fetch: (input: string | URL | Request, init?: RequestInit) => app.request(input, init),
      }),
    ask: async (path, { token, headers, ...init } = {}) =>
      app.request(`${origin}/api/v1${path}`, {
        ...init,
        headers: { ...headersOf(token), ...(headers as Record<string, string>) },
      }),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

export type Member = { token: string; actor: Actor; email: string; name: string };

/** A signed-in person. The session is a real one; only the password was not asked. */
export async function aMember(
  { database, clock }: Pick<TestApp, "database" | "clock">,
  of: { tenantId: TenantId; kind?: TenantKind; roles: Role[]; userId?: UserId; passwordHash?: string },
): Promise<Member> {
  const { tenantId, roles, kind = "municipality", passwordHash = null } = of;
  const account = await anAccount(database.owner, { passwordHash, ...(of.userId && { id: of.userId }) });
  await aMembership(database.owner, tenantId, account.id, roles);
  const token = await aSession(database.owner, clock.now, { userId: account.id, tenantId });
  const actor: Actor = { userId: account.id, tenantId, tenantKind: kind, roles };
  return { token, actor, email: account.email, name: account.name };
}

export async function aSession(
  owner: Db,
  now: Date,
  { userId, tenantId }: { userId: UserId; tenantId: TenantId },
): Promise<string> {
  const token = newToken();
  await owner.insert(session).values({
    id: sessionIdOf(token),
    accountId: userId,
    tenantId,
    createdAt: now,
    lastSeenAt: now,
    absoluteExpiresAt: new Date(now.getTime() + sessionLimits.absoluteMs),
    expiresAt: new Date(now.getTime() + sessionLimits.idleMs),
  });
  return token;
}

/** A municipality with one signed-in person per role. */
export async function aMunicipalityWith<R extends Role>(
  test: Pick<TestApp, "database" | "clock">,
  ...roles: R[]
): Promise<{ tenantId: TenantId } & Record<R, Member>> {
  const { id: tenantId } = await aTenant(test.database.owner);
  const members = await Promise.all(
    roles.map(async (role) => [role, await aMember(test, { tenantId, roles: [role] })] as const),
  );
  return { tenantId, ...(Object.fromEntries(members) as Record<R, Member>) };
}

/** What an answer carries. Tests read fields of it; a missing one fails where it is used. */
export async function bodyOf<Body>(response: Response): Promise<Body> {
  return (await response.json()) as Body;
}

export const refusalIn = async (response: Response): Promise<[number, string]> => [
  response.status,
  (await bodyOf<{ error: { code: string } }>(response)).error.code,
];

type Tree = { version: { number: number; status: string; treeRevision: number }; nodes: PlanNode[] };

export async function treeOf(test: TestApp, token: string, planId: string): Promise<Tree> {
  const response = await test.client(token).plans[":planId"].tree.$get({ param: { planId }, query: {} });
  if (response.status !== 200) throw new Error(`the tree answered ${response.status}`);
  return bodyOf(response);
}

/** A draft under a real framework, with the compulsory parts only. */
export async function aDraft(test: TestApp, token: string, framework = "svpp-2026-demo"): Promise<string> {
  const response = await test.client(token).plans.$post({ json: { framework, language: "nl" } });
  if (response.status !== 201) throw new Error(`creating a plan answered ${response.status}`);
  return (await bodyOf<{ id: string }>(response)).id;
}

export const nodeOf = (tree: Tree, kind: PlanNode["kind"], code?: string): PlanNode => {
  const found = tree.nodes.find((node) => node.kind === kind && (code === undefined || node.code === code));
  if (!found) throw new Error(`the tree has no ${kind} ${code ?? ""}`);
  return found;
};

export async function addNode(
  test: TestApp,
  token: string,
  planId: string,
  node: { parentId: string | null; kind: PlanNode["kind"]; code?: string; text?: string; after?: string },
): Promise<PlanNode> {
  const { text, after = null, ...rest } = node;
  const response = await test.client(token).plans[":planId"].nodes.$post({
    param: { planId },
    json: { lineageId: crypto.randomUUID(), after, ...rest, ...(text !== undefined && { text: { nl: text } }) },
  });
  if (response.status !== 201) throw new Error(`adding a node answered ${JSON.stringify(await response.json())}`);
  return (await bodyOf<{ node: PlanNode }>(response)).node;
}

/** A draft that nothing blocks: an objective with a result and an indicator wherever one must stand. */
export async function aCompleteDraft(
  test: TestApp,
  token: string,
  { text = "Bezoeken aan huis", framework = "svpp-2026-demo" } = {},
): Promise<string> {
  const planId = await aDraft(test, token, framework);
  const { nodes } = await treeOf(test, token, planId);
  for (const strategic of nodes.filter(({ kind }) => kind === "strategicObjective")) {
    const { lineageId: parentId } = await addNode(test, token, planId, {
      parentId: strategic.lineageId,
      kind: "operationalObjective",
      text,
    });
    await addNode(test, token, planId, { parentId, kind: "result", text: `${text}: resultaat` });
    await addNode(test, token, planId, { parentId, kind: "indicator", text: `${text}: 50 per jaar` });
  }
  return planId;
}

export async function aSubmittedPlan(test: TestApp, token: string, text?: string): Promise<string> {
  const planId = await aCompleteDraft(test, token, text === undefined ? {} : { text });
  const response = await test.client(token).plans[":planId"].submit.$post({ param: { planId } });
  if (response.status !== 200) throw new Error(`submitting answered ${JSON.stringify(await response.json())}`);
  return planId;
}

/** What the trail of a tenant holds, oldest first. */
export const trailOf = ({ database }: TestApp, tenantId: TenantId) =>
  withTenant(database.owner, tenantId, (tx) => tx.select().from(auditEntry).orderBy(auditEntry.seq));

/** The federal administration with one signed-in person per role. */
export async function aFederalSideWith<R extends Role>(
  test: Pick<TestApp, "database" | "clock">,
  ...roles: R[]
): Promise<{ tenantId: TenantId } & Record<R, Member>> {
  const { id: tenantId } = await aTenant(test.database.owner, { kind: "federal" });
  const members = await Promise.all(
    roles.map(async (role) => [role, await aMember(test, { tenantId, kind: "federal", roles: [role] })] as const),
  );
  return { tenantId, ...(Object.fromEntries(members) as Record<R, Member>) };
}

/** Until another connection waits for what this transaction holds. */
export async function somebodyWaitsFor(tx: TenantTx): Promise<"waiting"> {
  for (;;) {
    const waiting = await tx.execute(
      sql`select pid from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))`,
    );
    if (waiting.length > 0) return "waiting";
  }
}
