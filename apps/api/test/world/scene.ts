import {
  account,
  type Db,
  deadlineException,
  invitation,
  membership,
  remark,
  paperFile,
  session,
  type TenantTx,
  withTenant,
  word,
} from "@salus/db";
import { aTenant } from "@salus/db/testing";
import {
  type Actor,
  type EventId,
  type ExceptionId,
  type InvitationId,
  isSupport,
  type LineageId,
  newId,
  type NisCode,
  type PaperFileId,
  type PlanId,
  type RemarkId,
  type RecordKind,
  type Role,
  type SubmissionId,
  type TenantId,
  type TenantKind,
  type UserId,
  type VersionId,
  type WordId,
} from "@salus/domain";
import { hashSecret, newSecret } from "../../src/auth/secret.ts";
import { handleOf, newToken, sessionIdOf, sessionLimits } from "../../src/auth/session.ts";
import { someRecords } from "./some-records.ts";
import { anExchange, aSentLetter } from "./exchange.ts";
import { aFilledPlan, agree, type FilledPlan, type PlanIds, submit } from "./filled-plan.ts";
import { aFrameworkDraft, aNote, aSharedOpinion, someOpinions } from "./bureau.ts";
import { frameworks, type Ground } from "./ground.ts";

export type Person = { actor: Actor; token: string; email: string; name: string };

/** What stands in one municipality, or beside a federal person: enough for every request to succeed. */
export type Scene = {
  /** The tenant of the actor. */
  tenantId: TenantId;
  /** Of the municipality of the plans. */
  nis: NisCode;
  actor: Person;
  /** Another member of the actor's tenant. */
  colleague: Person;
  /** Handle of another session of the actor. */
  session: string;
  /** An open invitation to the actor's tenant, and the address it went to. */
  invitation: { id: string; secret: string; email: string };
  /** On the own list of the actor. */
  word: string;
  /** Of the federal side, about the plan that was submitted; nobody's beside a municipality. */
  note: string;
  /** Asked about that plan, and another one that was given; nobody's beside a municipality. */
  opinion: Link;
  givenOpinion: string;
  /** A framework that the federal side writes, ready to be published; nobody's beside a municipality. */
  frameworkDraft: string;
  draft: PlanIds;
  other: PlanIds;
  submitted: PlanIds;
  submission: string;
  /** An agreement, and another one that it may replace. */
  agreed: PlanIds;
  agreement: string;
  replaceable: string;
  /** A later deadline that was granted to the municipality. */
  exception: string;
  /** A report that is owed. */
  owed: string;
  thread: string;
  newsletter: string;
  /** The secret address of a calendar of the municipality of the plans. */
  feed: string;
  /** One record of every kind that the municipality keeps, and a project that nothing refers to. */
  records: Record<RecordKind | "spare", string>;
};

export type SceneOf = {
  kind: TenantKind;
  roles: readonly Role[];
  passwordHash?: string;
  /** Stands in every text, name and address of the scene, with what kind of thing it is. Lower case. */
  mark?: string;
};

type Place = Pick<Ground, "database" | "clock">;

/** A scene of its own for one actor. The sessions are real ones; only the password was not asked. */
export async function aScene({ database: { owner }, clock }: Place, of: SceneOf): Promise<Scene> {
  const { kind, mark = "scene" } = of;
  const { id: municipalityId, nis } = await aTenant(owner);
  const tenantId = kind === "federal" ? (await aTenant(owner, { kind })).id : municipalityId;
  const [actor, colleague] = await aPeople(owner, clock.now, { tenantId, kind, mark, of });
  const { plans, submission, exception, agreement, replaceable, exchange, records, wordId } = await withTenant(
    owner,
    municipalityId,
    async (tx) => {
      const filled = (name: Exclude<keyof typeof frameworks, "free">) =>
        aFilledPlan(tx, municipalityId, {
          framework: name,
          mark: `${mark}-${name}`,
          at: clock.now,
          by: actor.actor.userId,
        });
      const [draft, other, submitted] = [await filled("draft"), await filled("other"), await filled("submitted")];
      const sending = { tenantId: municipalityId, nis: nis as NisCode, at: clock.now };
      const sent = await submit(tx, { ...sending, plan: submitted });
      for (const { ids } of [draft, other, submitted])
        await aRemark(tx, municipalityId, { ids, sent: sent.id, mark, at: clock.now });
      const papers = { sent, plan: submitted, at: clock.now, side: kind, mark: `${mark}-submitted` };
      const exception = await somePapers(tx, municipalityId, papers);
      await aSharedOpinion(tx, municipalityId, { plan: submitted.ids, sent: sent.id, mark, at: clock.now });
      const agreed = await filled("agreed");
      const agreement = await agree(tx, { ...sending, plan: agreed });
      const replaceable = await agree(tx, { ...sending, plan: await filled("replaced") });
      const records = await someRecords(tx, municipalityId, { mark, at: clock.now });
      const wordId = await aWord(tx, municipalityId, { mark, at: clock.now, of: actor.actor.userId });
      return {
        wordId,
        exception,
        records,
        plans: { draft: draft.ids, other: other.ids, submitted: submitted.ids, agreed: agreed.ids },
        submission: sent.id,
        agreement,
        replaceable,
        exchange: await anExchange(tx, {
          ...{ ...sending, tenantId: municipalityId, mark },
          ...{ of: actor.actor, plan: submitted.ids },
        }),
      };
    },
  );
  // The federal side keeps what it sent; a municipality has its copy.
  if (kind === "federal") {
    const letter = { tenantId, id: exchange.newsletter, mark, at: clock.now, by: actor.actor.userId };
    await withTenant(owner, tenantId, (tx) => aSentLetter(tx, letter));
  }
  const [invited, another] = await Promise.all([
    anInvitation(owner, clock.now, { tenantId, mark, invitedBy: colleague.actor.userId }),
    aSession(owner, clock.now, actor.actor),
  ]);
  return {
    tenantId,
    nis: nis as NisCode,
    actor,
    colleague,
    session: handleOf(sessionIdOf(another)),
    invitation: invited,
    word: wordId,
    note: await aNote(owner, { actor: actor.actor, plan: plans.submitted, submission, mark, at: clock.now }),
    ...(await someOpinions(owner, { actor: actor.actor, plan: plans.submitted, submission, mark, at: clock.now })),
    frameworkDraft: await aFrameworkDraft(owner, actor.actor, clock.now),
    ...plans,
    submission,
    agreement,
    replaceable,
    exception,
    ...exchange,
    records,
  };
}

async function aRemark(
  tx: TenantTx,
  tenantId: TenantId,
  { ids, sent, mark, at }: { ids: PlanIds; sent: SubmissionId; mark: string; at: Date },
): Promise<void> {
  await tx.insert(remark).values({
    tenantId,
    id: ids.remark as RemarkId,
    planId: ids.plan as PlanId,
    submissionId: sent,
    eventId: ids.event as EventId,
    nodeId: ids.node as LineageId,
    kind: "question",
    language: "nl",
    text: `${mark}-submitted`,
    sentAt: at,
  });
}

/** The agreement of a submission, a signed copy of one side, and an exception to the deadline. */
async function somePapers(
  tx: TenantTx,
  tenantId: TenantId,
  of: { sent: { id: SubmissionId }; plan: FilledPlan; at: Date; side: TenantKind; mark: string },
): Promise<ExceptionId> {
  const by = { addedAt: new Date(of.at.getTime() - 2000), addedBy: newId<UserId>(), addedByName: `${of.mark} by` };
  const file = { name: `${of.mark}.pdf`, mediaType: "application/pdf", size: 1, hash: "0".repeat(64) };
  const { plan: planId, version: versionId, paperFile: copyId } = of.plan.ids;
  const about = { planId: planId as PlanId, versionId: versionId as VersionId, submissionId: of.sent.id };
  const printed = { tenantId, ...about, ...file, ...by, language: "nl" as const, documentHash: "0".repeat(64) };
  const agreementId = newId<PaperFileId>();
  await tx.insert(paperFile).values({ ...printed, id: agreementId });
  const signed = { side: of.side, method: "scan" as const, agreementId, addedAt: new Date(of.at.getTime() - 1000) };
  await tx.insert(paperFile).values({ ...printed, ...signed, id: copyId as PaperFileId });
  const id = newId<ExceptionId>();
  const granted = {
    grantedAt: new Date(of.at.getTime() - 1000),
    grantedBy: newId<UserId>(),
    grantedByName: `${of.mark} by`,
    reason: of.mark,
  };
  const framework = frameworks.submitted.code;
  await tx.insert(deadlineException).values({ tenantId, id, framework, until: "2026-05-01", ...granted });
  return id;
}

async function aWord(
  tx: TenantTx,
  tenantId: TenantId,
  { mark, at, of }: { mark: string; at: Date; of: UserId },
): Promise<string> {
  const added = { tenantId, language: "nl" as const, accountId: of, addedBy: of, addedAt: at };
  const id = newId<WordId>();
  await tx.insert(word).values({ ...added, id, word: `${mark}-people` });
  return id;
}

/** The actor with its roles, and a colleague who is an administrator; a second one, so that one of them may go. */
async function aPeople(
  owner: Db,
  now: Date,
  { tenantId, kind, mark, of }: { tenantId: TenantId; kind: TenantKind; mark: string; of: SceneOf },
): Promise<[Person, Person]> {
  const { passwordHash = null } = of;
  const people = [of.roles, ["administrator"], ["administrator"]].map((roles) => {
    const userId = newId<UserId>();
    const actor: Actor = { userId, tenantId, tenantKind: kind, roles: roles as Role[] };
    return { actor, token: newToken(), email: `${mark}-people.${userId}@salus.example`, name: `${mark}-people` };
  }) as [Person, Person, Person];
  const accounts = people.map(({ actor, email, name }) => {
    return { id: actor.userId, email, name, locale: "nl" as const, passwordHash, createdAt: now };
  });
  await owner.insert(account).values(accounts);
  await withTenant(owner, tenantId, (tx) =>
    tx.insert(membership).values(
      people.map(({ actor }) => ({
        ...{ tenantId, accountId: actor.userId, roles: [...actor.roles], createdAt: now },
        ...(isSupport(actor) && { until: new Date(now.getTime() + 4 * 60 * 60 * 1000), reason: `${mark}-people` }),
      })),
    ),
  );
  await owner.insert(session).values(people.map(({ actor, token }) => sessionRow(actor, token, now)));
  return [people[0], people[1]];
}

const sessionRow = ({ userId, tenantId }: Pick<Actor, "userId" | "tenantId">, token: string, now: Date) => ({
  id: sessionIdOf(token),
  accountId: userId,
  tenantId,
  createdAt: now,
  lastSeenAt: now,
  absoluteExpiresAt: new Date(now.getTime() + sessionLimits.absoluteMs),
  expiresAt: new Date(now.getTime() + sessionLimits.idleMs),
});

export async function aSession(owner: Db, now: Date, of: Pick<Actor, "userId" | "tenantId">): Promise<string> {
  const token = newToken();
  await owner.insert(session).values(sessionRow(of, token, now));
  return token;
}

async function anInvitation(
  owner: Db,
  now: Date,
  { tenantId, mark, invitedBy }: { tenantId: TenantId; mark: string; invitedBy: UserId },
): Promise<Scene["invitation"]> {
  const id = newId<InvitationId>();
  const secret = newSecret();
  const email = `${mark}-people.${id}@salus.example`;
  const expiresAt = new Date(now.getTime() + 14 * 24 * 60 * 60 * 1000);
  await withTenant(owner, tenantId, (tx) =>
    tx.insert(invitation).values({
      tenantId,
      id,
      email,
      roles: ["reader"],
      locale: "nl",
      secretHash: hashSecret(secret),
      invitedBy,
      createdAt: now,
      expiresAt,
    }),
  );
  return { id, secret, email };
}

type Link = { id: string; secret: string };

export const linkOf = (tenantId: TenantId, { id, secret }: Link): string => `${tenantId}.${id}.${secret}`;

export const linkTo = ({ tenantId, invitation }: Pick<Scene, "tenantId" | "invitation">): string =>
  linkOf(tenantId, invitation);
