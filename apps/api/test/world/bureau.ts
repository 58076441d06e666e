import {
  type Db,
  federalNote,
  federalOpinion,
  frameworkDraft,
  sharedOpinion,
  type TenantTx,
  withTenant,
} from "@salus/db";
import {
  type Actor,
  type FrameworkDraftId,
  newId,
  type OpinionId,
  type PlanId,
  type RemarkId,
  type SubmissionId,
  type TenantId,
} from "@salus/domain";
import { hashSecret, newSecret } from "../../src/auth/secret.ts";
import type { PlanIds } from "./filled-plan.ts";
import { aFrameworkBody } from "./ground.ts";

type About = { actor: Actor; plan: PlanIds; submission: string; mark: string; at: Date };

/** A municipality has none: the database refuses it. */
export async function aNote(owner: Db, { actor, plan, submission, mark, at }: About): Promise<string> {
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

const official = (text: string) => ({ nl: text, fr: text, unattested: [] });

/** As for a note: one that can be given by its link, and one that was. */
export async function someOpinions(owner: Db, { actor, plan, submission, mark, at }: About) {
  const [id, givenId, secret] = [newId<OpinionId>(), newId<OpinionId>(), newSecret()];
  const made = { opinion: { id: id as string, secret }, givenOpinion: givenId as string };
  const { tenantId, tenantKind, userId: askedBy } = actor;
  if (tenantKind !== "federal") return made;
  const said = `${mark}-people`;
  const subject = {
    ...{ name: official(said), title: official(said), instrument: "svpp" as const, number: 1 },
    ...{ period: { from: "2099-01-01", to: "2099-12-31" }, submittedAt: at.toISOString() },
  };
  const asked = {
    ...{ tenantId, planId: plan.plan as PlanId, submissionId: submission as SubmissionId, askedBy, askedAt: at },
    ...{ name: said, organisation: said, giver: "region" as const, email: `${said}@salus.example`, question: said },
    ...{ language: "nl" as const, subject, excerpt: [], until: "2026-04-01", secretHash: hashSecret(secret) },
  };
  const given = { outcome: "none" as const, answer: said, answerLanguage: "nl" as const, answeredAt: at };
  await withTenant(owner, tenantId, (tx) =>
    tx.insert(federalOpinion).values([
      { ...asked, id, openedAt: at },
      { ...asked, ...given, id: givenId },
    ]),
  );
  return made;
}

/** In a municipality: an opinion that the federal side shares. */
export async function aSharedOpinion(
  tx: TenantTx,
  tenantId: TenantId,
  { plan, sent, mark, at }: { plan: PlanIds; sent: SubmissionId; mark: string; at: Date },
): Promise<void> {
  const said = `${mark}-submitted`;
  await tx.insert(sharedOpinion).values({
    ...{ tenantId, id: newId<OpinionId>(), planId: plan.plan as PlanId, submissionId: sent },
    ...{ organisation: said, giver: "other", question: said, outcome: "none", answer: said, answerLanguage: "nl" },
    ...{ answeredAt: at, sharedAt: at },
  });
}
