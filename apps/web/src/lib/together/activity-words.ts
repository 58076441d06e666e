import { type DiffPart, type Language, languages, wordDiff } from "@salus/domain";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { Activity } from "./types.ts";
import { nodeRefWords } from "./work-words.ts";

type Change = Activity["changes"][number];
/** Actions of the trail that have words of their own; the dot is an underscore. */
const actions = [
  "node_change",
  "node_add",
  "node_move",
  "node_remove",
  "node_restore",
  "node_insert",
  "node_review",
  "branch_insert",
  "grant_line_change",
  "grant_line_add",
  "grant_line_remove",
  "comment_add",
  "comment_change",
  "comment_remove",
  "comment_resolve",
  "comment_reopen",
  "attachment_add",
  "attachment_remove",
  "assignment_give",
  "assignment_change",
  "assignment_done",
  "assignment_reopen",
  "plan_create",
  "plan_import",
  "plan_recordDecision",
  "plan_recordEvent",
  "plan_strikeEvent",
  "plan_forgetVoters",
  "plan_submit",
  "plan_return",
  "plan_approve",
  "plan_rollOver",
  "plan_takeInspiration",
  "renewal_settle",
  "renewal_reopen",
  "finding_dismiss",
  "finding_restore",
] as const;
const fields = [
  "text",
  "intro",
  "unit",
  "original",
  "targets",
  "links",
  "dueOn",
  "state",
  "assigneeId",
  "amountCents",
  "equipmentCents",
  "fte",
  "note",
  "reason",
  "on",
  "agendaItem",
  "kind",
] as const;

const quoted = (i18n: I18n, text: string): string => (i18n.locale === "fr" ? `«\u00a0${text}\u00a0»` : `“${text}”`);

/** What happened, as the end of a sentence that begins with a name. */
export function didWords(i18n: I18n, { action, node, nodeId }: Activity): string {
  const code = actions.find((each) => each === action.replace(".", "_")) ?? "other";
  const what = node
    ? quoted(i18n, nodeRefWords(i18n, { ...node, removed: false }).text)
    : nodeId === null
      ? i18n.t((m) => m.together.wholePlan).toLowerCase()
      : i18n.t((m) => m.together.activity.gone);
  return i18n.t((m) => m.together.activity.did[code], { what });
}

/** A field and, where it has one, the language of its text. */
export function fieldWords(i18n: I18n, field: string): { name: string; language: Language | null } {
  const [head = "", tail] = field.split(".");
  const code = fields.find((each) => each === head) ?? "other";
  const language = languages.find((each) => each === tail) ?? null;
  return { name: i18n.t((m) => m.together.activity.field[code]), language };
}

export type ChangeWords =
  | { readonly kind: "text"; readonly parts: DiffPart[] }
  | { readonly kind: "values"; readonly before: string; readonly after: string }
  | { readonly kind: "note"; readonly text: string };

/** A text is shown with its words marked, a short value as it was and is; what is no text is only named. */
export function changeWords(
  i18n: I18n,
  { field, before, after }: Change,
  people: ReadonlyMap<string, string>,
): ChangeWords {
  const { t } = i18n;
  if (/^(text|intro)\./.test(field)) return { kind: "text", parts: wordDiff(asText(before), asText(after)) };
  if (field === "targets") return { kind: "note", text: t((m) => m.together.activity.changedTargets) };
  if (field.startsWith("links.")) return { kind: "note", text: t((m) => m.together.activity.changedLinks) };
  const value = (of: unknown): string => valueWords(i18n, field, of, people);
  return { kind: "values", before: value(before), after: value(after) };
}

const asText = (value: unknown): string => (typeof value === "string" ? value : "");

function valueWords(i18n: I18n, field: string, value: unknown, people: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined || value === "") return i18n.t((m) => m.together.activity.empty);
  if (typeof value === "number") return field.endsWith("Cents") ? i18n.money(value) : i18n.number(value);
  if (typeof value !== "string") return "…";
  if (field === "assigneeId") return people.get(value) ?? i18n.t((m) => m.together.comments.unknownPerson);
  if (field === "state" && (value === "open" || value === "done"))
    return i18n.t((m) => m.together.activity.states[value]);
  if (field === "kind" && (value === "college" || value === "council"))
    return i18n.t((m) => m.together.activity.decisions[value]);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? i18n.date(value) : value;
}
