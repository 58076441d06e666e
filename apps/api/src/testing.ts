import { type Db, session } from "@salus/db";
import { aMembership, anAccount, aTenant, createTestDatabase, type TestDatabase } from "@salus/db/testing";
import type { Actor, Role, TenantId, TenantKind, UserId } from "@salus/domain";
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

/** The whole application on a database of its own. */
export async function createTestApp(deps: Partial<GivenDeps> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
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
