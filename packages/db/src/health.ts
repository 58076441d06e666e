import { sql } from "drizzle-orm";
import type { Db } from "./client.ts";

/**
 * Throws when the database cannot serve. Runs a plpgsql function: after an upgrade under a running server plain
 * queries still work while every trigger fails (trust.md §1.1).
 */
export async function health(db: Db): Promise<void> {
  await db.execute(sql`select salus_health()`);
}
