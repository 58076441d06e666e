import { type AnyTx, asc, eq, framework } from "@salus/db";
import { AppError, type Framework } from "@salus/domain";

/** What one application read before: a framework never changes under its code. */
export type FrameworkMemory = Map<string, Framework>;

export async function getFramework(tx: AnyTx, memory: FrameworkMemory, code: string): Promise<Framework> {
  const remembered = memory.get(code);
  if (remembered) return remembered;
  const [row] = await tx.select({ body: framework.body }).from(framework).where(eq(framework.code, code));
  if (!row) throw new AppError("framework.not_found");
  memory.set(code, row.body);
  return row.body;
}

export async function listFrameworks(tx: AnyTx): Promise<Framework[]> {
  const rows = await tx
    .select({ body: framework.body })
    .from(framework)
    .orderBy(asc(framework.instrument), asc(framework.periodFrom), asc(framework.code));
  return rows.map(({ body }) => body);
}
