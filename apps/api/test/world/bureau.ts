import { type Db, federalNote, frameworkDraft, withTenant } from "@salus/db";
import { type Actor, type FrameworkDraftId, newId, type PlanId, type RemarkId, type SubmissionId } from "@salus/domain";
import type { PlanIds } from "./filled-plan.ts";
import { aFrameworkBody } from "./ground.ts";

/** A municipality has none: the database refuses it. */
export async function aNote(
  owner: Db,
  { actor, plan, submission, mark, at }: { actor: Actor; plan: PlanIds; submission: string; mark: string; at: Date },
): Promise<string> {
  const id = newId<RemarkId>();
  if (actor.tenantKind !== "federal") return id;
  await withTenant(owner, actor.tenantId, (tx) =>
    tx.insert(federalNote).values({
      tenantId: actor.tenantId,
      id,
      planId: plan.plan as PlanId,
      submissionId: submission as SubmissionId,
      kind: "internal",
      language: "nl",
      text: `${mark}-people`,
      writtenBy: actor.userId,
      writtenAt: at,
    }),
  );
  return id;
}

/** As for a note. */
export async function aFrameworkDraft(owner: Db, { tenantId, tenantKind, userId }: Actor, at: Date): Promise<string> {
  const id = newId<FrameworkDraftId>();
  if (tenantKind !== "federal") return id;
  const body = aFrameworkBody(`svpp-${id}`);
  const written = { createdBy: userId, createdAt: at, updatedBy: userId, updatedAt: at };
  await withTenant(owner, tenantId, (tx) =>
    tx.insert(frameworkDraft).values({ tenantId, id, origin: "nothing", body, ...written }),
  );
  return id;
}
