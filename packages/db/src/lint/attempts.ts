import type { Row, RowList, Sql, TransactionSql } from "postgres";
import type { Attempt, Outcome } from "./probe.ts";

/** Each role signs in by itself, as in production. One connection per role. */
export const asThemselves =
  (connections: Record<string, Sql>): Attempt =>
  async (role, settings, statement) => {
    const sql = connections[role];
    if (sql === undefined) throw new Error(`no connection for ${role}`);
    const outcome = await run(sql, `begin; ${set(settings)} ${statement}`);
    await sql.unsafe("rollback");
    return outcome;
  };

/**
 * Inside one transaction of a superuser that takes the role: sees what that transaction changed and did not keep.
 * The last attempt is undone by the next one, or by the end of the transaction.
 */
export async function asRoles(tx: TransactionSql): Promise<Attempt> {
  await tx.unsafe("savepoint attempt");
  return (role, settings, statement) =>
    run(tx, `rollback to savepoint attempt; set local role ${role}; ${set(settings)} ${statement}`);
}

const set = (settings: Record<string, string>): string =>
  Object.entries(settings)
    .map(([name, value]) => `set local ${name} = '${value}';`)
    .join(" ");

async function run(sql: Sql | TransactionSql, statements: string): Promise<Outcome> {
  try {
    const results = (await sql.unsafe(statements).simple()) as RowList<Row[]> | RowList<Row[]>[];
    // postgres.js answers one result until a statement has rows; only the last statement has rows or a count here.
    const last = "command" in results ? results : results.at(-1);
    return { rows: (last ?? []).map((row) => String(row["text"])), count: last?.count ?? 0, error: null };
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string") {
      return { rows: [], count: 0, error: error.code };
    }
    throw error;
  }
}
