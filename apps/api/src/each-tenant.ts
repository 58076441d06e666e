import { type Db, eq, tenant } from "@salus/db";
import type { TenantId, TenantKind } from "@salus/domain";

/** Chores, tenant by tenant: where they fail for one they are done for the others, and the failure is thrown at the end. */
export async function eachTenant(db: Db, work: (id: TenantId) => Promise<void>, kind?: TenantKind): Promise<void> {
  const failures: unknown[] = [];
  const all = await db
    .select({ id: tenant.id })
    .from(tenant)
    .where(kind && eq(tenant.kind, kind));
  for (const { id } of all) {
    try {
      await work(id);
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `a chore failed for ${failures.length} of ${all.length} tenants`);
}
