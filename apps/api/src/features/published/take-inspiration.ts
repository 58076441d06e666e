import { withPublished } from "@salus/db";
import {
  AppError,
  authorize,
  type Framework,
  inspiredBy,
  type Instrument,
  type Language,
  newId,
  type NisCode,
  type PlanDocument,
  type PlanNode,
  type SubmissionId,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import type { Services } from "../../deps.ts";
import { getFramework } from "../framework/framework.queries.ts";
import { fillVersion, openPlan, orderKeys, viewOf } from "../plan/begin-plan.ts";
import { getTenant } from "../plan/plan.queries.ts";
import type { PlanView } from "../plan/plan.view.ts";
import { insertItems, insertOrigin } from "../renewal/renewal.queries.ts";
import type { BeginningView } from "../renewal/renewal.view.ts";
import { beginningOf } from "../renewal/roll-over-plan.ts";
import { getPublished, listPublished, type PublishedRow } from "./published.queries.ts";

/** The published door: it opens on what was approved, and on nothing of anybody's drafts. */
type Door = Pick<Services, "federalDb">;
export type Chosen = { framework: string; publishedId: SubmissionId; language: Language; hasTexts: boolean };

export async function listPublishedPlans(
  ctx: Ctx,
  { federalDb }: Door,
  instrument: Instrument,
): Promise<PublishedRow[]> {
  authorize(ctx.actor, "plan.create");
  const exceptNis = await ownNis(ctx);
  return withPublished(federalDb, (tx) => listPublished(tx, { instrument, exceptNis }));
}

/** What beginning with it would bring; nothing is written. */
export async function previewInspiration(ctx: Ctx, door: Door, chosen: Chosen): Promise<BeginningView> {
  const { document } = await published(ctx, door, chosen.publishedId);
  const framework = await ctx.read((tx) => getFramework(tx, ctx.frameworks, chosen.framework));
  const { nodes, added, stale, left } = inspired(document, framework, chosen);
  return beginningOf(nodes, { added: added.length, stale, left });
}

/** A draft with the structure of another municipality's approved plan, every text of it marked as taken over. */
export async function takeInspiration(ctx: Ctx, door: Door, chosen: Chosen): Promise<PlanView> {
  const { row, document } = await published(ctx, door, chosen.publishedId);
  return ctx.write(async (tx) => {
    const framework = await getFramework(tx, ctx.frameworks, chosen.framework);
    const { nodes, stale } = inspired(document, framework, chosen);
    const at = await openPlan(tx, ctx, { framework, language: chosen.language, kind: "created" });
    await fillVersion(tx, ctx, at.versionId, nodes, []);
    const { tenantId } = ctx.actor;
    const fromMunicipality = { nl: row.name.nl, fr: row.name.fr };
    const origin = { kind: "inspiration", fromFramework: row.framework, fromMunicipality } as const;
    await insertOrigin(tx, { tenantId, planId: at.planId, createdAt: ctx.now, ...origin });
    await insertItems(tx, { tenantId, planId: at.planId, createdAt: ctx.now }, stale);
    const after = { ...chosen, nis: row.nis, from: row.framework, nodes: nodes.length };
    await audit(tx, ctx, { action: "plan.takeInspiration", entity: "plan", entityId: at.planId, after });
    return viewOf(tx, ctx, at.planId);
  });
}

async function published(ctx: Ctx, { federalDb }: Door, id: SubmissionId) {
  authorize(ctx.actor, "plan.create");
  const exceptNis = await ownNis(ctx);
  return withPublished(federalDb, (tx) => getPublished(tx, id, exceptNis));
}

async function ownNis(ctx: Ctx): Promise<NisCode> {
  const { nis } = await ctx.read((tx) => getTenant(tx, ctx.actor));
  if (nis === null) throw new AppError("plan.forbidden");
  return nis;
}

function inspired(document: PlanDocument, framework: Framework, { language, hasTexts }: Chosen) {
  if (document.instrument !== framework.instrument) {
    throw new AppError("input.invalid", { issues: [{ path: ["framework"], code: "other_instrument" }] });
  }
  const making = { newId: () => newId<PlanNode["lineageId"]>(), orderKeys, language };
  return inspiredBy(document, { framework, making, hasTexts });
}
