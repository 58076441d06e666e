import { createHash } from "node:crypto";
import {
  and,
  type Db,
  eq,
  type FederalTx,
  idempotencyKey,
  prepared,
  readInTenant,
  sql,
  type TenantTx,
  withFederal,
  withTenant,
} from "@salus/db";
import { type Actor, AppError, type TenantId } from "@salus/domain";
import { isTransient } from "./errors.ts";
import type { CurrentSession } from "./auth/authenticate.ts";
import type { FrameworkMemory } from "./features/framework/framework.queries.ts";
import type { Log } from "./log.ts";

/** What a verb needs to know about the request it serves. */
export type Ctx = {
  actor: Actor;
  now: Date;
  frameworks: FrameworkMemory;
  /** A transaction in the actor's tenant. */
  read: <T>(work: (tx: TenantTx) => Promise<T>) => Promise<T>;
  /** One statement in the actor's tenant, in one message. For the paths where a round trip counts (decision 14). */
  readAtOnce: <Row>(statement: string) => Promise<Row[]>;
  /**
   * The one transaction of a writing verb. When the request carries an `Idempotency-Key`, what `work` answers is kept
   * under it and given back word for word to the same request; so a verb answers in JSON values.
   */
  write: <T>(work: (tx: TenantTx) => Promise<T>) => Promise<T>;
};

/** The same for the federal side: it reads what was submitted, and writes in the tenant of a municipality. */
export type FederalCtx = {
  actor: Actor;
  now: Date;
  frameworks: FrameworkMemory;
  read: <T>(work: (tx: FederalTx) => Promise<T>) => Promise<T>;
  writeIn: <T>(tenantId: TenantId, work: (tx: TenantTx) => Promise<T>) => Promise<T>;
};

export type AppEnv = {
  Bindings: {
    /** Where the request came from, told by whoever calls the app in process. */
    clientAddress?: string;
    incoming?: { socket: { remoteAddress?: string } };
  };
  Variables: {
    requestId: string;
    log?: Log;
    /** The error code of a refusal, for the log. */
    failure?: string;
    token: string | null;
    session: CurrentSession | null;
    requestKey?: RequestKey;
  };
};

export type RequestKey = { key: string; hash: string };

type Request = Pick<Ctx, "actor" | "now" | "frameworks">;

export function contextOf(db: Db, request: Request & { requestKey: RequestKey | null }): Ctx {
  const { actor, now, frameworks, requestKey } = request;
  const inTenant = <T>(work: (tx: TenantTx) => Promise<T>) => withTenant(db, actor.tenantId, work);
  return {
    actor,
    now,
    frameworks,
    read: inTenant,
    readAtOnce: async <Row>(statement: string) => {
      const [rows = []] = await readInTenant(db, actor.tenantId, statement);
      return rows as Row[];
    },
    write: (work) => onceMore(() => inTenant((tx) => (requestKey ? once(tx, actor, now, requestKey, work) : work(tx)))),
  };
}

export function federalContextOf(dbs: { app: Db; federal: Db }, request: Request): FederalCtx {
  return {
    ...request,
    read: (work) => withFederal(dbs.federal, work),
    writeIn: (tenantId, work) => onceMore(() => withTenant(dbs.app, tenantId, work)),
  };
}

/** A deadlock or a serialization failure undid everything; the second try meets a world at rest. */
async function onceMore<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!isTransient(error)) throw error;
    return attempt();
  }
}

/** The row of the key is written first: a second request with it waits here until the first one is through. */
async function once<T>(
  tx: TenantTx,
  { tenantId, userId }: Actor,
  now: Date,
  { key, hash }: RequestKey,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  const reserved = await reserve(tx, { tenantId, key, userId, hash, now });
  const thisKey = and(eq(idempotencyKey.tenantId, tenantId), eq(idempotencyKey.key, key));
  if (reserved.length === 0) {
    const [earlier] = await tx.select().from(idempotencyKey).where(thisKey);
    if (earlier?.requestHash !== hash || earlier.accountId !== userId) throw new AppError("request.key_reused");
    return JSON.parse(earlier.body ?? "null") as T;
  }
  const result = await work(tx);
  await keep(tx, { tenantId, key, body: JSON.stringify(result ?? null) });
  return result;
}

const reserve = prepared((db) =>
  db
    .insert(idempotencyKey)
    .values({
      tenantId: sql.placeholder("tenantId"),
      key: sql.placeholder("key"),
      accountId: sql.placeholder("userId"),
      requestHash: sql.placeholder("hash"),
      createdAt: sql.placeholder("now"),
    })
    .onConflictDoNothing()
    .returning({ key: idempotencyKey.key })
    .prepare("reserve_key"),
);

const keep = prepared((db) =>
  db
    .update(idempotencyKey)
    .set({ status: 200, body: sql`${sql.placeholder("body")}` })
    .where(
      and(eq(idempotencyKey.tenantId, sql.placeholder("tenantId")), eq(idempotencyKey.key, sql.placeholder("key"))),
    )
    .prepare("keep_answer"),
);

export const hashRequest = (...parts: string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");
