import { and, type AnyTx, asc, eq, framework, frameworkRevision, max, sql } from "@salus/db";
import { AppError, type Framework, type FrameworkSummary } from "@salus/domain";

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

const summary = sql<FrameworkSummary>`(${framework.body}
  - array['template', 'lockedLevels', 'clauses', 'schemes', 'parameters']) || jsonb_build_object('chapters', (
    select coalesce(jsonb_agg(jsonb_build_object('code', place -> 'code', 'title', place -> 'title',
      'compulsory', place -> 'compulsory') order by nr), '[]')
    from jsonb_array_elements(${framework.body} -> 'template') with ordinality as places (place, nr)))`;

/** Their skeletons are read one by one. */
export async function listFrameworks(tx: AnyTx): Promise<FrameworkSummary[]> {
  const rows = await tx
    .select({ summary })
    .from(framework)
    .orderBy(asc(framework.instrument), asc(framework.periodFrom), asc(framework.code));
  return rows.map((row) => row.summary);
}
