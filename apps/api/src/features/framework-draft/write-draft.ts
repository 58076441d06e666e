import { frameworkDraft, type TenantTx } from "@salus/db";
import {
  authorize,
  beginDraft,
  type BeginFrameworkDraft,
  type FrameworkDraftBody,
  type FrameworkDraftId,
  newId,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getNewestFramework } from "../framework/framework.queries.ts";
import {
  type DraftRow,
  findingsOf,
  getDraft,
  listDrafts,
  listPublished,
  lockDraft,
  removeDraftRow,
  setDraftRow,
} from "./framework-draft.queries.ts";
import { type FrameworkDraftView, type FrameworksView, presentDraft, presentLine } from "./framework-draft.view.ts";

export type SaveFrameworkDraft = { revision: number; body: FrameworkDraftBody };

export function readFrameworks(ctx: Ctx): Promise<FrameworksView> {
  authorize(ctx.actor, "framework.manage");
  return ctx.read(async (tx) => {
    const [drafts, published] = await Promise.all([listDrafts(tx, ctx.actor), listPublished(tx)]);
    const lines = published.map((row) => ({ ...row, publishedAt: row.publishedAt?.toISOString() ?? null }));
    return { drafts: drafts.map(presentLine), published: lines };
  });
}

export function readDraft(ctx: Ctx, id: FrameworkDraftId): Promise<FrameworkDraftView> {
  authorize(ctx.actor, "framework.manage");
  return ctx.read(async (tx) => viewOf(tx, await getDraft(tx, ctx.actor, id)));
}

export function beginFrameworkDraft(ctx: Ctx, input: BeginFrameworkDraft): Promise<FrameworkDraftView> {
  authorize(ctx.actor, "framework.manage");
  return ctx.write(async (tx) => {
    const from = input.origin === "nothing" ? null : await getNewestFramework(tx, input.framework);
    const { tenantId, userId } = ctx.actor;
    const row: DraftRow = {
      tenantId,
      id: newId<FrameworkDraftId>(),
      origin: input.origin,
      fromCode: from?.code ?? null,
      fromRevision: from?.revision ?? null,
      revision: 1,
      body: beginDraft(input, from),
      createdBy: userId,
      createdAt: ctx.now,
      updatedBy: userId,
      updatedAt: ctx.now,
    };
    await tx.insert(frameworkDraft).values(row);
    await leaveTrace(tx, ctx, row, "framework.beginDraft");
    return viewOf(tx, row);
  });
}

export function saveFrameworkDraft(
  ctx: Ctx,
  id: FrameworkDraftId,
  { revision, body }: SaveFrameworkDraft,
): Promise<FrameworkDraftView> {
  authorize(ctx.actor, "framework.manage");
  return ctx.write(async (tx) => {
    const before = await lockDraft(tx, ctx.actor, { id, revision });
    const set = { body, revision: revision + 1, updatedBy: ctx.actor.userId, updatedAt: ctx.now };
    await setDraftRow(tx, ctx.actor, id, set);
    const row = { ...before, ...set };
    await leaveTrace(tx, ctx, row, "framework.saveDraft");
    return viewOf(tx, row);
  });
}

export function removeFrameworkDraft(ctx: Ctx, id: FrameworkDraftId): Promise<null> {
  authorize(ctx.actor, "framework.manage");
  return ctx.write(async (tx) => {
    const row = await getDraft(tx, ctx.actor, id);
    await removeDraftRow(tx, ctx.actor, id);
    await leaveTrace(tx, ctx, row, "framework.removeDraft");
    return null;
  });
}

const viewOf = async (tx: TenantTx, row: DraftRow): Promise<FrameworkDraftView> =>
  presentDraft(row, await findingsOf(tx, row));

/** Without the body: it is saved every few words, and what counts is published whole and stays. */
const leaveTrace = (tx: TenantTx, ctx: Ctx, row: DraftRow, action: string) =>
  audit(tx, ctx, {
    action,
    entity: "framework-draft",
    entityId: row.id,
    after: { code: row.body.code, revision: row.revision, origin: row.origin, from: row.fromCode },
  });
