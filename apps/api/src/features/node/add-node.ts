import type { TenantTx } from "@salus/db";
import {
  addRefusal,
  AppError,
  buildTree,
  type Framework,
  newId,
  nodeFromTemplate,
  nodesFromTemplate,
  type OrderKeys,
  placesUnder,
  type PlanId,
  type PlanNode,
  type PlanTree,
  type TemplateNode,
} from "@salus/domain";
import { generateNKeysBetween } from "fractional-indexing";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import { insertNodes, listNodes, type OpenPlan } from "../plan/plan.queries.ts";
import { exists, orderKeyAfter } from "./node.queries.ts";
import type { AddNode } from "./node.view.ts";

const orderKeys: OrderKeys = (count) => generateNKeysBetween(null, null, count);

/** One node, and below an official place the compulsory parts that belong to it. */
export function addNode(ctx: Ctx, planId: PlanId, input: AddNode) {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.edit");
    const framework = await getPinnedFramework(tx, ctx.frameworks, plan);
    const tree = buildTree(await listNodes(tx, ctx.actor, plan.version.id));
    const refusal = addRefusal({ ...input, code: input.code ?? null }, tree, framework);
    if (refusal) throw new AppError(refusal);
    if (await exists(tx, plan, input.lineageId)) throw new AppError("node.exists");
    const added = await nodesToAdd(tx, plan, { input, tree, framework });
    const { tenantId, userId } = ctx.actor;
    await insertNodes(tx, { tenantId, versionId: plan.version.id, updatedAt: ctx.now, updatedBy: userId }, added);
    const treeRevision = await nextTreeRevision(tx, plan);
    const [node] = added as [PlanNode, ...PlanNode[]];
    const after = { versionId: plan.version.id, node, below: added.length - 1 };
    await audit(tx, ctx, { action: "node.add", entity: "node", entityId: node.lineageId, after });
    return { node, added, treeRevision };
  });
}

type Addition = { input: AddNode; tree: PlanTree; framework: Framework };

async function nodesToAdd(tx: TenantTx, plan: OpenPlan, { input, tree, framework }: Addition): Promise<PlanNode[]> {
  const { lineageId, parentId, after } = input;
  const orderKey = await orderKeyAfter(tx, plan, { parentId, after, moving: null });
  const { language } = plan.version;
  const place = placesUnder(parentId, tree, framework).find(
    ({ code, kind }) => code === input.code && kind === input.kind,
  );
  if (!place) return [ownNode(input, orderKey, language)];
  const official = nodeFromTemplate(place, { lineageId, parentId, orderKey, language });
  const node = place.locked ? official : { ...official, text: { ...official.text, ...written(input.text ?? {}) } };
  return [{ ...node, unit: input.unit ?? null }, ...compulsoryBelow(place, node, language)];
}

const ownNode = (input: AddNode, orderKey: string, language: PlanNode["original"]): PlanNode => ({
  lineageId: input.lineageId,
  parentId: input.parentId,
  kind: input.kind,
  orderKey,
  code: null,
  text: written(input.text ?? {}),
  intro: {},
  unit: input.unit ?? null,
  original: input.original ?? language,
  targets: [],
  links: {},
  reviews: {},
  revision: 1,
  fieldRevisions: {},
});

const compulsoryBelow = (place: TemplateNode, node: PlanNode, language: PlanNode["original"]): PlanNode[] =>
  nodesFromTemplate({ template: place.children }, language, () => newId(), orderKeys).map((below) =>
    below.parentId === null ? { ...below, parentId: node.lineageId } : below,
  );

const written = (text: PlanNode["text"]): PlanNode["text"] =>
  Object.fromEntries(Object.entries(text).filter(([, value]) => value !== ""));
