import {
  account,
  and,
  asc,
  type Db,
  desc,
  eq,
  grantLine,
  inArray,
  insertInParts,
  isNull,
  membership,
  node,
  notInArray,
  plan,
  planEvent,
  prepared,
  type SQL,
  sql,
  submission,
  tenant,
  type TenantTx,
  version,
} from "@salus/db";
import {
  type Actor,
  AppError,
  type GrantLine,
  type Plan,
  type PlanEvent,
  type PlanId,
  type PlanNode,
  standing,
  type TenantId,
  type UserId,
  type VersionId,
} from "@salus/domain";

/** Queries also name the tenant that row-level security confines them to. */
type InTenant = Pick<Actor, "tenantId">;

export type VersionRow = typeof version.$inferSelect;
/** A plan with the version that is being worked on: its latest, or the agreement where that was refused or withdrawn. */
export type OpenPlan = Plan & { version: VersionRow };
export type EventRow = {
  event: Omit<typeof planEvent.$inferSelect, "tenantId" | "planId" | "vote" | "scope">;
  versionNumber: number;
  actorName: string | null;
};

const asPlan = (row: { plan: typeof plan.$inferSelect; version: VersionRow }): OpenPlan => ({
  id: row.plan.id,
  tenantId: row.plan.tenantId,
  framework: row.plan.framework,
  version: row.version,
});

const [tenantId, planId] = [sql.placeholder("tenantId"), sql.placeholder("planId")];

const latest = prepared((db) => latestOf(db).prepare("latest_version"));
const latestLocked = prepared((db) =>
  latestOf(db).for("no key update", { of: version }).prepare("latest_version_locked"),
);

/** What was refused or withdrawn comes last: until it is taken up again, the agreement beside it is the plan. */
const byStanding = [
  desc(notInArray(version.status, ["returned", "refused", "withdrawn"])),
  desc(version.number),
] as const;

const latestOf = (db: Pick<Db, "select">) =>
  db
    .select({ plan, version })
    .from(plan)
    .innerJoin(version, and(eq(version.tenantId, plan.tenantId), eq(version.planId, plan.id)))
    .where(and(eq(plan.tenantId, tenantId), eq(plan.id, planId)))
    .orderBy(...byStanding)
    .limit(1);

export async function getPlan(tx: TenantTx, actor: InTenant, of: PlanId): Promise<OpenPlan> {
  const [row] = await latest(tx, { tenantId: actor.tenantId, planId: of });
  if (!row) throw new AppError("plan.not_found");
  return asPlan(row);
}

/** Locks the latest version: writers of one plan go one after the other, and an edit never races a submission. */
export async function lockPlan(tx: TenantTx, actor: InTenant, of: PlanId): Promise<OpenPlan> {
  const [row] = await latestLocked(tx, { tenantId: actor.tenantId, planId: of });
  if (!row) throw new AppError("plan.not_found");
  return asPlan(row);
}

/** Every plan of the tenant with its latest version. */
export async function listPlans(tx: TenantTx, { tenantId }: InTenant): Promise<OpenPlan[]> {
  const rows = await tx
    .selectDistinctOn([plan.id], { plan, version })
    .from(plan)
    .innerJoin(version, and(eq(version.tenantId, plan.tenantId), eq(version.planId, plan.id)))
    .where(eq(plan.tenantId, tenantId))
    .orderBy(plan.id, ...byStanding);
  return rows.map(asPlan).sort((a, b) => (a.framework < b.framework ? -1 : 1));
}

export const listVersions = (tx: TenantTx, { tenantId }: InTenant, planId: PlanId): Promise<VersionRow[]> =>
  tx
    .select()
    .from(version)
    .where(and(eq(version.tenantId, tenantId), eq(version.planId, planId)))
    .orderBy(asc(version.number));

const versionWhere = (tx: TenantTx, { tenantId, id: planId }: OpenPlan, where: SQL) =>
  tx
    .select()
    .from(version)
    .where(and(eq(version.tenantId, tenantId), eq(version.planId, planId), where));

function requireVersion([row]: readonly VersionRow[]): VersionRow {
  if (!row) throw new AppError("version.not_found");
  return row;
}

export const getVersion = async (tx: TenantTx, plan: OpenPlan, number: number): Promise<VersionRow> =>
  requireVersion(await versionWhere(tx, plan, eq(version.number, number)));

/** The plan at another version than its latest: locked too, for the federal side locks none but the one it judges. */
export async function lockVersion(tx: TenantTx, latest: OpenPlan, is: number | VersionId): Promise<OpenPlan> {
  if (is === latest.version.number || is === latest.version.id) return latest;
  const where = typeof is === "number" ? eq(version.number, is) : eq(version.id, is);
  return { ...latest, version: requireVersion(await versionWhere(tx, latest, where).for("no key update")) };
}

/** Oldest first. Only members of the tenant have a name here: who acts for the federal side stays the federal side. */
export const listEvents = (tx: TenantTx, { tenantId }: InTenant, planId: PlanId): Promise<EventRow[]> =>
  tx
    .select({ event: planEvent, versionNumber: version.number, actorName: account.name })
    .from(planEvent)
    .innerJoin(version, and(eq(version.tenantId, planEvent.tenantId), eq(version.id, planEvent.versionId)))
    .leftJoin(membership, and(eq(membership.tenantId, planEvent.tenantId), eq(membership.accountId, planEvent.actorId)))
    .leftJoin(account, eq(account.id, membership.accountId))
    .where(and(eq(planEvent.tenantId, tenantId), eq(planEvent.planId, planId)))
    .orderBy(asc(planEvent.recordedAt), asc(planEvent.id));

/** What was submitted and sent back in all plans of the tenant, oldest first, with what was struck through. */
export const listSubmissionSteps = (tx: TenantTx, { tenantId }: InTenant) =>
  tx
    .select({
      planId: planEvent.planId,
      id: planEvent.id,
      kind: planEvent.kind,
      recordedAt: planEvent.recordedAt,
      strikes: planEvent.strikes,
    })
    .from(planEvent)
    .where(and(eq(planEvent.tenantId, tenantId), inArray(planEvent.kind, ["submitted", "returned", "struck"])))
    .orderBy(asc(planEvent.recordedAt), asc(planEvent.id));

export const eventOf = ({ event }: EventRow): PlanEvent => ({
  id: event.id,
  versionId: event.versionId,
  kind: event.kind,
  on: event.onDate,
  recordedAt: event.recordedAt,
  actorId: event.actorId,
  reason: event.reason,
  agendaItem: event.agendaItem,
  strikes: event.strikes,
});

/** Without what was struck through, and without the counter-events. */
export function standingRows(rows: readonly EventRow[]): EventRow[] {
  const stood = new Set(standing(rows.map(eventOf)).map(({ id }) => id));
  return rows.filter(({ event }) => stood.has(event.id));
}

export const nodeColumns = {
  lineageId: node.lineageId,
  parentId: node.parentId,
  kind: node.kind,
  orderKey: node.orderKey,
  code: node.code,
  text: node.text,
  intro: node.intro,
  unit: node.unit,
  original: node.original,
  targets: node.targets,
  links: node.links,
  reviews: node.reviews,
  revision: node.revision,
  fieldRevisions: node.fieldRevisions,
};

export const listNodes = (tx: TenantTx, { tenantId }: InTenant, versionId: VersionId): Promise<PlanNode[]> =>
  tx
    .select(nodeColumns)
    .from(node)
    .where(and(eq(node.tenantId, tenantId), eq(node.versionId, versionId), isNull(node.removedAt)));

export const grantLineColumns = {
  id: grantLine.id,
  scheme: grantLine.scheme,
  fte: grantLine.fte,
  amountCents: grantLine.amountCents,
  equipmentCents: grantLine.equipmentCents,
  note: grantLine.note,
  revision: grantLine.revision,
};

export const listGrantLines = (tx: TenantTx, { tenantId }: InTenant, versionId: VersionId): Promise<GrantLine[]> =>
  tx
    .select(grantLineColumns)
    .from(grantLine)
    .where(and(eq(grantLine.tenantId, tenantId), eq(grantLine.versionId, versionId)))
    .orderBy(asc(grantLine.scheme), asc(grantLine.id));

export async function getTenant(tx: TenantTx, { tenantId }: InTenant): Promise<typeof tenant.$inferSelect> {
  const [row] = await tx.select().from(tenant).where(eq(tenant.id, tenantId));
  if (!row) throw new AppError("plan.not_found");
  return row;
}

type VersionKey = { tenantId: TenantId; versionId: VersionId };

/** Parents before children: the nodes come as the domain lists them. */
export const insertNodes = (
  tx: TenantTx,
  at: VersionKey & { updatedAt: Date; updatedBy: UserId },
  nodes: readonly PlanNode[],
): Promise<void> => insertInParts(nodes, (part) => tx.insert(node).values(part.map((row) => ({ ...row, ...at }))));

export const insertGrantLines = (tx: TenantTx, at: VersionKey, lines: readonly GrantLine[]): Promise<void> =>
  insertInParts(lines, (part) => tx.insert(grantLine).values(part.map((line) => ({ ...line, ...at }))));

/** What was sent of this version, if it was. */
export async function findSubmissionOf(tx: TenantTx, { tenantId, version: { id } }: OpenPlan) {
  const [row] = await tx
    .select({ id: submission.id, status: submission.status })
    .from(submission)
    .where(and(eq(submission.tenantId, tenantId), eq(submission.versionId, id)));
  return row ?? null;
}
