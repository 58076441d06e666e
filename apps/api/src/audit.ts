import { appendAudit, type TenantTx } from "@salus/db";
import type { Actor } from "@salus/domain";

export type AuditEntry = { action: string; entity: string; entityId: string; before?: unknown; after?: unknown };

/**
 * Written in the caller's transaction, in the chain of the tenant it is confined to: no change without a trace, no trace
 * without a change. When the federal side acts in a municipality, the actor's tenant is another one.
 */
export const audit = (
  tx: TenantTx,
  { actor: { userId, tenantId }, now }: { actor: Pick<Actor, "userId" | "tenantId">; now: Date },
  entry: AuditEntry,
): Promise<void> => appendAudit(tx, { at: now, actor: { userId, tenantId }, ...entry });
