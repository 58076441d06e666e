import type { TenantId, UserId } from "@salus/domain";
import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "./client.ts";
import { type TenantTx, withTenant } from "./doors.ts";
import { prepared } from "./prepared.ts";
import { auditEntry, tenant } from "./schema/index.ts";
import { currentTenantId } from "./schema/columns.ts";

export type AuditEntry = {
  at: Date;
  /** Null for the system itself: seeds and migrations. */
  actor: { readonly userId: UserId; readonly tenantId: TenantId } | null;
  /** A verb, `plan.submit`. */
  action: string;
  entity: string;
  entityId: string;
  before?: unknown;
  after?: unknown;
};

/** Written in the caller's transaction, in the chain of its tenant: no change without a trace, no trace without a change. */
export async function appendAudit(tx: TenantTx, { actor, ...entry }: AuditEntry): Promise<void> {
  const { userId: actorId = null, tenantId: actorTenantId = null } = actor ?? {};
  await insertEntry(tx, { before: null, after: null, ...entry, actorId, actorTenantId });
}

const insertEntry = prepared((db) =>
  db
    .insert(auditEntry)
    .values({
      at: sql.placeholder("at"),
      actorId: sql.placeholder("actorId"),
      actorTenantId: sql.placeholder("actorTenantId"),
      action: sql.placeholder("action"),
      entity: sql.placeholder("entity"),
      entityId: sql.placeholder("entityId"),
      before: sql.placeholder("before"),
      after: sql.placeholder("after"),
      tenantId: sql`${currentTenantId}`,
    })
    .prepare("append_audit"),
);

/**
 * Where a chain breaks first. `edited`: the entry is not what was written. `missing`: no entry has this number.
 * `reordered`: the entry stands in another place than it was written. `tail_cut`: from this number on, what the head
 * of the chain knows of is gone.
 */
export type BrokenLink = { seq: number; reason: "edited" | "missing" | "reordered" | "tail_cut" };
export type AuditReport = { tenantId: TenantId; entries: number; broken: BrokenLink | null };

/** Checks every link of the chain of one tenant, or of all; one statement per tenant. `owner` owns the hash function. */
export async function verifyAudit(owner: Db, tenantId?: TenantId): Promise<AuditReport[]> {
  const tenants = await owner
    .select({ id: tenant.id })
    .from(tenant)
    .where(tenantId === undefined ? undefined : eq(tenant.id, tenantId))
    .orderBy(asc(tenant.createdAt), asc(tenant.id));
  const reports: AuditReport[] = [];
  for (const { id } of tenants) reports.push(await withTenant(owner, id, (tx) => verifyChain(tx, id)));
  return reports;
}

/** Of the tenant that the transaction is confined to; the role that serves requests may compute the hashes. */
export async function verifyChain(tx: TenantTx, tenantId: TenantId): Promise<AuditReport> {
  const [row] = await tx.execute<{ entries: number; seq: number | null; reason: BrokenLink["reason"] | null }>(sql`
    with link as (
      select e.seq, e.hash, e.prev_hash, audit_hash(e) as own_hash,
        lag(e.seq, 1, 0::bigint) over line as previous_seq,
        lag(e.hash, 1, sha256('')) over line as previous_hash
      from audit_entry e where e.tenant_id = ${tenantId}
      window line as (order by e.seq)
    ), head as (
      select h.seq, h.hash from audit_head h where h.tenant_id = ${tenantId}
    ), last as (
      select coalesce(max(seq), 0) as seq, count(*)::int as entries from link
    ), broken as (
      select
        case
          when seq <> previous_seq + 1 then previous_seq + 1
          when prev_hash <> previous_hash and hash = own_hash and not stands_elsewhere then previous_seq
          else seq
        end as seq,
        case
          when seq <> previous_seq + 1 then 'missing'
          when prev_hash <> previous_hash and stands_elsewhere then 'reordered'
          else 'edited'
        end as reason
      from link, lateral (
        select exists (select from link other where other.hash = link.prev_hash)
          or (link.prev_hash = sha256('') and link.seq <> 1) as stands_elsewhere
      ) as place
      where seq <> previous_seq + 1 or prev_hash <> previous_hash or hash <> own_hash
      union all
      select last.seq + 1, 'tail_cut' from last, head where head.seq > last.seq
      union all
      select last.seq + 1, 'tail_cut' from last where last.seq > 0 and not exists (select from head)
      union all
      select link.seq, 'edited' from link, head where link.seq = head.seq and link.hash <> head.hash
      union all
      select head.seq + 1, 'edited' from last, head where head.seq < last.seq
    )
    select last.entries, first.seq::int as seq, first.reason
    from last left join (select * from broken order by broken.seq limit 1) as first on true`);
  if (row === undefined) throw new Error("the verification answered nothing");
  const { entries, seq, reason } = row;
  return { tenantId, entries, broken: seq === null || reason === null ? null : { seq, reason } };
}
