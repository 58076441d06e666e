import { plan, planEvent, type TenantTx, version } from "@salus/db";
import {
  AppError,
  authorize,
  fitsBelow,
  GrantLine,
  grantLinesFromDocument,
  type Language,
  newId,
  nodesFromDocument,
  nodesFromTemplate,
  type NodeKind,
  type OrderKeys,
  type PlanDocument,
  type DocumentNode,
  type PlanEventKind,
  type PlanId,
  type PlanNode,
  type VersionId,
} from "@salus/domain";
import { generateNKeysBetween } from "fractional-indexing";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getFramework } from "../framework/framework.queries.ts";
import { presentPlan, type PlanView } from "./plan.view.ts";
import { getPlan, insertGrantLines, insertNodes } from "./plan.queries.ts";
import { loadPlanState } from "./plan-state.ts";

const orderKeys: OrderKeys = (count) => generateNKeysBetween(null, null, count);

/** A draft with the compulsory parts of the framework. */
export function createPlan(ctx: Ctx, input: { framework: string; language: Language }): Promise<PlanView> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "plan.create");
    const framework = await getFramework(tx, ctx.frameworks, input.framework);
    const at = await openPlan(tx, ctx, { ...input, kind: "created" });
    const nodes = nodesFromTemplate(framework, input.language, () => newId(), orderKeys);
    await fillVersion(tx, ctx, at.versionId, nodes, []);
    await audit(tx, ctx, { action: "plan.create", entity: "plan", entityId: at.planId, after: input });
    return viewOf(tx, ctx, at.planId);
  });
}

/** A draft from a plan document, as the user corrected it. */
export function importPlan(ctx: Ctx, input: { framework: string; document: PlanDocument }): Promise<PlanView> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "plan.import");
    const framework = await getFramework(tx, ctx.frameworks, input.framework);
    const { document } = input;
    requireFittingLevels(document.nodes, null, ["document", "nodes"]);
    const at = await openPlan(tx, ctx, { framework: input.framework, language: document.language, kind: "imported" });
    const nodes = nodesFromDocument(document, framework, () => newId(), orderKeys);
    await fillVersion(tx, ctx, at.versionId, nodes, usableGrantLines(document));
    await recordDecisions(tx, ctx, at, document);
    const after = { framework: input.framework, language: document.language, nodes: nodes.length };
    await audit(tx, ctx, { action: "plan.import", entity: "plan", entityId: at.planId, after });
    return viewOf(tx, ctx, at.planId);
  });
}

type Place = { planId: PlanId; versionId: VersionId };

/** One plan per framework: a second one is refused, also when two people begin it at once. */
async function openPlan(
  tx: TenantTx,
  { actor: { tenantId, userId }, now }: Ctx,
  { framework, language, kind }: { framework: string; language: Language; kind: PlanEventKind },
): Promise<Place> {
  const [created] = await tx
    .insert(plan)
    .values({ tenantId, framework, createdAt: now, createdBy: userId })
    .onConflictDoNothing()
    .returning({ id: plan.id });
  if (!created) throw new AppError("plan.exists", { framework });
  const versionId = newId<VersionId>();
  await tx.insert(version).values({ tenantId, id: versionId, planId: created.id, number: 1, language, createdAt: now });
  const event = { tenantId, planId: created.id, versionId, recordedAt: now, actorId: userId };
  await tx.insert(planEvent).values({ ...event, kind });
  return { planId: created.id, versionId };
}

async function fillVersion(
  tx: TenantTx,
  { actor: { tenantId, userId }, now }: Ctx,
  versionId: VersionId,
  nodes: readonly PlanNode[],
  lines: readonly GrantLine[],
): Promise<void> {
  await insertNodes(tx, { tenantId, versionId, updatedAt: now, updatedBy: userId }, nodes);
  await insertGrantLines(tx, { tenantId, versionId }, lines);
}

/** The decisions a document reports happened before today; they are recorded with the day they name. */
async function recordDecisions(
  tx: TenantTx,
  { actor: { tenantId, userId }, now }: Ctx,
  { planId, versionId }: Place,
  document: PlanDocument,
): Promise<void> {
  const decisions = document.events.flatMap(({ kind, on, agendaItem, vote }) =>
    kind === "college" || kind === "council" ? [{ kind, on, agendaItem, vote } as const] : [],
  );
  if (decisions.length === 0) return;
  const event = { tenantId, planId, versionId, recordedAt: now, actorId: userId };
  await tx.insert(planEvent).values(
    decisions.map(({ kind, on, agendaItem, vote }) => ({
      ...event,
      kind,
      onDate: on,
      agendaItem: agendaItem ?? null,
      vote: vote ?? null,
    })),
  );
}

const refused = (path: readonly (string | number)[], code: string) =>
  new AppError("input.invalid", { issues: [{ path: path.map(String), code }] });

/** What hangs where nothing of its level may hang has no place on the screen; the user puts it right first. */
function requireFittingLevels(
  nodes: readonly DocumentNode[],
  parent: NodeKind | null,
  path: readonly (string | number)[],
): void {
  for (const [index, { kind, children }] of nodes.entries()) {
    if (!fitsBelow(kind, parent)) throw refused([...path, index, "kind"], "misplaced");
    requireFittingLevels(children ?? [], kind, [...path, index, "children"]);
  }
}

const usableGrantLines = (document: PlanDocument): GrantLine[] =>
  grantLinesFromDocument(document, () => newId()).map((line, index) => {
    if (!GrantLine.safeParse(line).success) throw refused(["document", "grantLines", index], "out_of_range");
    return line;
  });

async function viewOf(tx: TenantTx, ctx: Ctx, planId: PlanId): Promise<PlanView> {
  const created = await getPlan(tx, ctx.actor, planId);
  const { blocked } = await loadPlanState(tx, ctx, created);
  return presentPlan(ctx.actor, created, { blocked });
}
