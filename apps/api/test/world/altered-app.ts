import type { Db } from "@salus/db";
import { createApp } from "../../src/app.ts";
import type { Ask, Ground } from "./ground.ts";

/** The real app with another role in its pool, or with other words in its queries. */
export function alteredApp(
  ground: Pick<Ground, "deps" | "pool">,
  { role = "salus_app", rewrite = (query) => query }: { role?: string; rewrite?: (query: string) => string },
): Ask {
  const db = rewriting(ground.pool(role), rewrite);
  const isSuperuser = role === "postgres";
  const app = createApp({ ...ground.deps, db, ...(isSuperuser && { federalDb: db }) });
  return async (request) => app.fetch(request);
}

type Unsafe = (query: string, ...rest: unknown[]) => unknown;

function rewriting(db: Db, rewrite: (query: string) => string): Db {
  const { $client: client } = db;
  const unsafe = client.unsafe.bind(client) as Unsafe;
  const begin = client.begin.bind(client) as (...given: unknown[]) => Promise<unknown>;
  const inside = <T extends object>(tx: T): T =>
    new Proxy(tx, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (name !== "unsafe" || typeof value !== "function") return value;
        return (query: string, ...rest: unknown[]) =>
          Reflect.apply(value, target, [rewrite(query), ...rest]) as unknown;
      },
    });
  Object.assign(client, {
    unsafe: (query: string, ...rest: unknown[]) => unsafe(rewrite(query), ...rest),
    begin: (...given: unknown[]) => {
      const work = given.pop() as (tx: object) => unknown;
      return begin(...given, (tx: object) => work(inside(tx)));
    },
  });
  return db;
}
