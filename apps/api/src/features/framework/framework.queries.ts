import { and, type AnyTx, asc, eq, framework, frameworkRevision, gt, max, sql, tenant, type TenantTx } from "@salus/db";
import { type Actor, AppError, type Framework, type FrameworkSummary, participationOf } from "@salus/domain";
import { territoryOf } from "@salus/templates";

/** What one application read before: a revision of a framework never changes. */
export type FrameworkMemory = Map<string, Framework>;

/**
 * Its newest revision: what a new plan begins with. Which one that is is asked every time, because it can be published at
 * any moment, by another process too; what stands in it is remembered.
 */
export async function getFramework(tx: AnyTx, memory: FrameworkMemory, code: string): Promise<Framework> {
  const [row] = await tx
    .select({ newest: max(frameworkRevision.revision) })
    .from(frameworkRevision)
    .where(eq(frameworkRevision.code, code));
  if (row?.newest == null) throw new AppError("framework.not_found");
  return getPinnedFramework(tx, memory, { framework: code, version: { frameworkRevision: row.newest } });
}

/** The newest revision, read anew. */
export const getNewestFramework = (tx: AnyTx, code: string): Promise<Framework> => getFramework(tx, new Map(), code);

type Pinned = { readonly framework: string; readonly version: { readonly frameworkRevision: number } };

/** The revision that a version of a plan is pinned to. */
export async function getPinnedFramework(tx: AnyTx, memory: FrameworkMemory, pinned: Pinned): Promise<Framework> {
  const { framework: code, version } = pinned;
  const name = `${code}@${version.frameworkRevision}`;
  const remembered = memory.get(name);
  if (remembered) return remembered;
  const [row] = await tx
    .select({ body: frameworkRevision.body })
    .from(frameworkRevision)
    .where(and(eq(frameworkRevision.code, code), eq(frameworkRevision.revision, version.frameworkRevision)));
  if (!row) throw new AppError("framework.not_found");
  memory.set(name, row.body);
  return row.body;
}

const summary = sql<Omit<FrameworkSummary, "participation">>`(${framework.body}
  - array['template', 'lockedLevels', 'clauses', 'schemes', 'parameters', 'participants', 'checklist']) || jsonb_build_object('chapters', (
    select coalesce(jsonb_agg(jsonb_build_object('code', place -> 'code', 'title', place -> 'title',
      'compulsory', place -> 'compulsory') order by nr), '[]')
    from jsonb_array_elements(${framework.body} -> 'template') with ordinality as places (place, nr)))`;

const participants = sql<Framework["participants"] | null>`${framework.body} -> 'participants'`;

/** Their skeletons are read one by one. A municipality also reads what each list says of it. */
export async function listFrameworks(tx: TenantTx, { tenantId }: Actor): Promise<FrameworkSummary[]> {
  const [[own], rows] = await Promise.all([
    tx.select({ nis: tenant.nis }).from(tenant).where(eq(tenant.id, tenantId)),
    tx
      .select({ summary, participants })
      .from(framework)
      .orderBy(asc(framework.instrument), asc(framework.periodFrom), asc(framework.code)),
  ]);
  const territory = own?.nis ? territoryOf(own.nis) : null;
  return rows.map((row) => ({
    ...row.summary,
    participation: territory && participationOf(row.participants ?? undefined, territory),
  }));
}

/** The newest revision, where it is newer than the one a plan that is being written follows. */
export async function newerRevision(
  tx: TenantTx,
  { framework: code, version }: Pinned & { version: { status: string } },
): Promise<number | null> {
  if (version.status !== "draft") return null;
  const [row] = await tx
    .select({ newest: max(frameworkRevision.revision) })
    .from(frameworkRevision)
    .where(and(eq(frameworkRevision.code, code), gt(frameworkRevision.revision, version.frameworkRevision)));
  return row?.newest ?? null;
}
