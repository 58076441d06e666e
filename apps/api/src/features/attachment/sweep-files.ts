import { and, attachment, type Db, eq, isNotNull, lt, withTenant } from "@salus/db";
import { eachTenant } from "../../each-tenant.ts";
import { type Storage, storageKey } from "../../storage/storage.ts";
import { listHashes } from "./attachment.queries.ts";

/** A file that was removed may be wanted back by a mistaken hand for so long. */
const keptMs = 24 * 60 * 60 * 1000;

/** Throws away files that no attachment shows any more; answers how many went. */
export async function sweepFiles(db: Db, storage: Storage, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs);
  let swept = 0;
  await eachTenant(db, async (tenantId) => {
    const gone = await withTenant(db, tenantId, async (tx) => {
      const rows = await tx
        .selectDistinct({ hash: attachment.hash })
        .from(attachment)
        .where(
          and(eq(attachment.tenantId, tenantId), isNotNull(attachment.removedAt), lt(attachment.removedAt, before)),
        );
      const shown = await listHashes(tx, { tenantId });
      return rows.map(({ hash }) => hash).filter((hash) => !shown.has(hash));
    });
    for (const hash of gone) {
      const key = storageKey(tenantId, hash);
      if (!(await storage.has(key))) continue;
      await storage.remove(key);
      swept += 1;
    }
  });
  return swept;
}
