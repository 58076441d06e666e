import {
  beginDraft,
  type CommentId,
  type EventId,
  newId,
  type NisCode,
  noValues,
  type OpinionId,
  type RemarkId,
  type SubmissionId,
  type TenantId,
  type ThreadId,
  type UserId,
} from "@salus/domain";
import { appendAudit } from "../audit.ts";
import type { Db } from "../client.ts";
import { withTenant } from "../doors.ts";
import {
  assignment,
  attachment,
  comment,
  commentReading,
  decision,
  decisionVoter,
  calendarLink,
  deadlineException,
  message,
  messageReading,
  messageThread,
  newsletter,
  newsletterCopy,
  obligation,
  dismissal,
  federalAdviser,
  frameworkDraft,
  federalNote,
  federalOpinion,
  federalScore,
  idempotencyKey,
  invitation,
  letter,
  mail,
  mailPreference,
  notification,
  paperFile,
  planEvent,
  planOrigin,
  remark,
  remarkAnswer,
  renewalItem,
  sharedOpinion,
  word,
} from "../schema/index.ts";
import {
  aFramework,
  aGrantLine,
  aMembership,
  anAccount,
  aNode,
  aPlan,
  aRecord,
  aSubmission,
  aTenant,
} from "../testing/fixtures.ts";

const { startedOn: _started, endedOn: _ended, ...noBody } = noValues;

/** A tenant whose id stands in the text of all its rows, and `draft` in the text of what was not submitted. */
export type ProbeTenant = {
  id: TenantId;
  userId: UserId;
  draft: string;
  /** A federal side of its own, whose rows have `bureau` in their text. */
  bureauId: TenantId;
  bureau: string;
};

/** Rows in every table of a tenant: a draft, a submission, members, a trail. */
export async function aProbeTenant(owner: Db): Promise<ProbeTenant> {
  const { id, nis } = await aTenant(owner);
  if (nis === null) throw new Error("a municipality has a code");
  const { id: userId } = await anAccount(owner);
  const draft = `draft-${crypto.randomUUID()}`;
  const at = new Date("2025-03-03T09:00:00Z");
  await aMembership(owner, id, userId, ["coordinator"]);

  const open = await aPlan(owner, id, { framework: await aFramework(owner, { code: "svpp-2098" }) });
  const chapter = await aNode(owner, id, open.version.id, { text: { nl: `${draft} ${id}` } });
  await aNode(owner, id, open.version.id, { parentId: chapter.lineageId, kind: "strategicObjective", unit: draft });
  await aGrantLine(owner, id, open.version.id, { note: draft });

  const unit = await aRecord(owner, id, { body: { ...noBody, name: { nl: draft } } });
  await aRecord(owner, id, {
    kind: "position",
    body: { ...noBody, name: { nl: draft } },
    refs: [{ name: "unit", targetId: unit.id, targetKind: "unit" }],
  });

  const sent = await aPlan(owner, id, { framework: await aFramework(owner, { code: "svpp-2097" }) });
  await aNode(owner, id, sent.version.id, { text: { nl: `frozen ${id}` } });
  await aGrantLine(owner, id, sent.version.id);
  const submitted = await aSubmission(owner, { ...sent, tenantId: id, planId: sent.id, versionId: sent.version.id });

  const approved = await aPlan(owner, id, { framework: await aFramework(owner, { code: "svpp-2096" }) });
  await aSubmission(
    owner,
    { ...approved, tenantId: id, planId: approved.id, versionId: approved.version.id },
    { status: "approved" },
  );

  await withTenant(owner, id, async (tx) => {
    await tx.insert(planOrigin).values({
      tenantId: id,
      planId: open.id,
      kind: "rollOver",
      fromPlanId: approved.id,
      fromFramework: approved.framework,
      createdAt: at,
    });
    await tx.insert(renewalItem).values({
      tenantId: id,
      planId: open.id,
      kind: "year",
      lineageId: chapter.lineageId,
      quote: draft,
      createdAt: at,
    });
    await tx.insert(idempotencyKey).values({
      tenantId: id,
      key: `key-${id}`,
      accountId: userId,
      requestHash: "0",
      createdAt: at,
    });
    await tx.insert(invitation).values({
      tenantId: id,
      email: `invited-${id}@salus.example`,
      roles: ["reader"],
      locale: "fr",
      secretHash: "0",
      invitedBy: userId,
      createdAt: at,
      expiresAt: at,
    });
    const threadId = newId<CommentId>();
    const about = { tenantId: id, planId: open.id, nodeId: chapter.lineageId, createdAt: at };
    await tx.insert(comment).values({ ...about, id: threadId, threadId, authorId: userId, text: `${draft} ${id}` });
    await tx.insert(commentReading).values({ tenantId: id, accountId: userId, threadId, readAt: at });
    const stored = { name: `${draft} ${id}`, mediaType: "text/plain", size: 1, hash: "0".repeat(64) };
    await tx.insert(attachment).values({ ...about, ...stored, commentId: threadId, createdBy: userId });
    const told = { accountId: userId, kind: "mention" as const, subjectId: threadId, actorId: userId };
    await tx.insert(notification).values({ ...about, ...told });
    await tx.insert(mailPreference).values({ tenantId: id, accountId: userId, digest: "daily" });
    const words = { subject: draft, plain: id, html: draft, locale: "fr" as const };
    const to = { kind: "digest" as const, accountId: userId, address: `${id}@salus.example` };
    await tx.insert(mail).values({ tenantId: id, ...to, ...words, createdAt: at });
    const asked = { assigneeId: userId, assignedBy: userId, dueOn: "2025-04-01" };
    await tx.insert(assignment).values({ ...about, ...asked, note: `${draft} ${id}` });
    const eventId = newId<EventId>();
    const happened = { planId: open.id, versionId: open.version.id, kind: "council" as const, recordedAt: at };
    await tx.insert(planEvent).values({ tenantId: id, id: eventId, ...happened });
    await tx.insert(decision).values({ tenantId: id, eventId, subject: `${draft} ${id}` });
    await tx.insert(decisionVoter).values({ tenantId: id, eventId, seq: 0, share: "for", name: `${draft} ${id}` });
    await tx.insert(dismissal).values({
      tenantId: id,
      planId: open.id,
      code: "date.outside_period",
      nodeId: chapter.lineageId,
      field: "text.nl",
      fingerprint: "0",
      reason: `${draft} ${id}`,
      dismissedBy: userId,
      dismissedAt: at,
    });
    const returned = { tenantId: id, planId: sent.id, versionId: sent.version.id, kind: "returned" as const };
    const returnId = newId<EventId>();
    await tx.insert(planEvent).values({ ...returned, id: returnId, recordedAt: at });
    const of = { tenantId: id, submissionId: submitted.id, eventId: returnId };
    const said = { language: "nl" as const, text: `said ${id}` };
    const remarkId = newId<RemarkId>();
    await tx.insert(remark).values({ ...of, ...said, id: remarkId, planId: sent.id, kind: "blocking", sentAt: at });
    const answered = { remarkId, text: `${draft} ${id}`, language: "nl" as const, writtenBy: userId, writtenAt: at };
    await tx.insert(remarkAnswer).values({ tenantId: id, ...answered });
    const written = { subject: `letter ${id}`, paragraphs: [] };
    await tx.insert(letter).values({ ...of, kind: "return", text: { nl: written, fr: written }, writtenAt: at });
    const granted = {
      until: "2025-04-30",
      reason: `granted ${id}`,
      grantedAt: at,
      grantedBy: userId,
      grantedByName: "-",
    };
    await tx.insert(deadlineException).values({ tenantId: id, framework: sent.framework, ...granted });
    const paper = { name: `paper ${id}`, mediaType: "application/pdf", size: 1, hash: "0".repeat(64) };
    const printed = { language: "fr" as const, documentHash: "0".repeat(64), addedAt: at, addedBy: userId };
    await tx.insert(paperFile).values({
      ...{ tenantId: id, planId: sent.id, versionId: sent.version.id, submissionId: submitted.id },
      ...{ ...paper, ...printed, addedByName: "-" },
    });
    const owing = { instrument: "svpp" as const, framework: sent.framework, planId: sent.id, nis };
    await tx.insert(obligation).values({ tenantId: id, key: `owed ${id}`, kind: "submission", ...owing });
    const given = { outcome: "none" as const, answer: `given ${id}`, answerLanguage: "nl" as const, answeredAt: at };
    const shared = { giver: "region" as const, organisation: "-", question: "-", sharedAt: at };
    await tx.insert(sharedOpinion).values({
      ...{ tenantId: id, id: newId<OpinionId>(), planId: sent.id, submissionId: submitted.id },
      ...{ ...given, ...shared },
    });
    await tx.insert(calendarLink).values({ tenantId: id, accountId: userId, secretHash: draft, createdAt: at });
    const talk = { planId: sent.id, nis, framework: sent.framework, createdAt: at, lastAt: at };
    const asking = { begunBy: "municipality" as const, lastSide: "municipality" as const, subject: `asked ${id}` };
    const talkId = newId<ThreadId>();
    await tx.insert(messageThread).values({ tenantId: id, id: talkId, ...talk, ...asking });
    const speaking = { threadId: talkId, side: "municipality" as const, authorId: userId, createdAt: at };
    await tx.insert(message).values({ tenantId: id, ...speaking, text: `said ${id}` });
    await tx.insert(messageReading).values({ tenantId: id, accountId: userId, subjectId: talkId, readAt: at });
    const news = { subject: { nl: `news ${id}` }, text: {}, sentAt: at };
    await tx.insert(newsletter).values({ tenantId: id, ...news, sentBy: userId, recipients: 1 });
    await tx.insert(newsletterCopy).values({ tenantId: id, ...news, nis, newsletterId: newId() });
    const kept = { tenantId: id, language: "nl" as const, addedBy: userId, addedAt: at };
    await tx.insert(word).values({ ...kept, word: draft });
    await tx.insert(word).values({ ...kept, word: draft, accountId: userId });
    const actor = { userId, tenantId: id };
    await appendAudit(tx, { at, actor, action: "plan.submit", entity: "plan", entityId: newId(), after: draft });
  });
  const bureau = `bureau-${crypto.randomUUID()}`;
  const bureauId = await aBureau(owner, { bureau, userId, at });
  await withTenant(owner, id, (tx) =>
    appendAudit(tx, {
      at,
      actor: { userId, tenantId: bureauId },
      ...{ action: "dossier.see", entity: "plan", entityId: bureau, after: draft },
    }),
  );
  return { id, userId, draft, bureau, bureauId };
}

async function aBureau(owner: Db, { bureau, userId, at }: { bureau: string; userId: UserId; at: Date }) {
  const { id: tenantId } = await aTenant(owner, { kind: "federal" });
  const submissionId = newId<SubmissionId>();
  await withTenant(owner, tenantId, async (tx) => {
    const note = { kind: "internal" as const, language: "fr" as const, text: bureau, writtenBy: userId, writtenAt: at };
    await tx.insert(federalNote).values({ tenantId, planId: newId(), submissionId, ...note });
    await tx.insert(federalScore).values({ tenantId, submissionId, item: bureau, scoredBy: userId, scoredAt: at });
    const assigned = { adviserId: userId, assignedBy: userId, assignedAt: at };
    await tx.insert(federalAdviser).values({ tenantId, nis: bureau as NisCode, ...assigned });
    const title = { nl: "-", fr: "-", unattested: [] };
    const about = { name: title, title, instrument: "svpp" as const, number: 1 };
    const period = { from: "2025-01-01", to: "2025-12-31" };
    await tx.insert(federalOpinion).values({
      ...{
        tenantId,
        planId: newId(),
        submissionId,
        name: bureau,
        organisation: bureau,
        giver: "region",
        email: bureau,
      },
      ...{
        language: "fr",
        question: bureau,
        subject: { ...about, period, submittedAt: at.toISOString() },
        excerpt: [],
      },
      ...{ until: "2025-04-01", secretHash: "0", askedBy: userId, askedAt: at },
    });
    const body = beginDraft({ origin: "nothing", instrument: "svpp", code: bureau }, null);
    const written = { createdBy: userId, createdAt: at, updatedBy: userId, updatedAt: at };
    await tx.insert(frameworkDraft).values({ tenantId, id: newId(), origin: "nothing", body, ...written });
  });
  return tenantId;
}
