import { sql } from "drizzle-orm";
import type { Db } from "./client.ts";

/**
 * `server-old`: known holes in row-level security. `role-superuser`, `role-bypasses`, `role-owns`: the role of the
 * connection stands above the policies. `writes-not-durable`: what is acknowledged could be lost.
 */
export type ServerProblem = "server-old" | "role-superuser" | "role-bypasses" | "role-owns" | "writes-not-durable";

/** The first release of each major version without the holes of 2025 (CVE-2025-8713 and older). */
const firstSafe: Record<number, number> = { 15: 14, 16: 10, 17: 6 };

/** What is wrong with serving requests over this connection; a server of somebody's own may be set up in any way. */
export async function serverProblems(db: Db): Promise<ServerProblem[]> {
  const [found] = await db.execute<{
    version: number;
    superuser: boolean;
    bypasses: boolean;
    owns: boolean;
    durable: boolean;
  }>(sql`
    select current_setting('server_version_num')::int as version, r.rolsuper as superuser, r.rolbypassrls as bypasses,
      exists (select from pg_class c where c.relowner = r.oid) as owns,
      current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on'
        and current_setting('synchronous_commit') <> 'off' as durable
    from pg_roles r where r.rolname = current_user`);
  if (found === undefined) throw new Error("the server does not know who is asking");
  return [
    ...(isSafe(found.version) ? [] : (["server-old"] as const)),
    ...(found.superuser ? (["role-superuser"] as const) : []),
    ...(found.bypasses ? (["role-bypasses"] as const) : []),
    ...(found.owns ? (["role-owns"] as const) : []),
    ...(found.durable ? [] : (["writes-not-durable"] as const)),
  ];
}

/** `version` as PostgreSQL numbers itself: 150014 is 15.14. */
export function isSafe(version: number): boolean {
  const [major, minor] = [Math.floor(version / 10_000), version % 10_000];
  return major >= 15 && minor >= (firstSafe[major] ?? 0);
}
