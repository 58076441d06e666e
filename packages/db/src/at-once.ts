import type { Locale, Role, TenantId, TenantKind, UserId } from "@salus/domain";
import type { Db } from "./client.ts";

/** Rows of one statement; columns come as PostgreSQL names them. */
type Rows = Record<string, unknown>[];

/**
 * Reads of a tenant in one message, for the few places where a round trip counts. A simple query of several statements
 * is one transaction, so the setting ends with it, as it does behind `withTenant`. Values stand in the text: only ids
 * (`literal`) may.
 */
export async function readInTenant(db: Db, tenantId: TenantId, ...statements: string[]): Promise<Rows[]> {
  const scope = `select set_config('app.tenant_id', ${literal(tenantId)}::text, true)`;
  const [, ...answers] = await atOnce(db, [scope, ...statements]);
  return answers;
}

export type FoundSession = {
  id: string;
  userId: UserId;
  tenantId: TenantId;
  tenantKind: TenantKind;
  roles: Role[];
  email: string;
  name: string;
  locale: Locale;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  absoluteExpiresAt: Date;
  userAgent: string | null;
  ipHash: string | null;
  /** Of somebody of support: when the access ends. */
  until: Date | null;
};

/**
 * A session with its person and what the person is in the tenant of the session, in one message; null where one of the
 * three is missing. Whether it has ended is the caller's question.
 */
export async function readSession(db: Db, sessionId: string): Promise<FoundSession | null> {
  const id = hexLiteral(sessionId);
  const [, [row] = []] = await atOnce(db, [
    `select set_config('app.user_id', s.account_id::text, true) from session s where s.id = ${id}`,
    `select s.id, s.account_id, s.tenant_id, t.kind, array_to_string(m.roles, ' ') as roles, a.email, a.name, a.locale,
      s.user_agent, s.ip_hash, ${["s.created_at", "s.last_seen_at", "s.expires_at", "s.absolute_expires_at", "m.until"]
        .map((column) => `extract(epoch from ${column})::float8 * 1000 as ${column.slice(2)}`)
        .join(", ")}
    from session s
    join account a on a.id = s.account_id and a.disabled_at is null
    join membership m on m.tenant_id = s.tenant_id and m.account_id = s.account_id
    join tenant t on t.id = s.tenant_id
    where s.id = ${id}`,
  ]);
  if (row === undefined) return null;
  const instant = (column: string) => new Date(Math.round(row[column] as number));
  return {
    id: row["id"] as string,
    userId: row["account_id"] as UserId,
    tenantId: row["tenant_id"] as TenantId,
    tenantKind: row["kind"] as TenantKind,
    roles: (row["roles"] as string).split(" ") as Role[],
    email: row["email"] as string,
    name: row["name"] as string,
    locale: row["locale"] as Locale,
    createdAt: instant("created_at"),
    lastSeenAt: instant("last_seen_at"),
    expiresAt: instant("expires_at"),
    absoluteExpiresAt: instant("absolute_expires_at"),
    userAgent: row["user_agent"] as string | null,
    ipHash: row["ip_hash"] as string | null,
    until: row["until"] === null ? null : instant("until"),
  };
}

const atOnce = async (db: Db, statements: readonly string[]): Promise<Rows[]> =>
  (await db.$client.unsafe(statements.join(";\n"))) as unknown as Rows[];

/** An id as it stands in a statement; anything that is no UUID never gets there. */
export function literal(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw new Error("not an id");
  return `'${id}'::uuid`;
}

function hexLiteral(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("not a hash");
  return `'${hash}'`;
}
