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

/** Every query of the app runs in a transaction, so the transactions are where words are changed. */
function rewriting(db: Db, rewrite: (query: string) => string): Db {
  const begin = db.$client.begin.bind(db.$client) as (...given: unknown[]) => Promise<unknown>;
  const inside = <T extends object>(tx: T): T =>
    new Proxy(tx, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (name !== "unsafe" || typeof value !== "function") return value;
        return (query: string, ...rest: unknown[]) =>
          Reflect.apply(value, target, [rewrite(query), ...rest]) as unknown;
      },
    });
  const replaced = (...given: unknown[]) => {
    const work = given.pop() as (tx: object) => unknown;
    return begin(...given, (tx: object) => work(inside(tx)));
  };
  Object.assign(db.$client, { begin: replaced });
  return db;
}
