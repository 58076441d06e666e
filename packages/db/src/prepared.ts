import { drizzle } from "drizzle-orm/postgres-js";
import type { AnyTx } from "./doors.ts";
import * as schema from "./schema/index.ts";

const builder = drizzle.mock({ schema, casing: "snake_case" });

/** A statement with placeholders, as `.prepare()` of drizzle gives it. */
type Statement<Answer> = { execute: (values: Record<string, unknown>) => Promise<Answer> };

/**
 * A statement whose text is made once instead of at each call, for the paths where that counts (decision 22). It runs on
 * the transaction it is given, like any other.
 */
export function prepared<Answer>(
  build: (db: typeof builder) => Statement<Answer>,
): (tx: AnyTx, values: Record<string, unknown>) => Promise<Answer> {
  let made: Statement<Answer> | null = null;
  return (tx, values) => {
    made ??= build(builder);
    const { client } = (tx as unknown as { session: { client: unknown } }).session;
    const bound = Object.create(made, { client: { value: client } }) as Statement<Answer>;
    return bound.execute(values);
  };
}
