import { and, desc, eq, framework, frameworkDraft, frameworkRevision, sql, type TenantTx } from "@salus/db";
import {
  type Actor,
  AppError,
  type DraftContext,
  findInDraft,
  type DraftFinding,
  type Framework,
  type FrameworkDraftId,
} from "@salus/domain";

export type DraftRow = typeof frameworkDraft.$inferSelect;

const ofActor = ({ tenantId }: Actor, id: FrameworkDraftId) =>
  and(eq(frameworkDraft.tenantId, tenantId), eq(frameworkDraft.id, id));

export const listDrafts = (tx: TenantTx, { tenantId }: Actor): Promise<DraftRow[]> =>
  tx
    .select()
    .from(frameworkDraft)
    .where(eq(frameworkDraft.tenantId, tenantId))
    .orderBy(desc(frameworkDraft.updatedAt), frameworkDraft.id);

export async function getDraft(tx: TenantTx, actor: Actor, id: FrameworkDraftId): Promise<DraftRow> {
  const [row] = await tx.select().from(frameworkDraft).where(ofActor(actor, id));
  if (!row) throw new AppError("framework.draft_not_found");
  return row;
}

/** For a change of the revision that was looked at, and of no other. */
export async function lockDraft(
  tx: TenantTx,
  actor: Actor,
  { id, revision }: { id: FrameworkDraftId; revision: number },
): Promise<DraftRow> {
  const [row] = await tx.select().from(frameworkDraft).where(ofActor(actor, id)).for("update");
  if (!row) throw new AppError("framework.draft_not_found");
  if (row.revision !== revision) throw new AppError("framework.draft_conflict", { revision: row.revision });
  return row;
}

export const removeDraftRow = (tx: TenantTx, actor: Actor, id: FrameworkDraftId) =>
  tx.delete(frameworkDraft).where(ofActor(actor, id));

export const setDraftRow = (tx: TenantTx, actor: Actor, id: FrameworkDraftId, set: Partial<DraftRow>) =>
  tx.update(frameworkDraft).set(set).where(ofActor(actor, id));

/** Every framework by its newest revision, and since when that is published; null where it came with the program. */
export const listPublished = (tx: TenantTx) =>
  tx
    .select({
      code: framework.code,
      instrument: framework.instrument,
      demonstration: framework.demonstration,
      period: sql<Framework["period"]>`${framework.body} -> 'period'`,
      title: sql<Framework["title"]>`${framework.body} -> 'title'`,
      revision: frameworkRevision.revision,
      publishedAt: frameworkRevision.publishedAt,
    })
    .from(framework)
    .innerJoin(
      frameworkRevision,
      and(
        eq(frameworkRevision.code, framework.code),
        eq(frameworkRevision.revision, sql`(${framework.body} ->> 'revision')::integer`),
      ),
    )
    .orderBy(desc(framework.periodFrom), framework.code);

export async function findingsOf(tx: TenantTx, row: Omit<DraftRow, "tenantId">): Promise<DraftFinding[]> {
  return findInDraft(row.body, await contextOfDraft(tx, row));
}

async function contextOfDraft(
  tx: TenantTx,
  { origin, fromCode, fromRevision }: Pick<DraftRow, "origin" | "fromCode" | "fromRevision">,
): Promise<DraftContext> {
  const revisions = await tx
    .select({ code: frameworkRevision.code, newest: sql<number>`max(${frameworkRevision.revision})::integer` })
    .from(frameworkRevision)
    .groupBy(frameworkRevision.code);
  const taken = new Set(revisions.map(({ code }) => code));
  if (fromCode === null || fromRevision === null) return { origin, from: null, newestRevision: null, taken };
  const [from] = await tx
    .select({ body: frameworkRevision.body })
    .from(frameworkRevision)
    .where(and(eq(frameworkRevision.code, fromCode), eq(frameworkRevision.revision, fromRevision)));
  const newestRevision = revisions.find(({ code }) => code === fromCode)?.newest ?? null;
  return { origin, from: from?.body ?? null, newestRevision, taken };
}
