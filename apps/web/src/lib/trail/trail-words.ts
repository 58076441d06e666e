import { type Role, type TrailAction, trailActions } from "@salus/domain";
import type { Translate } from "@salus/i18n";
import type { TrailEntry } from "#lib/api/types.ts";

type Underscored<Code extends string> = Code extends `${infer Entity}.${infer Verb}` ? `${Entity}_${Verb}` : never;

const known = (action: string): action is TrailAction => (trailActions as readonly string[]).includes(action);

export function didText(t: Translate, { action }: Pick<TrailEntry, "action">): string {
  if (!known(action)) return t((m) => m.trail.other);
  const name = action.replace(".", "_") as Underscored<TrailAction>;
  return t((m) => m.trail.action[name]);
}

export function whoText(t: Translate, { side, person }: Pick<TrailEntry, "side" | "person">): string {
  if (person) return person.name;
  return side === "own" ? t((m) => m.trail.gone) : t((m) => m.trail[side]);
}

type Seen = keyof typeof seen;
/** Parts of the program by the fixed words of their address: what the trail keeps of a reading. */
const seen = {
  plan: ["", "tree", "unit-texts", "changes", "live"],
  timeline: ["timeline", "status"],
  analysis: ["analysis"],
  difference: ["difference"],
  compare: ["federal/compare"],
  versions: ["versions", "replaceable"],
  remarks: ["remarks"],
  letters: ["letters"],
  receipt: ["versions/receipt", "versions/receipt/paper"],
  signing: ["versions/signing", "signing"],
  signedFile: ["versions/signing/files", "signing/files"],
  paper: ["paper", "versions/paper"],
  differencePaper: ["difference/paper"],
  decisionDraft: ["decision-draft"],
  attachments: ["attachments"],
  attachment: ["attachments/"],
  findings: ["findings"],
  history: ["nodes/history"],
  activity: ["activity"],
  comments: ["comments"],
  tasks: ["assignments", "my-work", "members/assignments"],
  bin: ["bin"],
  renewal: ["roll-over", "renewal"],
  frameworkChanges: ["framework-changes"],
  published: ["published", "published/beginning"],
  plans: ["plans"],
  messages: ["messages", "unread", "mailbox"],
  newsletters: ["newsletters"],
  obligations: ["obligations", "calendar-link"],
  members: ["members", "members/invitations", "colleagues"],
  organisation: ["organisation", "organisation/uses"],
  words: ["words"],
  trail: ["trail"],
} as const;

/** What was looked at or taken along, in words; an address of the program is nothing to read. */
export function seenText(t: Translate, what: string): string {
  const path = what.replace(/^(\/federal)?\/plans\/:\w+/, "").replace(/^\//, "");
  const isOne = path.endsWith("attachments/:attachmentId");
  const fixed = path.split("/").filter((part) => !part.startsWith(":"));
  const address = fixed.join("/") + (isOne ? "/" : "");
  const name = (Object.keys(seen) as Seen[]).find((key) => (seen[key] as readonly string[]).includes(address));
  return t((m) => m.trail.seen[name ?? "other"]);
}

export const rolesText = (t: Translate, roles: readonly Role[]): string =>
  roles.map((role) => t((m) => m.enums.role[role])).join(", ");
