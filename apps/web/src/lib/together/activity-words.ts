import { type DiffPart, type Language, languages, wordDiff } from "@salus/domain";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { Activity } from "./types.ts";
import { nodeRefWords } from "./work-words.ts";

type Change = Activity["changes"][number];
type Did = Parameters<Parameters<I18n["t"]>[0]>[0]["together"]["activity"]["did"];
type Fields = Parameters<Parameters<I18n["t"]>[0]>[0]["together"]["activity"]["field"];

/** What happened, as the end of a sentence that begins with a name. */
export function didWords(i18n: I18n, { action, node, nodeId }: Activity): string {
  const key = action.replace(".", "_");
  const known = i18n.t((m) => m.together.activity.did, { returnObjects: true }) as Record<string, string>;
  const code = (key in known ? key : "other") as keyof Did;
  const what = node
    ? `“${nodeRefWords(i18n, { ...node, removed: false }).text}”`
    : nodeId === null
      ? i18n.t((m) => m.together.wholePlan).toLowerCase()
      : i18n.t((m) => m.together.activity.gone);
  return i18n.t((m) => m.together.activity.did[code], { what });
}

/** A field and, where it has one, the language of its text. */
export function fieldWords(i18n: I18n, field: string): { name: string; language: Language | null } {
  const [head = "", tail] = field.split(".");
  const known = i18n.t((m) => m.together.activity.field, { returnObjects: true }) as Record<string, string>;
  const code = (head in known ? head : "other") as keyof Fields;
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
