import type { TenantId, UserId } from "@salus/domain";
import { sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import type { Db } from "./client.ts";

export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

/** A transaction confined by row-level security to one tenant. Only `withTenant` makes one. */
export type TenantTx = Tx & { readonly __door: "tenant" };
/** A read-only transaction that sees reference data and submissions. Only `withFederal` makes one. */
export type FederalTx = Tx & { readonly __door: "federal" };
/** A transaction without a tenant: accounts and sessions, and the memberships of one person after `asUser`. */
export type IdentityTx = Tx & { readonly __door: "identity" };
/** A read-only transaction that sees reference data and what was approved. Only `withPublished` makes one. */
export type PublishedTx = Tx & { readonly __door: "published" };
/** A read-only transaction that sees what the persons of one tenant did, wherever. Only `withDoings` makes one. */
export type DoingsTx = Tx & { readonly __door: "doings" };
/** For queries on reference data, which everybody may read. */
export type AnyTx = TenantTx | FederalTx | PublishedTx | IdentityTx;

/** The settings are local to the transaction: nothing of a tenant stays on a pooled connection. */
export function withTenant<T>(db: Db, tenantId: TenantId, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    // Sent before anything else of this transaction, answered together with the first query of the work: a round trip
    // less. Were it refused, the transaction would be over and the work with it.
    const [, result] = await Promise.all([setTenant(tx, tenantId), work(tx as TenantTx)]);
    return result;
  });
}

/** Drizzle sends a query some ticks after it is asked; the driver sends it at once. */
function setTenant(tx: Tx, tenantId: TenantId): Promise<unknown> {
  const { client } = (tx as unknown as { session: { client: TransactionSql } }).session;
  return client.unsafe("select set_config('app.tenant_id', $1, true)", [tenantId], { prepare: true }).execute();
}

/** Not a door: for a seed that writes several tenants in one transaction, one after the other. */
export async function confine(tx: Tx, tenantId: TenantId): Promise<TenantTx> {
  await tx.execute(sql`select set_config('app.tenant_id', ${tenantId}, true)`);
  return tx as TenantTx;
}

/** `db` is the pool of `salus_federal`; with any other role the federal policies show nothing. */
export function withFederal<T>(db: Db, work: (tx: FederalTx) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await tx.execute(sql`select set_config('app.federal', 'on', true)`);
      return work(tx as FederalTx);
    },
    { accessMode: "read only" },
  );
}

/**
 * What any municipality may read of another: submissions that were approved, as they were submitted. `db` is the pool of
 * `salus_federal`, which has no grant on drafts; the policy shows it approved submissions only.
 */
export function withPublished<T>(db: Db, work: (tx: PublishedTx) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await tx.execute(sql`select set_config('app.published', 'on', true)`);
      return work(tx as PublishedTx);
    },
    { accessMode: "read only" },
  );
}

/** The doings of the persons of a federal tenant, in every chain: who, when, what; never what stood before or after. */
export function withDoings<T>(db: Db, tenantId: TenantId, work: (tx: DoingsTx) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await tx.execute(sql`select set_config('app.doings', ${tenantId}, true)`);
      return work(tx as DoingsTx);
    },
    { accessMode: "read only" },
  );
}

/** For signing in and for sessions, before a tenant is known. */
export function withIdentity<T>(db: Db, work: (tx: IdentityTx) => Promise<T>): Promise<T> {
  return db.transaction((tx) => work(tx as IdentityTx));
}

/** From here on the transaction also sees the memberships of this person, and may not change them. */
export async function asUser(tx: IdentityTx, userId: UserId): Promise<void> {
  await tx.execute(sql`select set_config('app.user_id', ${userId}, true)`);
}
