import { planEvent, type TenantTx } from "@salus/db";
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
  type PlanDocument,
  type DocumentNode,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getFramework } from "../framework/framework.queries.ts";
import { type BegunPlan, fillVersion, openPlan, orderKeys, viewOf } from "./begin-plan.ts";
import type { PlanView } from "./plan.view.ts";

/** A draft with the compulsory parts of the framework, or with nothing in it. */
export function createPlan(
  ctx: Ctx,
  input: { framework: string; language: Language; isEmpty?: boolean | undefined },
): Promise<PlanView> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "plan.create");
    const framework = await getFramework(tx, ctx.frameworks, input.framework);
    const at = await openPlan(tx, ctx, { framework, language: input.language, kind: "created" });
    const nodes = input.isEmpty ? [] : nodesFromTemplate(framework, input.language, () => newId(), orderKeys);
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
    const at = await openPlan(tx, ctx, { framework, language: document.language, kind: "imported" });
    const nodes = nodesFromDocument(document, framework, () => newId(), orderKeys);
    await fillVersion(tx, ctx, at.versionId, nodes, usableGrantLines(document));
    await recordDecisions(tx, ctx, at, document);
    const after = { framework: input.framework, language: document.language, nodes: nodes.length };
    await audit(tx, ctx, { action: "plan.import", entity: "plan", entityId: at.planId, after });
    return viewOf(tx, ctx, at.planId);
  });
}

/** The decisions a document reports happened before today; they are recorded with the day they name. */
async function recordDecisions(
  tx: TenantTx,
  { actor: { tenantId, userId }, now }: Ctx,
  { planId, versionId }: BegunPlan,
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
