import type { Actor } from "../actor.ts";

/** What a reader of the trail tells apart. */
export const trailKinds = ["changed", "saw", "exported", "support"] as const;
export type TrailKind = (typeof trailKinds)[number];

/** What is written by reading, by kind: everything else in a trail is a change. */
const readings = {
  saw: ["dossier.see"],
  exported: ["dossier.export", "page.export", "calendar.make"],
  support: ["support.open", "support.withdraw", "support.enter", "support.see", "support.end"],
} as const satisfies Record<Exclude<TrailKind, "changed">, readonly string[]>;

/** What changes something, by its name in the trail. A new verb is named here, and gets its words in both languages. */
const changes = [
  ...["account.change_mail", "account.change_password", "account.change_profile", "account.end_session"],
  ...["account.sign_in", "account.sign_out", "account.switch_tenant"],
  ...["adviser.assign", "agreement.addCopy", "agreement.make", "agreement.withdrawCopy", "assessment.score"],
  ...["assignment.change", "assignment.done", "assignment.give", "assignment.reopen"],
  ...["attachment.add", "attachment.remove", "branch.insert", "calendar.revoke"],
  ...["comment.add", "comment.change", "comment.remove", "comment.reopen", "comment.resolve"],
  ...["deadline.except", "deadline.withdrawException", "finding.dismiss", "finding.restore"],
  ...["framework.beginDraft", "framework.publish", "framework.removeDraft", "framework.saveDraft"],
  ...["grant_line.add", "grant_line.change", "grant_line.remove"],
  ...["member.accept_invitation", "member.change_roles", "member.invite", "member.remove", "member.revoke_invitation"],
  ...["message.write", "newsletter.read", "newsletter.send"],
  ...[
    "node.add",
    "node.change",
    "node.insert",
    "node.move",
    "node.remove",
    "node.restore",
    "node.review",
    "node.unreview",
  ],
  ...["note.add", "note.change", "note.remove", "obligation.settle"],
  ...["opinion.ask", "opinion.give", "opinion.open", "opinion.prolong", "opinion.share", "opinion.unshare"],
  "opinion.withdraw",
  ...["organisation.add", "organisation.change", "organisation.merge", "organisation.remove", "organisation.seed"],
  ...["plan.adoptRevision", "plan.amend", "plan.approve", "plan.create", "plan.forgetVoters", "plan.import"],
  ...["plan.prolong", "plan.recordDecision", "plan.recordEvent", "plan.replace", "plan.resume", "plan.return"],
  ...["plan.rollOver", "plan.strikeEvent", "plan.submit", "plan.takeInspiration"],
  ...[
    "remark.answer",
    "remark.reopen",
    "remark.settle",
    "renewal.reopen",
    "renewal.settle",
    "trail.verify",
    "word.add",
    "word.remove",
  ],
] as const;

export type TrailAction = (typeof changes)[number] | (typeof readings)[keyof typeof readings][number];
export const trailActions: readonly TrailAction[] = [...changes, ...Object.values(readings).flat()];

/** Who looked or took along changed nothing. */
export const readingActions: readonly string[] = Object.values(readings).flat();

/** The actions that make a kind; of a change those that make none: whatever is no reading changed something. */
export const actionsOfKind = (kind: Exclude<TrailKind, "changed">): readonly TrailAction[] => readings[kind];

export const kindOfTrail = (action: string): TrailKind =>
  (["saw", "exported", "support"] as const).find((kind) => (readings[kind] as readonly string[]).includes(action)) ??
  "changed";

/** Somebody of support: let in by the tenant for a while, to look and to change nothing. */
export const isSupport = ({ roles }: Pick<Actor, "roles">): boolean => roles.includes("support");
