import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import type { Connection } from "./embedded/connection.ts";
import * as schema from "./schema/index.ts";

/** Small pools are faster than big ones: a transaction holds its connection for a millisecond (trust.md §1.1). */
export const poolSizes = { app: 8, federal: 4 } as const;

export type ConnectOptions = Connection & { max?: number; applicationName?: string };

/** A pool of connections of one role. Rows of tenants are reached through the doors only. */
export type Db = PostgresJsDatabase<typeof schema> & { readonly $client: Sql; readonly close: () => Promise<void> };

/** Opens nothing yet: connections are made when they are needed. `max` defaults to the pool of the application. */
export function connect(options: ConnectOptions): Db {
  const client = openClient(options);
  return Object.assign(drizzle(client, { schema, casing: "snake_case" }), {
    close: () => client.end({ timeout: 5 }),
  });
}

export function openClient({ max = poolSizes.app, applicationName = "salus", ...connection }: ConnectOptions): Sql {
  return postgres({
    ...connection,
    max,
    connect_timeout: 10,
    connection: { application_name: applicationName, TimeZone: "UTC" },
    onnotice: () => undefined,
  });
}
