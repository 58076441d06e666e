/** What the feed of a plan tells apart; several actions of the trail make one kind. */
export const activityKinds = ["text", "structure", "money", "comments", "assignments", "procedure"] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** The kind of what happened to something; a node's depends on the verb. */
export const kindsByEntity: Readonly<Record<string, ActivityKind>> = {
  grant_line: "money",
  comment: "comments",
  attachment: "comments",
  assignment: "assignments",
};
export const nodeEntities = ["node", "branch"];
/** Verbs that change the shape of the tree; the other ones change its texts. */
export const structuralVerbs = ["add", "move", "remove", "restore", "insert"];

/** The kind of an action as the trail names it, `node.change`. */
export function activityKindOf(action: string): ActivityKind {
  const [entity = "", verb = ""] = action.split(".");
  if (nodeEntities.includes(entity)) return structuralVerbs.includes(verb) ? "structure" : "text";
  return kindsByEntity[entity] ?? "procedure";
}

type Dated = { readonly at: string; readonly actorId: string | null };
export type ActivityGroup<Entry extends Dated> = {
  readonly key: string;
  readonly entries: readonly [Entry, ...Entry[]];
};

/** What one person did within one clock hour, together, as long as nobody else came in between. */
export function groupActivity<Entry extends Dated>(entries: readonly Entry[]): ActivityGroup<Entry>[] {
  const groups: { key: string; entries: [Entry, ...Entry[]] }[] = [];
  for (const entry of entries) {
    const key = `${entry.actorId ?? ""} ${entry.at.slice(0, 13)}`;
    const last = groups.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else groups.push({ key, entries: [entry] });
  }
  return groups;
}
