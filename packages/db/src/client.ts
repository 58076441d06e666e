import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type ParameterOrJSON, type Sql, type TransactionSql, type UnsafeQueryOptions } from "postgres";
import type { Connection } from "./embedded/connection.ts";
import * as schema from "./schema/index.ts";

/** Small pools are faster than big ones: a transaction holds its connection for a millisecond (trust.md §1.1). */
export const poolSizes = { app: 8, federal: 4 } as const;

export type ConnectOptions = Connection & { max?: number; applicationName?: string };

/** A pool of connections of one role. Rows of tenants are reached through the doors only. */
export type Db = PostgresJsDatabase<typeof schema> & {
  readonly $client: Sql;
  readonly close: () => Promise<void>;
  /** One more connection of the same role, outside the pool; whoever opens it ends it. */
  readonly apart: () => Sql;
};

/** Opens nothing yet: connections are made when they are needed. `max` defaults to the pool of the application. */
export function connect(options: ConnectOptions): Db {
  const client = prepareQueries(openClient(options));
  return Object.assign(drizzle(client, { schema, casing: "snake_case" }), {
    close: () => client.end({ timeout: 5 }),
    apart: () => openClient({ ...options, max: 1 }),
  });
}

export function openClient({ max = poolSizes.app, applicationName = "salus", ...connection }: ConnectOptions): Sql {
  return postgres({
    ...connection,
    max,
    connect_timeout: 10,
    // Seconds before the next try: a server that restarts is back within one, the driver would wait up to twenty.
    backoff: (retries: number) => Math.min(2 ** retries / 20, 1),
    connection: { application_name: applicationName, TimeZone: "UTC" },
    onnotice: () => undefined,
  });
}

/** Longer ones, such as inserts of many rows, hardly come again in the same words. */
const MAX_PREPARED_LENGTH = 4_000;

type Work = (tx: TransactionSql) => unknown;

/** Drizzle has every query parsed anew, which is a second round trip each time. Ours are few and come again. */
function prepareQueries<Client extends Sql | TransactionSql>(client: Client): Client {
  const unsafe = client.unsafe.bind(client) as (
    query: string,
    params?: ParameterOrJSON<never>[],
    options?: UnsafeQueryOptions,
  ) => unknown;
  const wrapped: Record<string, unknown> = {
    unsafe: (query: string, params: ParameterOrJSON<never>[] = [], options: UnsafeQueryOptions = {}) =>
      unsafe(query, params, { ...options, prepare: params.length > 0 && query.length <= MAX_PREPARED_LENGTH }),
  };
  for (const name of ["begin", "savepoint"] as const) {
    const open = (client as unknown as Record<string, unknown>)[name] as ((...args: unknown[]) => unknown) | undefined;
    if (open === undefined) continue;
    wrapped[name] = (...args: unknown[]) => {
      const work = args.pop() as Work;
      return open(...args, (tx: TransactionSql) => work(prepareQueries(tx)));
    };
  }
  return Object.assign(client, wrapped);
}
